#define _GNU_SOURCE
#include "CMemory.h"

#include <fcntl.h>
#include <unistd.h>

#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)

int feedwatch_inherit_streams_only(posix_spawn_file_actions_t *actions) {
  return posix_spawn_file_actions_addclosefrom_np(actions, 3);
}

#else

// Descriptors that are open now, as far as anybody leaves them open: those that this program opens are not inherited anyway.
int feedwatch_inherit_streams_only(posix_spawn_file_actions_t *actions) {
  long most = sysconf(_SC_OPEN_MAX);
  if (most < 0 || most > 65536) most = 65536;
  for (int descriptor = 3; descriptor < most; descriptor++) {
    int flags = fcntl(descriptor, F_GETFD);
    if (flags < 0 || flags & FD_CLOEXEC) continue;
    int problem = posix_spawn_file_actions_addclose(actions, descriptor);
    if (problem != 0) return problem;
  }
  return 0;
}

#endif
