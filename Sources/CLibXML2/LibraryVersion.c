#include "LibraryVersion.h"

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>

const char *feedwatch_libxml2_version(void) { return xmlParserVersion; }
