// What Swift's Glibc module leaves out of <malloc.h>.
#ifndef FEEDWATCH_CMEMORY_H
#define FEEDWATCH_CMEMORY_H

// Gives what was freed back to the system, where the C library keeps it. Safe from any thread.
void feedwatch_return_freed_memory(void);

#endif
