// A file in memory, for what another program reads on its standard input.
#ifndef FEEDWATCH_CMEMORYFILE_H
#define FEEDWATCH_CMEMORYFILE_H

#include <stddef.h>

// A descriptor of a file that holds `count` bytes and can be changed no more, read from its begin; programs do not inherit it
// but where they are given it. -1 and errno on failure.
int feedwatch_memory_file(const void *bytes, size_t count);

#endif
