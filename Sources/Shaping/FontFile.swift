internal import CHarfBuzz
import Diagnostics
import Fonts

/// An open font file, scaled so that a unit of the font is a unit of HarfBuzz. Owns its HarfBuzz objects.
final class FontFile {
  let face: FontFace
  let font: OpaquePointer
  let unitsPerEm: Double
  /// Shaped words of this face, by what else decides how they look.
  var shaped: [Setting: ShapedCache] = [:]

  /// Features and language: what shaping depends on beside face and text.
  struct Setting: Hashable {
    var features: [String]
    var language: String
  }

  /// - Throws: `unreadable-font`.
  init(_ face: FontFace, path: String) throws(Stop) {
    self.face = face
    guard let blob = hb_blob_create_from_file_or_fail(path) else { throw Stop(.unreadableFont(face, .notOpened)) }
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    let data = hb_blob_get_data(blob, &length)
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(length))
    if let fault = FontTables.fault(in: bytes) { throw Stop(.unreadableFont(face, fault)) }
    let hbFace = hb_face_create(blob, 0)
    defer { hb_face_destroy(hbFace) }
    guard hb_face_get_glyph_count(hbFace) > 1 else { throw Stop(.unreadableFont(face, .notAFont)) }
    let upem = hb_face_get_upem(hbFace)
    guard let font = hb_font_create(hbFace) else { throw Stop(.unreadableFont(face, .notAFont)) }
    hb_ot_font_set_funcs(font)
    hb_font_set_scale(font, Int32(upem), Int32(upem))
    hb_font_make_immutable(font)
    self.font = font
    unitsPerEm = Double(upem)
  }

  deinit { hb_font_destroy(font) }

  func hasGlyph(_ scalar: UInt32) -> Bool {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar, &glyph) != 0 && glyph != 0
  }

  /// In thousandths of the font size.
  func advance(_ scalar: Unicode.Scalar) -> Double? {
    var glyph: hb_codepoint_t = 0
    guard hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 else { return nil }
    return Double(hb_font_get_glyph_h_advance(font, glyph)) * 1000 / unitsPerEm
  }

  /// From `OS/2` and `hhea`; heights a font does not tell are measured on its H and x.
  func metrics() -> FontMetrics {
    func position(_ tag: hb_ot_metrics_tag_t) -> Double? {
      var value: hb_position_t = 0
      return hb_ot_metrics_get_position(font, tag, &value) != 0 ? Double(value) * 1000 / unitsPerEm : nil
    }
    func height(of scalar: Unicode.Scalar) -> Double? {
      var glyph: hb_codepoint_t = 0
      var extents = hb_glyph_extents_t()
      guard hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0,
        hb_font_get_glyph_extents(font, glyph, &extents) != 0
      else { return nil }
      return Double(extents.y_bearing) * 1000 / unitsPerEm
    }
    func told(_ tag: hb_ot_metrics_tag_t) -> Double? { position(tag).flatMap { $0 > 0 ? $0 : nil } }
    return FontMetrics(
      ascent: position(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER) ?? 800,
      descent: abs(position(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER) ?? 200),
      capHeight: told(HB_OT_METRICS_TAG_CAP_HEIGHT) ?? height(of: "H") ?? 0,
      xHeight: told(HB_OT_METRICS_TAG_X_HEIGHT) ?? height(of: "x") ?? 0, space: advance(" ") ?? 250)
  }
}
