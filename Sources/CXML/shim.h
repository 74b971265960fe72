#ifndef CXML_SHIM_H
#define CXML_SHIM_H
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#endif
