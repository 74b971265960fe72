#ifndef CHYPHEN_SHIM_H
#define CHYPHEN_SHIM_H
#include <hyphen.h>
#endif
