#ifndef CLCMS_SHIM_H
#define CLCMS_SHIM_H
#include <lcms2.h>

// Macros of casts and shifts do not come into Swift.
static const cmsUInt32Number lettre_cms_rgb_8 = TYPE_RGB_8;
static const cmsUInt32Number lettre_cms_cmyk_float = TYPE_CMYK_DBL;
static const cmsUInt32Number lettre_cms_flags = cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE;

#endif
