// libxml2 as it is, for the loops that the readers are measured against. The program itself loads it (Sources/CXPath).
#ifndef FEEDWATCH_CLIBXML2_H
#define FEEDWATCH_CLIBXML2_H

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#endif
