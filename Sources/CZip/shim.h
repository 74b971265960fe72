#ifndef CZIP_SHIM_H
#define CZIP_SHIM_H
#include <stdlib.h>
#include <zip.h>
#endif
