#include "HTMLEvents.h"

// Debian's headers of libxml2 2.9 would want those of ICU, of which nothing here makes use.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct {
  const feedwatch_html_events *events;
  void *context;
  htmlParserCtxtPtr parser;
  unsigned long reported; // where the last tag was that has been told to the caller without a doubt
  xmlDictPtr *former_names; // tables of names that are full
  size_t former_count;
} reading;

#if LIBXML_VERSION >= 21400
// From here on libxml2 itself gives an event for each tag that is written (HTML_PARSE_HTML5). Nobody looks at its errors.
#define FEEDWATCH_HTML_OPTIONS (HTML_PARSE_HTML5 | HTML_PARSE_NOERROR)
#else
#define FEEDWATCH_HTML_OPTIONS HTML_PARSE_NOIMPLIED
#endif

enum {
  // libxml2 compares each end tag with all open elements, of which it need not know those further out.
  most_levels = 128,
  // Tables of names do not grow with their content before 2.11: many names would take time that is the square of their number.
  most_names = 16384,
};

static int is_self_closing(reading *at) {
  const xmlChar *here = at->parser->input->cur;
  return at->parser->input->end - here >= 2 && here[0] == '/' && here[1] == '>';
}

static void stop_if(reading *at, int is_enough) {
  if (is_enough) xmlStopParser(at->parser);
}

// Begins another table of names when one is full. Those in use stay where they are; without memory the table is kept.
static void part_names(reading *at) {
  if (xmlDictSize(at->parser->dict) <= most_names) return;
  xmlDictPtr *former = realloc(at->former_names, (at->former_count + 1) * sizeof *former);
  if (!former) return;
  at->former_names = former;
  xmlDictPtr next = xmlDictCreate();
  if (!next) return;
  former[at->former_count++] = at->parser->dict;
  at->parser->dict = next;
}

static void text(void *context, const xmlChar *bytes, int count) {
  reading *at = context;
  if (count > 0) at->events->text(at->context, (const char *)bytes, (size_t)count);
}

#if LIBXML_VERSION >= 21400

static void start(void *context, const xmlChar *name, const xmlChar **attributes) {
  reading *at = context;
  part_names(at);
  stop_if(at, at->events->start(at->context, (const char *)name, (const char *const *)attributes, is_self_closing(at)));
}

static void end(void *context, const xmlChar *name) {
  reading *at = context;
  part_names(at);
  at->events->end(at->context, (const char *)name);
}

#else

// Older versions follow HTML 4: they end elements by rules of their own, put in paragraphs, and tell of tags that these rules
// leave out by errors alone. What they put in is passed over here, and what they leave out is told all the same.

static unsigned long place(reading *at) {
  return (unsigned long)at->parser->input->consumed + (unsigned long)(at->parser->input->cur - at->parser->input->base);
}

// Whether `tag` with `name` behind it stands just before `here`.
static int stands_before(reading *at, const xmlChar *here, const char *tag, const char *name) {
  size_t opening = strlen(tag), length = strlen(name);
  if ((size_t)(here - at->parser->input->base) < opening + length) return 0;
  return strncasecmp((const char *)here - length, name, length) == 0 && memcmp(here - length - opening, tag, opening) == 0;
}

static void pop_name(htmlParserCtxtPtr parser) {
  if (parser->nameNr <= 0) return;
  parser->nameNr--;
  parser->name = parser->nameNr > 0 ? parser->nameTab[parser->nameNr - 1] : NULL;
}

static int is_written_paragraph(reading *at) {
  const xmlChar *here = at->parser->input->cur;
  while (here > at->parser->input->base && (here[-1] == ' ' || here[-1] == '\n' || here[-1] == '\t')) here--;
  return stands_before(at, here, "<", "p");
}

static void start(void *context, const xmlChar *name, const xmlChar **attributes) {
  reading *at = context;
  part_names(at);
  if (!attributes && name[0] == 'p' && !name[1] && !is_written_paragraph(at)) {
    // Left open it would make the start tag of `html` behind it misplaced, and its attributes would be lost.
    pop_name(at->parser);
    return;
  }
  int closes = is_self_closing(at);
  // The inner ones stand side by side for libxml2; libxml2 takes those that close themselves from its stack by itself.
  if (at->parser->nameNr > most_levels && !closes) pop_name(at->parser);
  stop_if(at, at->events->start(at->context, (const char *)name, (const char *const *)attributes, closes));
}

// Tells of the end tag that has just been read. libxml2 may tell of one twice, as an error and as an event.
static void report_end(reading *at, const char *name) {
  part_names(at);
  const xmlChar *here = at->parser->input->cur;
  if (place(at) == at->reported || here == at->parser->input->base || here[-1] != '>') return;
  if (!stands_before(at, here - 1, "</", name)) return;
  at->reported = place(at);
  at->events->end(at->context, name);
}

static void end(void *context, const xmlChar *name) { report_end(context, (const char *)name); }

// `html`, `head` and `body` where libxml2 does not expect them.
static void report_misplaced(reading *at, const char *name) {
  if (strcmp(name, "html") && strcmp(name, "head") && strcmp(name, "body")) return;
  // One is added when this returns, and as many end tags would be left out.
  at->parser->depth = -1;
  if (place(at) == at->reported) return;
  at->reported = place(at);
  stop_if(at, at->events->start(at->context, name, NULL, 0));
}

#if LIBXML_VERSION >= 21200
static void odd(void *context, const xmlError *error) {
#else
static void odd(void *context, xmlErrorPtr error) {
#endif
  reading *at = context;
  if (!at->parser || !at->parser->input || !error->str1) return;
  if (error->code == XML_ERR_TAG_NAME_MISMATCH) report_end(at, error->str1);
  if (error->code == XML_HTML_STRUCURE_ERROR) report_misplaced(at, error->str1);
}

#endif

int feedwatch_html_read(const char *bytes, size_t count, const feedwatch_html_events *events, void *context) {
  if (count > INT_MAX) return 1;
  reading at = {.events = events, .context = context, .parser = htmlNewParserCtxt(), .reported = ULONG_MAX};
  if (!at.parser) return 1;
  htmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.startElement = start;
  handler.endElement = end;
  handler.characters = handler.ignorableWhitespace = handler.cdataBlock = text;
  handler.initialized = XML_SAX2_MAGIC;
#if LIBXML_VERSION < 21400
  handler.serror = odd;
#endif
  memcpy(at.parser->sax, &handler, sizeof handler);
  at.parser->userData = &at;
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC | FEEDWATCH_HTML_OPTIONS;
  xmlDocPtr document = htmlCtxtReadMemory(at.parser, bytes, (int)count, NULL, "UTF-8", options);
  if (document) xmlFreeDoc(document);
  htmlFreeParserCtxt(at.parser);
  for (size_t n = 0; n < at.former_count; n++) xmlDictFree(at.former_names[n]);
  free(at.former_names);
  return 0;
}
