internal import CCairo
import Fonts
import Glibc

/// A font file in memory, as cairo is given it: the file's own outlines, and a character map that names no ligature.
///
/// Cairo asks a font which character a glyph stands for, and believes the answer over the text of a cluster. Libertine
/// keeps its «tt» and «Th» at private code points (U+E03C), so «lutte» would be copied as «lu», a private character, «e»
/// by every reader that passes over ActualText. With no answer to give, cairo writes what the cluster reads.
struct FontProgram {
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// Reads a file; nil where it cannot be read, `errno` says why.
  init?(path: String) {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file)
    rewind(file)
    guard count > 0 else { return nil }
    bytes = .allocate(capacity: count)
    guard fread(bytes.baseAddress, 1, count, file) == count else {
      bytes.deallocate()
      return nil
    }
    silenceLigatures()
  }

  /// Opens the program as a cairo face, which owns it from then on.
  func open(
    in library: FreeTypeLibrary, face: FontFace, path: String
  ) throws(DrawingError) -> OpaquePointer {
    var opened: FT_Face?
    let error = FT_New_Memory_Face(library.handle, bytes.baseAddress, FT_Long(bytes.count), 0, &opened)
    guard error == 0, let opened else {
      bytes.deallocate()
      throw .fontUnreadable(face, path: path, reason: "FreeType error \(error)")
    }
    let owner = Unmanaged.passRetained(Owner(library: library, face: opened, bytes: bytes))
    let cairoFace = cairo_ft_font_face_create_for_ft_face(opened, Int32(FT_LOAD_NO_HINTING))!
    let status = cairo_font_face_set_user_data(cairoFace, &Self.ownerKey, owner.toOpaque()) {
      Unmanaged<Owner>.fromOpaque($0!).release()
    }
    if status != CAIRO_STATUS_SUCCESS {
      owner.release()
      cairo_font_face_destroy(cairoFace)
      throw .fontUnreadable(face, path: path, reason: String(cString: cairo_status_to_string(status)))
    }
    try check(cairo_font_face_status(cairoFace), "font \(face)")
    return cairoFace
  }

  /// Only its address counts: cairo tells user data apart by it.
  nonisolated(unsafe) private static var ownerKey = cairo_user_data_key_t()

  /// What a cairo face needs for as long as cairo keeps it, which is longer than we do.
  private final class Owner {
    let library: FreeTypeLibrary
    let face: FT_Face
    let bytes: UnsafeMutableBufferPointer<UInt8>

    init(library: FreeTypeLibrary, face: FT_Face, bytes: UnsafeMutableBufferPointer<UInt8>) {
      self.library = library
      self.face = face
      self.bytes = bytes
    }

    deinit {
      FT_Done_Face(face)
      bytes.deallocate()
    }
  }

  // MARK: The character map

  /// Sends the private code points and the Latin ligatures (U+FB00 to U+FB06) of the character map to glyphs that do not
  /// exist: OpenType, 'cmap', formats 4 and 12, which cairo and FreeType read backwards for it.
  private func silenceLigatures() {
    guard let cmap = table("cmap"), let count = short(cmap + 2) else { return }
    for i in 0..<count {
      guard let high = short(cmap + 4 + 8 * i + 4), let low = short(cmap + 4 + 8 * i + 6) else { return }
      let start = cmap + (high << 16 | low)
      switch short(start) {
      case 4: silenceLigatures(inMap: start)
      case 12: silenceLigatures(inWideMap: start)
      default: break
      }
    }
  }

  private func isSilenced(_ code: Int) -> Bool { (0xE000...0xF8FF).contains(code) || (0xFB00...0xFB06).contains(code) }

  /// Format 12: groups of first code, last code and first glyph, four bytes each.
  private func silenceLigatures(inWideMap map: Int) {
    guard let high = short(map + 12), let low = short(map + 14) else { return }
    for group in 0..<(high << 16 | low) {
      let start = map + 16 + 12 * group
      guard let plane = short(start), let first = short(start + 2), short(start + 10) != nil else { return }
      guard plane == 0, isSilenced(first) else { continue }
      set(start + 8, 0)
      set(start + 10, 0xFF00)
    }
  }

  private func silenceLigatures(inMap map: Int) {
    guard let doubled = short(map + 6) else { return }
    let ends = map + 14
    let starts = ends + doubled + 2
    let deltas = starts + doubled
    let offsets = deltas + doubled
    for segment in stride(from: 0, to: doubled, by: 2) {
      guard let first = short(starts + segment), isSilenced(first), short(offsets + segment) != nil else { continue }
      // Glyph = code + delta, from 0xFF00 on.
      set(deltas + segment, (0xFF00 - first) & 0xFFFF)
      set(offsets + segment, 0)
    }
  }

  private func table(_ tag: String) -> Int? {
    guard let count = short(4) else { return nil }
    let tag = Array(tag.utf8)
    for entry in stride(from: 12, to: 12 + 16 * count, by: 16) {
      guard let high = short(entry + 8), let low = short(entry + 10) else { return nil }
      if bytes[entry..<entry + 4].elementsEqual(tag) { return high << 16 | low }
    }
    return nil
  }

  /// The number at a place; nil beyond the end of the file.
  private func short(_ at: Int) -> Int? {
    at >= 0 && at + 1 < bytes.count ? Int(bytes[at]) << 8 | Int(bytes[at + 1]) : nil
  }

  private func set(_ at: Int, _ value: Int) {
    bytes[at] = UInt8(value >> 8)
    bytes[at + 1] = UInt8(value & 0xFF)
  }
}

/// FreeType, for as long as a face of it is open.
final class FreeTypeLibrary {
  let handle: FT_Library

  init?() {
    var handle: FT_Library?
    guard FT_Init_FreeType(&handle) == 0, let handle else { return nil }
    self.handle = handle
  }

  deinit { FT_Done_FreeType(handle) }
}
