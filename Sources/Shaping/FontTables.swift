/// The table directory of an OpenType file (OpenType 1.9, «Organization of an OpenType font»): read before the file is
/// trusted, since HarfBuzz shapes on happily where the outlines are cut off.
enum FontTables {
  static let largestFile = 32 << 20
  /// Without these nothing can be set; outlines are in `glyf` or `CFF `.
  private static let needed = ["cmap", "head", "hhea", "hmtx", "maxp"]

  /// What is wrong with a file, or nil.
  static func fault(in bytes: UnsafeRawBufferPointer) -> FontFault? {
    if bytes.count > largestFile { return .tooLarge(bytes: bytes.count) }
    guard bytes.count >= 12 else { return .notAFont }
    let kind = number(bytes, at: 0)
    guard kind == 0x0001_0000 || kind == 0x4F54_544F else { return .notAFont }
    let count = Int(bytes[4]) << 8 | Int(bytes[5])
    guard count > 0, 12 + 16 * count <= bytes.count else { return .notAFont }
    var tables: Set<String> = []
    for i in 0..<count {
      let record = 12 + 16 * i
      let tag = String(decoding: bytes[record..<record + 4], as: UTF8.self)
      let end = number(bytes, at: record + 8) + number(bytes, at: record + 12)
      if end > bytes.count { return .truncated(table: tag, missing: end - bytes.count) }
      tables.insert(tag)
    }
    if let missing = needed.first(where: { !tables.contains($0) }) { return .lacks(table: missing) }
    return tables.contains("glyf") || tables.contains("CFF ") ? nil : .lacks(table: "glyf")
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, at i: Int) -> Int {
    Int(bytes[i]) << 24 | Int(bytes[i + 1]) << 16 | Int(bytes[i + 2]) << 8 | Int(bytes[i + 3])
  }
}
