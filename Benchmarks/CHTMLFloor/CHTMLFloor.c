#include "CHTMLFloor.h"

#include <libxml/HTMLparser.h>

static int count(xmlNodePtr node) {
  int elements = 0;
  for (; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE) elements += 1 + count(node->children);
  return elements;
}

int feedwatch_html_floor(const char *bytes, int length) {
  htmlDocPtr document = htmlReadMemory(bytes, length, NULL, "UTF-8",
                                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                         HTML_PARSE_NONET);
  if (document == NULL) return 0;
  int elements = count(xmlDocGetRootElement(document));
  xmlFreeDoc(document);
  return elements;
}
