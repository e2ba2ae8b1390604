// A façade over libxml2: its globals and variadic calls behind plain functions.
#ifndef FEEDWATCH_CLIBXML2_H
#define FEEDWATCH_CLIBXML2_H

// Debian's libxml2 2.9 headers pull in ICU, which clashes with Foundation's own copy; nothing here needs it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>

/// Frees memory that libxml2 allocated; `xmlFree` itself is a mutable global.
static inline void feedwatch_xml_free(void *memory) { xmlFree(memory); }

#endif
