#include "CSAXFloor.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

static void startElement(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                         int namespaceCount, const xmlChar **namespaces, int attributeCount,
                         int defaultedCount, const xmlChar **attributes) {
  (void)name; (void)prefix; (void)uri; (void)namespaceCount; (void)namespaces;
  (void)attributeCount; (void)defaultedCount; (void)attributes;
  ((FeedwatchSAXCount *)context)->elements += 1;
}

static void characters(void *context, const xmlChar *text, int length) {
  (void)text;
  ((FeedwatchSAXCount *)context)->textBytes += (size_t)length;
}

static void ignoreError(void *context, const xmlError *error) { (void)context; (void)error; }

FeedwatchSAXCount feedwatch_sax_floor(const char *bytes, int length) {
  FeedwatchSAXCount count = {0, 0};
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = startElement;
  handler.characters = characters;
  handler.cdataBlock = characters;
  handler.serror = (xmlStructuredErrorFunc)ignoreError;
  xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(bytes, length);
  if (parser == NULL) return count;
  memcpy(parser->sax, &handler, sizeof handler);
  parser->userData = &count;
  parser->sax2 = 1;
  xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_HUGE);
  parser->sax->startElementNs = startElement;
  xmlParseDocument(parser);
  xmlFreeParserCtxt(parser);
  return count;
}
