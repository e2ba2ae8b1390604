#include "XPath.h"

// Debian's headers of libxml2 2.9 would want those of ICU, of which nothing here makes use.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>

#include <limits.h>

static xmlNodePtr element(const char *name, uintptr_t number) {
  xmlNodePtr node = xmlNewNode(NULL, (const xmlChar *)name);
  if (node) node->_private = (void *)number;
  return node;
}

feedwatch_xpath_tree *feedwatch_xpath_tree_new(const char *name, uintptr_t number) {
  xmlInitParser();
  xmlDocPtr document = xmlNewDoc((const xmlChar *)"1.0");
  if (!document) return NULL;
  xmlNodePtr top = element(name, number);
  if (top) {
    xmlDocSetRootElement(document, top);
    return (feedwatch_xpath_tree *)document;
  }
  xmlFreeDoc(document);
  return NULL;
}

void feedwatch_xpath_tree_free(feedwatch_xpath_tree *tree) { xmlFreeDoc((xmlDocPtr)tree); }

feedwatch_xpath_element *feedwatch_xpath_tree_top(feedwatch_xpath_tree *tree) {
  return (feedwatch_xpath_element *)xmlDocGetRootElement((xmlDocPtr)tree);
}

// Appends `node`, or frees it where that fails.
static xmlNodePtr append(xmlNodePtr parent, xmlNodePtr node) {
  xmlNodePtr child = node ? xmlAddChild(parent, node) : NULL;
  if (node && !child) xmlFreeNode(node);
  return child;
}

feedwatch_xpath_element *feedwatch_xpath_add_element(feedwatch_xpath_element *parent, const char *name, uintptr_t number) {
  return (feedwatch_xpath_element *)append((xmlNodePtr)parent, element(name, number));
}

void feedwatch_xpath_add_text(feedwatch_xpath_element *parent, const uint8_t *text, size_t count) {
  if (count > INT_MAX) count = INT_MAX;
  append((xmlNodePtr)parent, xmlNewTextLen(text, (int)count));
}

void feedwatch_xpath_add_attribute(feedwatch_xpath_element *parent, const char *name, const char *value) {
  xmlNewProp((xmlNodePtr)parent, (const xmlChar *)name, (const xmlChar *)value);
}

// What is wrong with an expression is told by the outcome.
#if LIBXML_VERSION >= 21200
static void ignore(void *context, const xmlError *error) { (void)context, (void)error; }
#else
static void ignore(void *context, xmlErrorPtr error) { (void)context, (void)error; }
#endif

static feedwatch_xpath_outcome tell(xmlXPathObjectPtr result, void (*found)(void *, uintptr_t), void *context) {
  if (result->type != XPATH_NODESET) return feedwatch_xpath_no_elements;
  xmlNodeSetPtr set = result->nodesetval;
  for (int place = 0; found && set && place < set->nodeNr; place++) {
    xmlNodePtr node = set->nodeTab[place];
    if (node->type == XML_ELEMENT_NODE) found(context, (uintptr_t)node->_private);
  }
  return feedwatch_xpath_found;
}

// A context at the top of `tree`; NULL without memory.
static xmlXPathContextPtr open_context(feedwatch_xpath_tree *tree) {
  xmlXPathContextPtr at = xmlXPathNewContext((xmlDocPtr)tree);
  if (!at) return NULL;
  at->error = ignore;
  at->node = xmlDocGetRootElement((xmlDocPtr)tree);
  return at;
}

int feedwatch_xpath_is_expression(feedwatch_xpath_tree *tree, const char *expression) {
  xmlXPathContextPtr at = open_context(tree);
  xmlXPathCompExprPtr compiled = at ? xmlXPathCtxtCompile(at, (const xmlChar *)expression) : NULL;
  if (compiled) xmlXPathFreeCompExpr(compiled);
  if (at) xmlXPathFreeContext(at);
  return compiled != NULL;
}

feedwatch_xpath_outcome feedwatch_xpath_evaluate(feedwatch_xpath_tree *tree, const char *expression, unsigned long operations,
                                                 void (*found)(void *, uintptr_t), void *context) {
  xmlXPathContextPtr at = open_context(tree);
  if (!at) return feedwatch_xpath_no_result;
  at->opLimit = operations;
  xmlXPathObjectPtr result = xmlXPathEvalExpression((const xmlChar *)expression, at);
  feedwatch_xpath_outcome outcome = result ? tell(result, found, context) : feedwatch_xpath_no_result;
  if (result) xmlXPathFreeObject(result);
  xmlXPathFreeContext(at);
  return outcome;
}
