#ifndef CCAIRO_SHIM_H
#define CCAIRO_SHIM_H
#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <dlfcn.h>
#include <fontconfig/fontconfig.h>

// librsvg is opened when the first SVG is drawn and not when the program starts: linked, it brings 27 more shared
// libraries and 12 ms or more of start (measured: 3 against 15 ms) to every run, most of which draw no SVG. What is
// used of it is declared here by hand, from librsvg/rsvg.h of 2.54 (API and ABI stable since 2.46).

typedef struct lettre_rsvg_handle lettre_rsvg_handle;

typedef struct {
  double x, y, width, height;
} lettre_rsvg_rectangle;

typedef struct {
  double length;
  int unit;
} lettre_rsvg_length;

// The head of GLib's GError.
typedef struct {
  unsigned int domain;
  int code;
  char *message;
} lettre_rsvg_error;

typedef struct {
  lettre_rsvg_handle *(*handle_new_from_data)(const unsigned char *data, unsigned long count, lettre_rsvg_error **error);
  int (*handle_get_intrinsic_size_in_pixels)(lettre_rsvg_handle *handle, double *width, double *height);
  void (*handle_get_intrinsic_dimensions)(
    lettre_rsvg_handle *handle, int *has_width, lettre_rsvg_length *width, int *has_height, lettre_rsvg_length *height,
    int *has_view_box, lettre_rsvg_rectangle *view_box);
  int (*handle_render_document)(
    lettre_rsvg_handle *handle, cairo_t *context, const lettre_rsvg_rectangle *viewport, lettre_rsvg_error **error);
  void (*object_unref)(void *object);
  void (*error_free)(lettre_rsvg_error *error);
} lettre_rsvg;

// Opens librsvg; returns 0 and leaves dlerror() where it cannot.
static inline int lettre_rsvg_open(lettre_rsvg *rsvg) {
  void *library = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
  // dlsym looks into the libraries that librsvg depends on as well.
  *(void **)&rsvg->handle_new_from_data = dlsym(library, "rsvg_handle_new_from_data");
  *(void **)&rsvg->handle_get_intrinsic_size_in_pixels = dlsym(library, "rsvg_handle_get_intrinsic_size_in_pixels");
  *(void **)&rsvg->handle_get_intrinsic_dimensions = dlsym(library, "rsvg_handle_get_intrinsic_dimensions");
  *(void **)&rsvg->handle_render_document = dlsym(library, "rsvg_handle_render_document");
  *(void **)&rsvg->object_unref = dlsym(library, "g_object_unref");
  *(void **)&rsvg->error_free = dlsym(library, "g_error_free");
  return rsvg->handle_new_from_data && rsvg->handle_get_intrinsic_size_in_pixels
         && rsvg->handle_get_intrinsic_dimensions && rsvg->handle_render_document && rsvg->object_unref && rsvg->error_free;
}

#endif
