#define _GNU_SOURCE
#include "CMemory.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static int fill(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return -1;
    bytes += written;
    count -= (size_t)written;
  }
  if (fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) < 0) return -1;
  return lseek(file, 0, SEEK_SET) < 0 ? -1 : 0;
}

int feedwatch_memory_file(const void *bytes, size_t count) {
  int file = memfd_create("message", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0 || fill(file, bytes, count) == 0) return file;
  int problem = errno;
  close(file);
  errno = problem;
  return -1;
}
