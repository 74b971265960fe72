internal import CCairo
public import DisplayList

/// Draws a page as a PNG to look at («épreuve»): the trim at so many pixels to the inch, on white paper, as the PDF of
/// the page would look. Pictures are wanted as PNG or SVG.
public func renderPNG(_ page: DisplayPage, dotsPerInch: Double, materials: DrawingMaterials) throws(DrawingError)
  -> [UInt8]
{
  let scale = dotsPerInch / 72
  let width = (page.boxes.trim.width.points * scale).rounded()
  let height = (page.boxes.trim.height.points * scale).rounded()
  guard (1...32_767).contains(width), (1...32_767).contains(height) else {
    throw .cairo(doing: "page \(page.number)", status: "\(width) × \(height)")
  }
  let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))!
  defer { cairo_surface_destroy(surface) }
  let context = cairo_create(surface)!
  defer { cairo_destroy(context) }
  try check(cairo_status(context), "page \(page.number)")
  cairo_set_source_rgb(context, 1, 1, 1)
  cairo_paint(context)
  cairo_scale(context, scale, scale)
  try PagePainter(.proof, materials: materials).draw(page, on: context)
  cairo_surface_flush(surface)
  let sink = ByteSink()
  try check(cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.closure), "PNG of page \(page.number)")
  return sink.bytes
}
