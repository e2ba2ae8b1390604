// libxml2's HTML parser as a row of events. One call reads one whole document; a call belongs to one thread.
#ifndef FEEDWATCH_HTML_EVENTS_H
#define FEEDWATCH_HTML_EVENTS_H

#include <stddef.h>

// Each event stands for what is written in the document: no tag is implied and none is left out, whatever libxml2 makes of it.
typedef struct {
  // A start tag. Names are lower-case and end with NUL. `attributes`: name, value (or NULL), name, value, ... NULL; the pointer
  // itself may be NULL. `is_self_closing`: the tag ends with "/>". Not 0: no more is wanted.
  int (*start)(void *context, const char *name, const char *const *attributes, int is_self_closing);
  // An end tag.
  void (*end)(void *context, const char *name);
  // Text in UTF-8, references decoded; one run of text may come in several pieces.
  void (*text)(void *context, const char *bytes, size_t count);
} feedwatch_html_events;

// Reads `count` bytes of UTF-8 without NUL, at most INT_MAX. Not 0 without memory.
int feedwatch_html_read(const char *bytes, size_t count, const feedwatch_html_events *events, void *context);

#endif
