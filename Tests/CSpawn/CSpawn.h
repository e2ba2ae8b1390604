// What Swift's Glibc module leaves out of <spawn.h>.
#ifndef FEEDWATCH_CSPAWN_H
#define FEEDWATCH_CSPAWN_H

#include <spawn.h>

// Adds to `actions` that the program starts in `folder` (glibc 2.29, musl 1.1.24). 0, or an errno.
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);

#endif
