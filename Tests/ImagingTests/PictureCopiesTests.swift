import Files
import Foundation
import Instruments
import Testing

@testable import Imaging

/// What exiftool finds in a picture besides what every file of its kind has.
private func notes(in picture: [UInt8]) throws -> [String] {
  try output(of: "exiftool", "-G1", "-a", "-s", "FILE", reading: picture).split(separator: "\n").map(String.init)
    .filter { line in
      !["[ExifTool]", "[System]", "[File]", "[JFIF]", "[PNG]", "[PNG-pHYs]", "[Composite]"].contains {
        line.hasPrefix($0)
      }
    }
}

/// A photo as a telephone makes it: held upright, with the place, the camera, words about it and a small copy of itself.
private func telephonePhoto(_ width: Int) throws -> [UInt8] {
  try inScratchFolder { folder in
    let file = folder.appending(path: "photo.jpg").path
    try Data(halves(width)).write(to: URL(filePath: file))
    let result = try run([
      "exiftool", "-q", "-overwrite_original", "-n", "-Orientation=6", "-GPSLatitude=14.6928", "-GPSLatitudeRef=N",
      "-GPSLongitude=17.4467", "-GPSLongitudeRef=W", "-Make=Appareil", "-Artist=Quelqu'un", "-XMP:Creator=Quelqu'un",
      "-XMP:GPSLatitude=14.6928", "-IPTC:City=Dakar", "-Comment=secret", "-ThumbnailImage<=\(file)", file,
    ])
    guard result.status == 0 else { throw CocoaError(.executableLoad) }
    return [UInt8](try Data(contentsOf: URL(filePath: file)))
  }
}

private func copy(of picture: IncomingPicture, in store: PictureStore) throws -> WaitingPicture {
  try store.cleanCopies(of: [picture])[0].get()
}

@Suite struct PictureCopiesTests {
  @Test func `a telephone's photo is kept upright, and nothing tells where it was taken`() throws {
    let photo = try telephonePhoto(320)
    #expect(try notes(in: photo).contains { $0.contains("GPSLatitude") })
    try withLetter([:]) { store in
      let incoming = try store.receive(photo)
      #expect(incoming.info.height > incoming.info.width)
      let copy = try copy(of: incoming, in: store)
      #expect(copy.format == .jpeg && (copy.width, copy.height) == (incoming.info.width, incoming.info.height))
      let bytes = try copy.bytes()
      #expect(try notes(in: bytes) == [])
      for word in ["Exif", "GPS", "adobe.com/xap", "Photoshop", "secret", "Dakar", "Quelqu", "ICC_PROFILE"] {
        #expect(bytes.firstRange(of: word.utf8) == nil, "\(word)")
      }
      // Turned by a quarter to the right, the left half is the upper one.
      let pixels = try Pixels(jpeg: ConvertedPicture(bytes: bytes, width: copy.width, height: copy.height))
      #expect(pixels.at(0.1, 0.05).isNear(.blue) && pixels.at(0.1, 0.95).isNear(.gold))
      #expect(try store.cache.list() == [copy.name])
    }
  }

  @Test func `a picture beyond what print needs is made smaller, and another is left as large as it is`() throws {
    let (large, small) = (try halves(5000), try halves(700))
    try withLetter([:]) { store in
      let copies = try store.cleanCopies(of: [store.receive(large), store.receive(small)]).map { try $0.get() }
      #expect(max(copies[0].width, copies[0].height) == 3600)
      #expect(copies[1].width == 700)
    }
  }

  @Test(arguments: [
    ("halves.gif", PictureFormat.png), ("lossless.webp", .jpeg), ("lossy.webp", .jpeg), ("halves.heic", .jpeg),
    ("display-p3.jpg", .jpeg),
  ])
  func `what a telephone or a site gives becomes JPEG, drawings stay without loss`(name: String, form: PictureFormat)
    throws
  {
    let original = try fixture(name)
    try withLetter([:]) { store in
      let copy = try copy(of: store.receive(original), in: store)
      #expect(copy.format == form)
      #expect(try notes(in: copy.bytes()) == [])
    }
  }

  @Test func `the same picture gives the same bytes, and is made once`() throws {
    let photo = try halves(400)
    var digests: Set<String> = []
    for _ in 0..<2 {
      try withLetter([:]) { store in
        let incoming = try store.receive(photo)
        let copies = try store.cleanCopies(of: [incoming, incoming]).map { try $0.get() }
        #expect(copies[0] == copies[1])
        digests.insert(copies[0].digest)
        // From the cache: no program is needed any more.
        var idle = store
        idle.program = "/nonexistent"
        #expect(try idle.cleanCopies(of: [idle.receive(photo)]).map { try $0.get() } == [copies[0]])
      }
    }
    #expect(digests.count == 1)
  }

  @Test func `what is no picture, or too large a one, is refused before it is decoded`() throws {
    func header(_ width: UInt16, _ height: UInt16) -> [UInt8] {
      [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8] + [height, width].flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        + [3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xD9]
    }
    try withLetter([:]) { store in
      for (bytes, fault) in [
        (header(60_000, 60_000), CopyFault.fault(.tooLarge(width: 60_000, height: 60_000))),
        (Array("<!DOCTYPE html><html>".utf8), .fault(.notAPicture(.html))),
        (Array("<svg xmlns='http://www.w3.org/2000/svg' width='900' height='900'/>".utf8), .vector),
        ([], .fault(.notAPicture(.empty))),
      ] {
        #expect(#expect(throws: CopyFault.self) { try store.receive(bytes) } == fault)
      }
      #expect(!store.root.hasFolder(".cache"))
    }
  }

  @Test func `a picture cut short, one of one colour, and one in unknown inks are refused`() throws {
    let photo = try halves(900)
    let grey = try output(
      of: "python3", "-c",
      "import struct,zlib,sys;c=lambda t,d:struct.pack('>I',len(d))+t+d+struct.pack('>I',zlib.crc32(t+d));w=300;"
        + "sys.stdout.write((b'\\x89PNG\\r\\n\\x1a\\n'+c(b'IHDR',struct.pack('>IIBBBBB',w,w,8,0,0,0,0))"
        + "+c(b'IDAT',zlib.compress((b'\\0'+b'\\x80'*w)*w))+c(b'IEND',b'')).hex())", reading: [])
    let blank = stride(from: 0, to: grey.count, by: 2).compactMap { UInt8(grey.dropFirst($0).prefix(2), radix: 16) }
    let inks = try fixture("cmyk.jpg")
    try withLetter([:]) { store in
      let ends = try store.cleanCopies(
        of: [store.receive(Array(photo.prefix(photo.count / 2))), store.receive(blank), store.receive(inks)])
      guard case .failure(.undecodable) = ends[0] else {
        Issue.record("\(ends[0])")
        return
      }
      #expect(ends[1] == .failure(.blank))
      #expect(ends[2] == .failure(.inksUnknown))
      #expect(try store.cache.list() == [])
    }
  }

  @Test func `a copy that someone changed in the cache is not passed on`() throws {
    let photo = try halves(300)
    try withLetter([:]) { store in
      let copy = try copy(of: store.receive(photo), in: store)
      try store.cache.write([1, 2, 3], to: copy.name)
      #expect(throws: FileError.self) { try copy.bytes() }
      try store.cache.remove(copy.name)
      #expect(throws: FileError.self) { try copy.bytes() }
    }
  }
}

@Suite struct HeldBytesTests {
  /// The head of a JPEG with three components.
  private func jpeg(_ marker: UInt8, _ width: Int, _ height: Int, colours: UInt8) -> [UInt8] {
    [0xFF, 0xD8, 0xFF, marker, 0, 17, 8] + [height, width].flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
      + [3, 1, colours, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xD9]
  }

  @Test func `a picture that comes coarse first is refused where the whole of it is too much to hold`() throws {
    #expect(try PictureInfo(reading: jpeg(0xC0, 6300, 6300, colours: 0x11)).width == 6300)
    #expect(try PictureInfo(reading: jpeg(0xC2, 6300, 6300, colours: 0x22)).width == 6300)
    #expect(try PictureInfo(reading: jpeg(0xC2, 5000, 5000, colours: 0x11)).width == 5000)
    #expect(throws: PictureFault.tooHeavy(width: 6300, height: 6300)) {
      try PictureInfo(reading: jpeg(0xC2, 6300, 6300, colours: 0x11))
    }
    func png(_ depth: UInt8, _ kind: UInt8, _ interlaced: UInt8) -> [UInt8] {
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0x18, 0x9C, 0, 0, 0x18, 0x9C, depth, kind, 0, 0, interlaced]
    }
    #expect(try PictureInfo(reading: png(8, 6, 1)).width == 6300)
    #expect(try PictureInfo(reading: png(16, 6, 0)).width == 6300)
    #expect(throws: PictureFault.tooHeavy(width: 6300, height: 6300)) { try PictureInfo(reading: png(16, 6, 1)) }
  }
}
