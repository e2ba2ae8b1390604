#include "XMLEvents.h"

// Debian's headers of libxml2 2.9 would want those of ICU, of which nothing here makes use.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <limits.h>
#include <stdlib.h>
#include <string.h>

// An array that grows; `count` and `room` are in elements.
typedef struct {
  void *items;
  size_t count, room;
} list;

struct feedwatch_xml_parser {
  xmlParserCtxtPtr libxml2;
  // Names of the document before, which the caller may still use.
  xmlDictPtr former_names;
  list events, attributes, declarations, text;
  // Namespaces that each open element declares.
  uint16_t declared[feedwatch_xml_most_levels + 1];
  int depth, namespaces;
  // The outermost element is not told.
  int is_wrapped;
  // The last text of a CDATA section ended in a carriage return.
  int is_behind_return;
  feedwatch_xml_state state;
  char error[200];
  uint32_t error_line;
};

static void stop(feedwatch_xml_parser *parser, feedwatch_xml_state state) {
  parser->state = state;
  xmlStopParser(parser->libxml2);
}

// Room for `count` more elements of `size` bytes, at the end; NULL without memory, which stops the parser.
static void *grow(feedwatch_xml_parser *parser, list *list, size_t count, size_t size) {
  if (list->count + count > list->room) {
    size_t room = list->room * 2 > list->count + count ? list->room * 2 : list->count + count + 64;
    void *items = room <= UINT32_MAX ? realloc(list->items, room * size) : NULL;
    if (!items) return stop(parser, feedwatch_xml_beyond_limits), NULL;
    list->items = items;
    list->room = room;
  }
  void *place = (char *)list->items + list->count * size;
  list->count += count;
  return place;
}

static uint32_t line(const feedwatch_xml_parser *parser) {
  int line = xmlSAX2GetLineNumber(parser->libxml2);
  return line > 0 ? (uint32_t)line : 1;
}

// Appends bytes to the text of the batch; 0 without memory.
static int keep(feedwatch_xml_parser *parser, const xmlChar *bytes, size_t count) {
  if (count == 0) return 1;
  char *place = grow(parser, &parser->text, count, 1);
  if (place) memcpy(place, bytes, count);
  return place != NULL;
}

// Appends the value of an attribute. libxml2 has replaced all references in it but those to an ampersand, which it writes `&#38;`
// as long as XML_PARSE_NOENT is not set.
static int keep_value(feedwatch_xml_parser *parser, const xmlChar *bytes, size_t count) {
  static const char reference[] = "#38;";
  const xmlChar *ampersand;
  while (count > 0 && (ampersand = memchr(bytes, '&', count))) {
    size_t length = (size_t)(ampersand - bytes) + 1;
    if (!keep(parser, bytes, length)) return 0;
    bytes += length;
    count -= length;
    if (count < strlen(reference) || memcmp(bytes, reference, strlen(reference)) != 0) continue;
    bytes += strlen(reference);
    count -= strlen(reference);
  }
  return keep(parser, bytes, count);
}

static void keep_attributes(feedwatch_xml_parser *parser, feedwatch_xml_event *event, const xmlChar **attributes, int count) {
  if (count > feedwatch_xml_most_attributes) count = feedwatch_xml_most_attributes;
  feedwatch_xml_attribute *kept = grow(parser, &parser->attributes, (size_t)count, sizeof *kept);
  if (!kept) return;
  // Of each: local name, prefix, namespace, value, end of the value.
  for (; count > 0; count--, attributes += 5, kept++) {
    *kept = (feedwatch_xml_attribute){(const char *)attributes[0], (const char *)attributes[1], (uint32_t)parser->text.count, 0};
    if (!keep_value(parser, attributes[3], (size_t)(attributes[4] - attributes[3]))) return;
    kept->length = (uint32_t)parser->text.count - kept->offset;
    event->attributes++;
    if (kept->prefix && strcmp(kept->prefix, "xml") == 0) event->has_xml_attributes = 1;
  }
}

// `pairs` are a prefix and an address each.
static void keep_declarations(feedwatch_xml_parser *parser, feedwatch_xml_event *event, const xmlChar **pairs, int count) {
  const char **kept = grow(parser, &parser->declarations, (size_t)count, sizeof *kept);
  if (!kept) return;
  event->declarations = (uint32_t)count;
  for (int n = 0; n < count; n++) kept[n] = (const char *)pairs[2 * n + 1];
}

static void start(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int namespaces, const xmlChar **pairs,
                  int attribute_count, int defaulted, const xmlChar **attributes) {
  (void)defaulted;
  feedwatch_xml_parser *parser = context;
  if (parser->depth >= feedwatch_xml_most_levels + parser->is_wrapped || parser->namespaces + namespaces > feedwatch_xml_most_namespaces)
    return stop(parser, feedwatch_xml_beyond_limits);
  parser->is_behind_return = 0;
  if (parser->depth++ < parser->is_wrapped) return;
  parser->declared[parser->depth - 1 - parser->is_wrapped] = (uint16_t)namespaces;
  parser->namespaces += namespaces;
  const xmlChar *rest = parser->libxml2->input->cur;
  feedwatch_xml_event event = {
      .kind = feedwatch_xml_start, .line = line(parser),
      .local = (const char *)local, .prefix = (const char *)prefix, .uri = (const char *)uri,
      .first_attribute = (uint32_t)parser->attributes.count, .first_declaration = (uint32_t)parser->declarations.count,
      .is_empty = rest[0] == '/' && rest[1] == '>'};
  if (attribute_count > 0) keep_attributes(parser, &event, attributes, attribute_count);
  if (namespaces > 0) keep_declarations(parser, &event, pairs, namespaces);
  feedwatch_xml_event *kept = grow(parser, &parser->events, 1, sizeof event);
  if (kept) *kept = event;
}

static void end(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
  (void)local, (void)prefix, (void)uri;
  feedwatch_xml_parser *parser = context;
  parser->is_behind_return = 0;
  if (parser->depth-- <= parser->is_wrapped) return;
  parser->namespaces -= parser->declared[parser->depth - parser->is_wrapped];
  feedwatch_xml_event *kept = grow(parser, &parser->events, 1, sizeof *kept);
  if (kept) *kept = (feedwatch_xml_event){.kind = feedwatch_xml_end, .line = line(parser)};
}

static void text(void *context, const xmlChar *bytes, int count) {
  feedwatch_xml_parser *parser = context;
  if (count <= 0 || parser->depth <= parser->is_wrapped) return;
  feedwatch_xml_event *events = parser->events.items;
  feedwatch_xml_event *last = parser->events.count > 0 ? &events[parser->events.count - 1] : NULL;
  uint32_t offset = (uint32_t)parser->text.count;
  if (!keep(parser, bytes, (size_t)count)) return;
  if (last && last->kind == feedwatch_xml_text) {
    last->length += (uint32_t)count;
    return;
  }
  last = grow(parser, &parser->events, 1, sizeof *last);
  if (last) *last = (feedwatch_xml_event){.kind = feedwatch_xml_text, .line = line(parser), .offset = offset, .length = (uint32_t)count};
}

// The text of a CDATA section. libxml2 2.9 hands on its line ends as they are written, where it makes line feeds of them elsewhere
// (XML 1.0, section 2.11).
static void section(void *context, const xmlChar *bytes, int count) {
  feedwatch_xml_parser *parser = context;
  while (count > 0) {
    if (parser->is_behind_return && bytes[0] == '\n') {
      bytes++;
      count--;
    }
    parser->is_behind_return = 0;
    const xmlChar *line_end = count > 0 ? memchr(bytes, '\r', (size_t)count) : NULL;
    int length = line_end ? (int)(line_end - bytes) : count;
    text(context, bytes, length);
    if (!line_end) return;
    text(context, (const xmlChar *)"\n", 1);
    parser->is_behind_return = 1;
    bytes = line_end + 1;
    count -= length + 1;
  }
}

// No entity is known but the five of XML, of which libxml2 does not ask.
static xmlEntityPtr no_entity(void *context, const xmlChar *name) { return (void)context, (void)name, NULL; }

// Nothing outside the document is opened, whatever asks for it.
static xmlParserInputPtr no_input(void *context, const xmlChar *public, const xmlChar *system) {
  return (void)context, (void)public, (void)system, NULL;
}

// Notes the first error after which a document is not well-formed.
static void note(feedwatch_xml_parser *parser, const xmlError *error) {
  if (error->level != XML_ERR_FATAL || parser->error_line) return;
  if (parser->state == feedwatch_xml_sound && !parser->is_wrapped) parser->state = feedwatch_xml_broken;
  parser->error_line = error->line > 0 ? (uint32_t)error->line : 1;
  strncpy(parser->error, error->message ? error->message : "not well-formed", sizeof parser->error - 1);
  parser->error[strcspn(parser->error, "\r\n")] = 0;
}

// 2.12 made the error of a structured handler constant.
#if LIBXML_VERSION >= 21200
static void structured_error(void *context, const xmlError *error) { note(context, error); }
#else
static void structured_error(void *context, xmlErrorPtr error) { note(context, error); }
#endif

// A context of libxml2 whose events go to `parser`; NULL without memory.
static xmlParserCtxtPtr open_context(feedwatch_xml_parser *parser, int recovers) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start;
  handler.endElementNs = end;
  // The same function for both, so that libxml2 does not look for blanks that could be ignored.
  handler.characters = handler.ignorableWhitespace = text;
  handler.cdataBlock = section;
  handler.getEntity = handler.getParameterEntity = no_entity;
  handler.resolveEntity = no_input;
  handler.serror = structured_error;
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, parser, NULL, 0, NULL);
  // XML_PARSE_NOENT must never be added: it has the files of entities read, with XML_PARSE_NONET too.
  int options = XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC;
  if (context) xmlCtxtUseOptions(context, options | (recovers ? XML_PARSE_RECOVER : 0));
  return context;
}

feedwatch_xml_parser *feedwatch_xml_parser_new(void) {
  xmlInitParser();
  feedwatch_xml_parser *parser = calloc(1, sizeof *parser);
  if (!parser) return NULL;
  parser->libxml2 = open_context(parser, 0);
  if (parser->libxml2) return parser;
  free(parser);
  return NULL;
}

int feedwatch_xml_parser_restart(feedwatch_xml_parser *parser) {
  xmlParserCtxtPtr next = open_context(parser, 1);
  if (!next) return 0;
  if (!parser->former_names) {
    parser->former_names = parser->libxml2->dict;
    xmlDictReference(parser->former_names);
  }
  xmlFreeParserCtxt(parser->libxml2);
  parser->libxml2 = next;
  parser->events.count = parser->attributes.count = parser->declarations.count = parser->text.count = 0;
  parser->depth = parser->namespaces = 0;
  parser->is_wrapped = 1;
  parser->state = feedwatch_xml_sound;
  parser->error_line = 0;
  return 1;
}

void feedwatch_xml_parser_free(feedwatch_xml_parser *parser) {
  if (!parser) return;
  xmlFreeParserCtxt(parser->libxml2);
  if (parser->former_names) xmlDictFree(parser->former_names);
  free(parser->events.items);
  free(parser->attributes.items);
  free(parser->declarations.items);
  free(parser->text.items);
  free(parser);
}

feedwatch_xml_state feedwatch_xml_parser_push(feedwatch_xml_parser *parser, const uint8_t *bytes, size_t count, int is_last) {
  parser->events.count = parser->attributes.count = parser->declarations.count = parser->text.count = 0;
  if (parser->state != feedwatch_xml_sound) return parser->state;
  xmlParseChunk(parser->libxml2, (const char *)bytes, count > INT_MAX ? INT_MAX : (int)count, is_last);
  if (parser->state == feedwatch_xml_sound && !parser->is_wrapped && xmlDictSize(parser->libxml2->dict) > feedwatch_xml_most_names)
    stop(parser, feedwatch_xml_beyond_limits);
  return parser->state;
}

feedwatch_xml_batch feedwatch_xml_parser_batch(const feedwatch_xml_parser *parser) {
  return (feedwatch_xml_batch){parser->events.items, parser->events.count, parser->attributes.items,
                               (const char *const *)parser->declarations.items, parser->text.items};
}

const char *feedwatch_xml_parser_error(const feedwatch_xml_parser *parser, uint32_t *line) {
  *line = parser->error_line;
  return parser->error_line ? parser->error : NULL;
}
