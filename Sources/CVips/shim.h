#ifndef CVIPS_SHIM_H
#define CVIPS_SHIM_H
#include <fontconfig/fontconfig.h>
#include <stdio.h>
#include <sys/resource.h>
#include <vips/vips.h>

// Functions of variable arguments do not come into Swift; the few calls that are made of them stand here whole.

// Opens a picture for its header alone. Pictures are given as bytes and never by their path: an SVG that comes from
// bytes has no place of its own, so librsvg lets it show no other file.
static inline VipsImage *lettre_vips_open(const void *bytes, size_t count) {
  return vips_image_new_from_buffer(bytes, count, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL);
}

// Whether a picture says by a profile what its numbers mean.
static inline int lettre_vips_has_profile(VipsImage *image) {
  return vips_image_get_typeof(image, VIPS_META_ICC_NAME) != 0;
}

// Shrinks a picture to fit a box, upright, or to fill it with the part that draws the eye. A picture cut short is
// refused, not filled with grey (`fail_on` itself is not heard by vips_thumbnail_buffer of 8.14, its loader's is).
//
// Only a picture with a profile may be given one to be exported to: libvips 8.14 exports others from its own XYZ,
// which has another white, and turns gold (229, 174, 31) into (212, 176, 30). Those go to sRGB by lettre_vips_to_srgb;
// CMYK without a profile is then taken for libvips' own.
static inline int lettre_vips_shrink(
  const void *bytes, size_t count, VipsImage **out, int width, int height, VipsSize size, VipsInteresting crop,
  int has_profile) {
  if (has_profile)
    return vips_thumbnail_buffer((void *)bytes, count, out, width, "height", height, "size", size, "crop", crop,
      "option_string", "[fail_on=truncated]", "export_profile", "srgb", "intent", VIPS_INTENT_RELATIVE, NULL);
  return vips_thumbnail_buffer((void *)bytes, count, out, width, "height", height, "size", size, "crop", crop,
    "option_string", "[fail_on=truncated]", NULL);
}

static inline int lettre_vips_crop(VipsImage *in, VipsImage **out, int left, int top, int width, int height) {
  return vips_crop(in, out, left, top, width, height, NULL);
}

// The picture in memory, to be looked at more than once: a source is read in one go.
static inline int lettre_vips_in_memory(VipsImage *in, VipsImage **out) {
  *out = vips_image_copy_memory(in);
  return *out ? 0 : -1;
}

// The place that draws the eye, in pixels.
static inline int lettre_vips_attention(VipsImage *in, int width, int height, int *x, int *y) {
  VipsImage *out;
  if (vips_smartcrop(in, &out, width, height, "interesting", VIPS_INTERESTING_ATTENTION, "attention_x", x,
        "attention_y", y, NULL))
    return -1;
  g_object_unref(out);
  return 0;
}

static inline int lettre_vips_to_srgb(VipsImage *in, VipsImage **out) {
  return vips_colourspace(in, out, VIPS_INTERPRETATION_sRGB, NULL);
}

static inline int lettre_vips_to_grey(VipsImage *in, VipsImage **out) {
  return vips_colourspace(in, out, VIPS_INTERPRETATION_B_W, NULL);
}

// From a picture's own profile, or sRGB where it has none, to the inks of a press: relative colorimetric, black on
// black. What the picture says of its own colours is of no account once they are inks.
static inline int lettre_vips_to_inks(VipsImage *in, VipsImage **out, const char *profile) {
  return vips_icc_transform(in, out, profile, "embedded", TRUE, "input_profile", "srgb", "intent",
    VIPS_INTENT_RELATIVE, "black_point_compensation", TRUE, "depth", 8, NULL);
}

// Whether no pixel of a picture in memory, 8 bits and three bands, differs in its bands by more than some levels.
static inline int lettre_vips_is_neutral(VipsImage *in, int levels) {
  size_t size;
  if (vips_image_get_bands(in) != 3 || vips_image_get_format(in) != VIPS_FORMAT_UCHAR) return 0;
  const unsigned char *pixels = (const unsigned char *)vips_image_get_data(in);
  if (!pixels) return 0;
  size = (size_t)vips_image_get_width(in) * vips_image_get_height(in) * 3;
  for (size_t i = 0; i + 2 < size; i += 3) {
    int red = pixels[i], green = pixels[i + 1], blue = pixels[i + 2];
    if (abs(red - green) > levels || abs(green - blue) > levels || abs(red - blue) > levels) return 0;
  }
  return 1;
}

// How far the levels of a picture in memory lie from their mean, in levels.
static inline int lettre_vips_deviation(VipsImage *in, double *deviation) {
  return vips_deviate(in, deviation, NULL);
}

// Lays a picture with transparency on white.
static inline int lettre_vips_on_white(VipsImage *in, VipsImage **out) {
  double white[3] = {255, 255, 255};
  VipsArrayDouble *background = vips_array_double_new(white, 3);
  int result = vips_flatten(in, out, "background", background, NULL);
  vips_area_unref(VIPS_AREA(background));
  return result;
}

// A baseline JPEG without EXIF, GPS, XMP or profile. The bytes are g_malloc'ed and the caller's.
static inline int lettre_vips_jpeg(VipsImage *in, void **bytes, size_t *count, int quality, int full_colour) {
  return vips_jpegsave_buffer(in, bytes, count, "Q", quality, "strip", TRUE, "optimize_coding", TRUE, "subsample_mode",
    full_colour ? VIPS_FOREIGN_SUBSAMPLE_OFF : VIPS_FOREIGN_SUBSAMPLE_AUTO, NULL);
}

// A PNG without anything but its pixels.
static inline int lettre_vips_png(VipsImage *in, void **bytes, size_t *count) {
  return vips_pngsave_buffer(in, bytes, count, "strip", TRUE, "compression", 3, NULL);
}

// Limits a resource of this program for good: RLIMIT_AS and its kind are an enumeration in C++ alone.
static inline int lettre_limit(int resource, unsigned long most) {
  struct rlimit limit = {most, most};
  return setrlimit(resource, &limit);
}

// Gives this program so many seconds of processor time from now on.
static inline int lettre_limit_time(unsigned long seconds) {
  struct rusage used;
  struct rlimit limit;
  if (getrusage(RUSAGE_SELF, &used) || getrlimit(RLIMIT_CPU, &limit)) return -1;
  limit.rlim_cur = used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + seconds;
  return setrlimit(RLIMIT_CPU, &limit);
}

// Bounds memory, the size of a file, open files and core dumps.
static inline int lettre_limit_all(unsigned long memory, unsigned long file, unsigned long files) {
  return lettre_limit(RLIMIT_AS, memory) || lettre_limit(RLIMIT_FSIZE, file) || lettre_limit(RLIMIT_NOFILE, files)
         || lettre_limit(RLIMIT_CORE, 0);
}

#endif
