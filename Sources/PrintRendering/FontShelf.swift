internal import CCairo
import Fonts
import Glibc

/// How the hyphens of a run read.
enum HyphenReading: Hashable {
  /// As the character they were set from.
  case plain
  /// A word's own at a line end (U+2010).
  case own
  /// Of a divided word, at a line end (U+00AD).
  case division
}

/// The faces in use, each opened once from its own file: fontconfig is never asked to match anything.
///
/// Glyph numbers are those of the file, which is also what the text was shaped with. Owns the cairo faces; lives as
/// long as the surface it draws on, on the task that made it.
final class FontShelf {
  private let folder: String
  private var faces: [OpenFace: OpaquePointer] = [:]
  private var sized: [SizedFace: OpaquePointer] = [:]
  private var hyphens: [FontFace: UInt32?] = [:]
  private var spaces: [FontFace: UInt32?] = [:]
  private let options: OpaquePointer
  private let library: FreeTypeLibrary?

  private struct OpenFace: Hashable {
    let face: FontFace
    let hyphens: HyphenReading
  }

  private struct SizedFace: Hashable {
    let face: FontFace
    let horizontal, vertical: Double
    let hyphens: HyphenReading
  }

  init(folder: String) {
    self.folder = folder
    options = cairo_font_options_create()
    library = FreeTypeLibrary()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
  }

  /// A face at a size, drawn `expansion` times as wide as cut; borrowed from the shelf.
  ///
  /// - Parameter hyphens: how its hyphens read; for every reading the face is embedded in a PDF once. A glyph of a PDF
  ///   font reads as one text, and cairo writes another one beside it (ActualText) that half of the readers pass over.
  func scaledFont(
    _ face: FontFace, size: Double, expansion: Double, hyphens: HyphenReading = .plain
  ) throws(DrawingError) -> OpaquePointer {
    let key = SizedFace(face: face, horizontal: size * expansion, vertical: size, hyphens: hyphens)
    if let font = sized[key] { return font }
    var matrix = cairo_matrix_t()
    var identity = cairo_matrix_t()
    cairo_matrix_init_scale(&matrix, key.horizontal, key.vertical)
    cairo_matrix_init_identity(&identity)
    let font = cairo_scaled_font_create(try open(face, hyphens: hyphens), &matrix, &identity, options)!
    let status = cairo_scaled_font_status(font)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_scaled_font_destroy(font)
      throw .fontUnreadable(
        face, path: path(of: face), reason: String(cString: cairo_status_to_string(status)))
    }
    sized[key] = font
    return font
  }

  /// The glyph by which a face shows both the hyphen-minus and U+2010; nil where each has its own.
  func sharedHyphen(of face: FontFace) throws(DrawingError) -> UInt32? {
    if let known = hyphens[face] { return known }
    let font = try scaledFont(face, size: 1, expansion: 1)
    let minus = glyph(of: "-", in: font)
    let hyphen = glyph(of: "\u{2010}", in: font)
    let shared = hyphen == minus || hyphen == 0 ? minus : nil
    hyphens[face] = shared
    return shared
  }

  /// The glyph by which a face shows both the space and U+00A0; nil where each has its own.
  func sharedSpace(of face: FontFace) throws(DrawingError) -> UInt32? {
    if let known = spaces[face] { return known }
    let font = try scaledFont(face, size: 1, expansion: 1)
    let space = glyph(of: " ", in: font)
    let shared = space == glyph(of: "\u{A0}", in: font) ? space : nil
    spaces[face] = shared
    return shared
  }

  private func glyph(of text: String, in font: OpaquePointer) -> UInt32? {
    var glyphs: UnsafeMutablePointer<cairo_glyph_t>?
    var count: Int32 = 0
    guard cairo_scaled_font_text_to_glyphs(font, 0, 0, text, -1, &glyphs, &count, nil, nil, nil) == CAIRO_STATUS_SUCCESS
    else { return nil }
    defer { cairo_glyph_free(glyphs) }
    return count == 1 ? glyphs.map { UInt32($0[0].index) } : nil
  }

  private func path(of face: FontFace) -> String { folder + "/" + face.file }

  private func open(_ face: FontFace, hyphens: HyphenReading) throws(DrawingError) -> OpaquePointer {
    let key = OpenFace(face: face, hyphens: hyphens)
    if let known = faces[key] { return known }
    let path = path(of: face)
    guard access(path, R_OK) == 0 else {
      throw .fontUnreadable(face, path: path, reason: String(cString: strerror(errno)))
    }
    guard let library, let program = FontProgram(path: path) else {
      throw .fontUnreadable(face, path: path, reason: String(cString: strerror(errno)))
    }
    let opened = try program.open(in: library, face: face, path: path)
    faces[key] = opened
    return opened
  }

  deinit {
    for font in sized.values { cairo_scaled_font_destroy(font) }
    for face in faces.values { cairo_font_face_destroy(face) }
    cairo_font_options_destroy(options)
  }
}
