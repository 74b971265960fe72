internal import CCairo
import Glibc

/// The pictures drawn so far as cairo surfaces, so that a picture used twice is embedded once.
///
/// Owns the surfaces and keeps them to the end: cairo copies every pixel of a surface that goes before its page is out.
final class PictureSurfaces {
  /// By number of bytes, then by the bytes themselves.
  private var drawn: [Int: [(picture: PreparedPicture, surface: OpaquePointer)]] = [:]

  /// A JPEG or PNG as a surface, borrowed from here.
  func surface(for picture: PreparedPicture, file: String) throws(DrawingError) -> OpaquePointer {
    if let known = drawn[picture.bytes.count]?.first(where: {
      $0.picture.form == picture.form && $0.picture.bytes == picture.bytes
    }) {
      return known.surface
    }
    let surface: OpaquePointer
    switch picture.form {
    case .jpeg(let width, let height):
      surface = try passThrough(picture.bytes, width: width, height: height, components: [1, 3], file: file)
    case .pressJPEG(let width, let height):
      surface = try passThrough(picture.bytes, width: width, height: height, components: [1, 4], file: file)
    case .png: surface = try decode(picture.bytes, file: file)
    case .svg: throw .pictureUndrawable(file: file, reason: "SVG")
    }
    drawn[picture.bytes.count, default: []].append((picture, surface))
    return surface
  }

  /// A surface that carries the JPEG: cairo's PDF writes those bytes and never looks at the pixels. So one pixel is
  /// enough, stretched over the frame like any other: with as many as the JPEG has, cairo 1.16 takes 20 ms for each
  /// picture to do nothing with them (measured, 2126 × 1417). No extend mode may be set on it, or cairo encodes that
  /// pixel instead.
  private func passThrough(
    _ bytes: [UInt8], width: Int, height: Int, components: Set<Int>, file: String
  ) throws(DrawingError) -> OpaquePointer {
    guard let frame = JPEGFrame(of: bytes), (frame.width, frame.height) == (width, height) else {
      throw .pictureUndrawable(file: file, reason: "JPEG \(width) × \(height)")
    }
    // On a screen four inks would come out as a negative: cairo 1.16 writes no /Decode for Adobe's inverted CMYK.
    guard components.contains(frame.components) else {
      throw .pictureUndrawable(file: file, reason: "JPEG, \(frame.components) components")
    }
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1)!
    guard let copy = malloc(bytes.count) else {
      cairo_surface_destroy(surface)
      throw .pictureUndrawable(file: file, reason: String(cString: strerror(ENOMEM)))
    }
    _ = bytes.withUnsafeBytes { memcpy(copy, $0.baseAddress!, $0.count) }
    var status = cairo_surface_set_mime_data(surface, "image/jpeg", copy, UInt(bytes.count), { free($0) }, copy)
    if status != CAIRO_STATUS_SUCCESS { free(copy) }
    if status == CAIRO_STATUS_SUCCESS { status = cairo_surface_status(surface) }
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      throw .pictureUndrawable(file: file, reason: String(cString: cairo_status_to_string(status)))
    }
    return surface
  }

  private func decode(_ bytes: [UInt8], file: String) throws(DrawingError) -> OpaquePointer {
    let surface = bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      return withUnsafeMutablePointer(to: &rest) { rest in
        cairo_image_surface_create_from_png_stream(
          { closure, into, count in
            let rest = closure!.assumingMemoryBound(to: Slice<UnsafeRawBufferPointer>.self)
            guard rest.pointee.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
            UnsafeMutableRawBufferPointer(start: into, count: Int(count)).copyBytes(
              from: rest.pointee.prefix(Int(count)))
            rest.pointee = rest.pointee.dropFirst(Int(count))
            return CAIRO_STATUS_SUCCESS
          }, rest)!
      }
    }
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      throw .pictureUndrawable(file: file, reason: String(cString: cairo_status_to_string(status)))
    }
    return surface
  }

  deinit {
    for entry in drawn.values.joined() { cairo_surface_destroy(entry.surface) }
  }
}
