#ifndef CGUMBO_SHIM_H
#define CGUMBO_SHIM_H
#include <gumbo.h>

/// Parses UTF-8; columns count characters, tabs included, and the list of errors stays short.
static inline GumboOutput *lettre_parse_page(const char *bytes, size_t length, int most_errors) {
  GumboOptions options = kGumboDefaultOptions;
  options.tab_stop = 1;
  options.max_errors = most_errors;
  return gumbo_parse_with_options(&options, bytes, length);
}

static inline void lettre_close_page(GumboOutput *page) { gumbo_destroy_output(&kGumboDefaultOptions, page); }

/// What an error of gumbo 0.10 begins with. The public header leaves it out, so what is read is checked: the pointer has
/// to point into the page, where the offset says.
struct lettre_page_error {
  int type;
  GumboSourcePosition position;
  const char *original_text;
};

/// The place of an error; line 0 where it cannot be told.
static inline GumboSourcePosition lettre_error_place(
    const GumboOutput *page, unsigned int index, const char *bytes, size_t length) {
  const struct lettre_page_error *error = (const struct lettre_page_error *)page->errors.data[index];
  GumboSourcePosition nowhere = {0, 0, 0};
  if (error->position.offset > length || error->position.line == 0) return nowhere;
  if (error->original_text < bytes || error->original_text > bytes + length) return nowhere;
  return error->position;
}
#endif
