#ifndef FEEDWATCH_LIBRARY_VERSION_H
#define FEEDWATCH_LIBRARY_VERSION_H

// Version of the libxml2 that runs, which may be newer than the one of the headers: "20914" is 2.9.14.
const char *feedwatch_libxml2_version(void);

#endif
