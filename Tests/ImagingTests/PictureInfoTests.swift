import Imaging
import Testing

@Suite struct PictureInfoTests {
  @Test(arguments: [
    ("halves.gif", PictureFormat.gif), ("halves.heic", .heic), ("halves.svg", .svg), ("lossy.webp", .webp),
    ("lossless.webp", .webp), ("cmyk.jpg", .jpeg),
  ])
  func `a picture's kind and size are known from its header`(file: String, format: PictureFormat) throws {
    let info = try PictureInfo(reading: try fixture(file))
    #expect(info.format == format && (info.width, info.height) == (240, 160) && info.aspectRatio == 1.5)
    #expect(info.isVector == (format == .svg))
  }

  @Test func `a PNG's size is that of its first chunk`() throws {
    #expect(try PictureInfo(reading: png(width: 3000, height: 2000)).width == 3000)
    #expect(try PictureInfo(reading: png(width: 3000, height: 2000)).height == 2000)
  }

  @Test(arguments: 1...8)
  func `a photograph held upright is as high as it stands`(orientation: Int) throws {
    let info = try PictureInfo(reading: noted(try halves(60), orientation: UInt8(orientation)))
    #expect((info.width, info.height) == (orientation < 5 ? (60, 40) : (40, 60)))
  }

  @Test(arguments: [
    (#"<svg width="10mm" height="5mm"/>"#, 38, 19, 2.0),
    (#"<svg viewBox="0 0 300 100"></svg>"#, 300, 100, 3.0),
    (#"<svg width="100%" height="100%" viewBox="0,0,30,10"/>"#, 30, 10, 3.0),
    (#"<svg width="60" viewBox="0 0 30 10"/>"#, 60, 20, 3.0),
    (
      "\u{FEFF}<?xml version='1.0'?>\n<!-- <svg width='1'> -->\n<!DOCTYPE svg [<!ENTITY a \"b>\">]>\n<s:svg height='2in' width='1in'>",
      96, 192, 0.5
    ),
  ])
  func `an SVG's size is what its root says`(text: String, width: Int, height: Int, ratio: Double) throws {
    let info = try PictureInfo(reading: Array(text.utf8))
    #expect((info.format, info.width, info.height) == (.svg, width, height))
    #expect(abs(info.aspectRatio - ratio) < 1e-9)
  }

  @Test(arguments: [
    "<svg/>", "<svg width='-5' height='5'/>", "<svg width='1em' height='2em'/>", "<svg viewBox='0 0 0 0'/>",
  ])
  func `an SVG without a size is damaged`(text: String) {
    #expect(throws: PictureFault.damaged(.svg)) { try PictureInfo(reading: Array(text.utf8)) }
  }

  @Test(arguments: [
    ("", Likeness.empty), ("%PDF-1.5", .pdf), ("\n<!DOCTYPE html><html>", .html), ("PK\u{3}\u{4}", .zip),
    ("II*\0", .tiff), ("8BPS", .photoshop), ("\0\0\0\u{1C}ftypavif", .avif), ("Bonjour", .text),
    ("\u{1}\u{2}\u{3}", .unknown), ("<html><svg width='1' height='1'/></html>", .html),
  ])
  func `a file that is no picture is named for what it looks like`(text: String, likeness: Likeness) {
    #expect(throws: PictureFault.notAPicture(likeness)) { try PictureInfo(reading: Array(text.utf8)) }
  }

  @Test func `a picture beyond 40 megapixels or 30,000 pixels a side is refused`() throws {
    #expect(throws: PictureFault.tooLarge(width: 8000, height: 5001)) {
      try PictureInfo(reading: png(width: 8000, height: 5001))
    }
    #expect(throws: PictureFault.tooLarge(width: 30_001, height: 1)) {
      try PictureInfo(reading: png(width: 30_001, height: 1))
    }
    #expect(try PictureInfo(reading: png(width: 8000, height: 5000)).width == 8000)
    #expect(throws: PictureFault.tooLarge(width: 0xFFFF_FFFF, height: 0xFFFF_FFFF)) {
      try PictureInfo(reading: png(width: 0xFFFF_FFFF, height: 0xFFFF_FFFF))
    }
  }

  @Test(arguments: ["halves.gif", "halves.heic", "halves.svg", "lossy.webp", "lossless.webp", "cmyk.jpg"])
  func `no bytes from outside bring the reader down (seed 2021)`(file: String) throws {
    let whole = noted(try fixture(file), orientation: 6)
    let original = try fixture(file)
    var seed: UInt64 = 2021
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    func read(_ bytes: [UInt8]) {
      guard let info = try? PictureInfo(reading: bytes) else { return }
      #expect(info.width > 0 && info.height > 0 && info.aspectRatio > 0 && info.aspectRatio.isFinite)
      #expect(info.isVector || info.width * info.height <= PictureInfo.mostPixels)
    }
    for length in 0..<min(original.count, 600) { read(Array(original[..<length])) }
    for source in [original, whole] {
      for _ in 0..<1500 {
        var bytes = source
        for _ in 0...next(6) {
          bytes[next(min(bytes.count, 400))] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(next(256))][next(6)]
        }
        if next(4) == 0 { bytes.removeSubrange(next(bytes.count)...) }
        read(bytes)
      }
    }
  }
}

/// The head of a PNG of a given size.
private func png(width: Int, height: Int) -> [UInt8] {
  func big(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) } }
  return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + big(width) + big(height)
    + [8, 2, 0, 0, 0]
}
