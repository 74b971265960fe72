#ifndef CDIGEST_SHIM_H
#define CDIGEST_SHIM_H
#include <sys/types.h>
#include <sha2.h>
#endif
