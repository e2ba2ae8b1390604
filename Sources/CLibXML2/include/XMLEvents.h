// XML 1.0 by libxml2 as batches of events: the caller pushes the document in pieces and reads what each piece gave.
// A parser belongs to one thread at a time; different ones may be used by different threads at once.
#ifndef FEEDWATCH_XML_EVENTS_H
#define FEEDWATCH_XML_EVENTS_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
  feedwatch_xml_start,
  feedwatch_xml_end,
  feedwatch_xml_text,
} feedwatch_xml_kind;

// Names and namespaces are interned: equal ones are the same pointer, which is valid until the parser is freed.
typedef struct {
  feedwatch_xml_kind kind;
  // Line on which the event ends, from 1.
  uint32_t line;
  // Of a start: its name, and the namespace it is in (NULL: none). `prefix` is NULL where none is written.
  const char *local, *prefix, *uri;
  // Of a start: its attributes and the namespaces it declares, in the arrays of the batch.
  uint32_t first_attribute, attributes;
  uint32_t first_declaration, declarations;
  // Of a text: its bytes in `text` of the batch. Texts that follow one another are one.
  uint32_t offset, length;
  // Of a start: it is written `<a/>`; one of its attributes has the prefix `xml`.
  uint8_t is_empty, has_xml_attributes;
} feedwatch_xml_event;

// References in the value are replaced, white space in it is spaces (XML 1.0, section 3.3.3).
typedef struct {
  const char *local, *prefix;
  uint32_t offset, length;
} feedwatch_xml_attribute;

// What one piece gave; valid until the next one is pushed.
typedef struct {
  const feedwatch_xml_event *events;
  size_t count;
  const feedwatch_xml_attribute *attributes;
  // Addresses of declared namespaces; NULL where a declaration takes the default one away.
  const char *const *declarations;
  const char *text;
} feedwatch_xml_batch;

typedef enum {
  // The document is well-formed so far, and within the bounds.
  feedwatch_xml_sound,
  // It is not well-formed: `feedwatch_xml_error` says why.
  feedwatch_xml_broken,
  // It is nested deeper, declares more namespaces or has more names than `feedwatch_xml_limits` allows. libxml2 itself has no
  // bounds with XML_PARSE_HUGE, without which no text of 10 MB could be read, and takes quadratic time for many names.
  feedwatch_xml_beyond_limits,
} feedwatch_xml_state;

enum {
  // Open elements.
  feedwatch_xml_most_levels = 256,
  // Declarations of namespaces in force at once.
  feedwatch_xml_most_namespaces = 256,
  // Attributes of one element that are kept.
  feedwatch_xml_most_attributes = 64,
  // Different names and namespaces; looked at once for each piece.
  feedwatch_xml_most_names = 8192,
};

typedef struct feedwatch_xml_parser feedwatch_xml_parser;

// A parser of UTF-8; NULL without memory. It opens nothing, expands no entity but the five of XML, and knows no document type: a
// document that has one has to be written anew without it.
feedwatch_xml_parser *feedwatch_xml_parser_new(void);
void feedwatch_xml_parser_free(feedwatch_xml_parser *parser);

// Begins another document. Its outermost element is not told, it goes on behind errors as far as libxml2 can, and it needs no end.
// Names of the former document stay valid. 0 without memory.
int feedwatch_xml_parser_restart(feedwatch_xml_parser *parser);

// Reads on; after `feedwatch_xml_broken` and `feedwatch_xml_beyond_limits` no further. `count` is at most INT_MAX.
feedwatch_xml_state feedwatch_xml_parser_push(feedwatch_xml_parser *parser, const uint8_t *bytes, size_t count, int is_last);

feedwatch_xml_batch feedwatch_xml_parser_batch(const feedwatch_xml_parser *parser);

// What was not well-formed first, on one line, and its line; NULL where nothing was.
const char *feedwatch_xml_parser_error(const feedwatch_xml_parser *parser, uint32_t *line);

#endif
