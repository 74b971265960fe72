#ifndef CQPDF_SHIM_H
#define CQPDF_SHIM_H
#include <stdlib.h>
#include <qpdf/qpdf-c.h>
/* What libqpdf inflates with: used to measure a stream before libqpdf is let at it. */
#include <zlib.h>
#endif
