/// The kinds of picture the letter takes.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable {
  case jpeg, png, webp, gif, heic, svg

  /// As people write it.
  public var name: String {
    switch self {
    case .webp: "WebP"
    case .jpeg, .png, .gif, .heic, .svg: rawValue.uppercased()
    }
  }
}

extension PictureFormat {
  /// What some bytes say they are by their beginning; a few kilobytes are enough. Nil for no picture of the letter.
  public init?(beginning bytes: [UInt8]) {
    guard let format = PictureInfo.format(of: ByteReader(bytes[...])) else { return nil }
    self = format
  }
}

/// What is known of a picture from its first bytes, without decoding it.
public struct PictureInfo: Hashable, Sendable {
  public let format: PictureFormat
  /// In pixels, upright: after the camera's note on how it was held (EXIF orientation) has been followed. For a vector
  /// picture the size it gives itself, 96 pixels to the inch.
  public let width, height: Int
  /// Width ÷ height; for a vector picture not rounded to pixels.
  public let aspectRatio: Double

  public var isVector: Bool { format == .svg }

  /// The most pixels a picture may have: 40 megapixels, beyond any camera of the newsroom and short of what a decoder
  /// would need gigabytes for.
  public static let mostPixels = 40_000_000
  /// What the decoder may hold of a picture at once, in bytes: with what the library itself needs, 300 MB.
  static let mostHeld = 170 << 20
  /// The longest side a picture may have, in pixels.
  public static let longestSide = 30_000

  /// Reads what kind of picture some bytes are and how large. They may come from anywhere.
  /// - Throws: `PictureFault` where they are no picture, a damaged one, or one too large to decode.
  public init(reading bytes: [UInt8]) throws(PictureFault) {
    let reader = ByteReader(bytes[...])
    guard let format = PictureInfo.format(of: reader) else { throw .notAPicture(Likeness(of: reader)) }
    if format == .svg {
      guard let size = SVGHeader.size(in: bytes) else { throw .damaged(.svg) }
      self.format = format
      width = max(1, Int(min(size.width, 1e6).rounded()))
      height = max(1, Int(min(size.height, 1e6).rounded()))
      aspectRatio = size.width / size.height
      return
    }
    let header: PixelHeader? =
      switch format {
      case .jpeg: PixelHeader(jpeg: reader)
      case .png: PixelHeader(png: reader)
      case .gif: PixelHeader(gif: reader)
      case .webp: PixelHeader(webp: reader)
      case .heic: PixelHeader(heic: reader)
      case .svg: nil
      }
    guard let header, header.width > 0, header.height > 0 else { throw .damaged(format) }
    let (width, height) = header.liesOnItsSide ? (header.height, header.width) : (header.width, header.height)
    guard max(width, height) <= PictureInfo.longestSide, width * height <= PictureInfo.mostPixels else {
      throw .tooLarge(width: width, height: height)
    }
    guard header.heldBytes <= PictureInfo.mostHeld else { throw .tooHeavy(width: width, height: height) }
    self.format = format
    self.width = width
    self.height = height
    aspectRatio = Double(width) / Double(height)
  }

  fileprivate static func format(of reader: ByteReader) -> PictureFormat? {
    if reader.big(0, bytes: 3) == 0xFFD8FF { return .jpeg }
    if reader.big(0, bytes: 4) == 0x8950_4E47, reader.big(4, bytes: 4) == 0x0D0A_1A0A { return .png }
    if reader.has("GIF87a", at: 0) || reader.has("GIF89a", at: 0) { return .gif }
    if reader.has("RIFF", at: 0), reader.has("WEBP", at: 8) { return .webp }
    if reader.has("ftyp", at: 4), HEICBoxes.isHEIC(reader) { return .heic }
    if SVGHeader.isSVG(reader.bytes) { return .svg }
    return nil
  }
}

/// Why some bytes are not a picture for the letter.
public enum PictureFault: Error, Hashable, Sendable {
  case notAPicture(Likeness)
  /// It begins like this format and does not go on like it.
  case damaged(PictureFormat)
  case tooLarge(width: Int, height: Int)
  /// It comes coarse first and then finer, and its decoder would have to hold too much of it.
  case tooHeavy(width: Int, height: Int)
}

/// What a file that is no picture looks like.
public enum Likeness: String, Hashable, Sendable, CaseIterable {
  case empty, pdf, word, zip, html, tiff, bitmap, photoshop, avif, compressed, text, unknown

  init(of reader: ByteReader) {
    let start = String(decoding: reader.bytes.prefix(64), as: UTF8.self).lowercased()
    self =
      if reader.count == 0 {
        .empty
      } else if reader.has("%PDF", at: 0) {
        .pdf
      } else if reader.big(0, bytes: 4) == 0xD0CF_11E0 {
        .word
      } else if reader.has("PK", at: 0), reader.big(2, bytes: 2) == 0x0304 {
        .zip
      } else if start.contains("<!doctype html") || start.contains("<html") {
        .html
      } else if reader.big(0, bytes: 4) == 0x4949_2A00 || reader.big(0, bytes: 4) == 0x4D4D_002A {
        .tiff
      } else if reader.has("BM", at: 0), reader.little(6, bytes: 4) == 0 {
        .bitmap
      } else if reader.has("8BPS", at: 0) {
        .photoshop
      } else if reader.has("ftypavi", at: 4) {
        .avif
      } else if reader.big(0, bytes: 2) == 0x1F8B {
        .compressed
      } else if reader.bytes.prefix(512).allSatisfy({ $0 >= 32 || (9...13).contains($0) }) {
        .text
      } else {
        .unknown
      }
  }
}
