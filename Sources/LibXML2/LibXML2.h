// libxml2 as it is, for targets in C. Swift imports CLibXML2: Debian's headers of libxml2 2.9 want those of ICU, which clash with Foundation's.
#ifndef FEEDWATCH_LIBXML2_H
#define FEEDWATCH_LIBXML2_H

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#endif
