#ifndef FEEDWATCH_CSAXFLOOR_H
#define FEEDWATCH_CSAXFLOOR_H

#include <stddef.h>

/// What a walk over a document with libxml2's SAX2 interface met.
typedef struct {
  size_t elements;
  size_t textBytes;
} FeedwatchSAXCount;

/// Parses `length` bytes of XML with callbacks that only count: the least any reader on libxml2 costs.
FeedwatchSAXCount feedwatch_sax_floor(const char *bytes, int length);

#endif
