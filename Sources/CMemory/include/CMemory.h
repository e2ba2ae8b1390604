// What Swift's Glibc module leaves out of <malloc.h> and <sys/mman.h>, and what C libraries do each in its own way.
#ifndef FEEDWATCH_CMEMORY_H
#define FEEDWATCH_CMEMORY_H

#include <spawn.h>
#include <stddef.h>

// Gives what was freed back to the system, where the C library keeps it. Safe from any thread.
void feedwatch_return_freed_memory(void);

// A descriptor of a file in memory that holds `count` bytes and can be changed no more, read from its begin; programs do not
// inherit it but where they are given it. -1 and errno on failure.
int feedwatch_memory_file(const void *bytes, size_t count);

// Adds to `actions` that the program to be started inherits no descriptor but 0, 1 and 2. 0, or an errno.
int feedwatch_inherit_streams_only(posix_spawn_file_actions_t *actions);

#endif
