import Files
import Foundation
import Imaging
import Testing

@Suite struct PressPictureTests {
  private static let profiles = Folder(repository.appending(path: "layouts/profiles").path)

  private func profile(_ name: String = "ISOcoated_v2_300_bas.icc") throws -> PictureProfile {
    PictureProfile(path: Self.profiles.path + "/" + name, digest: sha256(try Self.profiles.read(name)))
  }

  private func request(_ file: String, _ profile: PictureProfile?) -> PictureRequest {
    PictureRequest(file: file, width: 300, height: 300, purpose: .press, quality: 90, profile: profile)
  }

  /// The number of components that a JPEG's frame states.
  private func components(_ jpeg: [UInt8]) -> Int? {
    var offset = 2
    while offset + 9 < jpeg.count, jpeg[offset] == 0xFF {
      if [0xC0, 0xC1, 0xC2].contains(jpeg[offset + 1]) { return Int(jpeg[offset + 9]) }
      offset += 2 + (Int(jpeg[offset + 2]) << 8 | Int(jpeg[offset + 3]))
    }
    return nil
  }

  @Test func `a picture is in four inks, without a word about itself but Adobe's`() throws {
    let source = noted(try halves(600), orientation: 6)
    try withLetter(["a.jpg": source]) { store in
      let outcome = store.convert([request("a.jpg", try profile())])
      #expect(outcome.findings == [])
      let picture = try #require(outcome.pictures[0])
      #expect(components(picture.bytes) == 4 && (picture.width, picture.height) == (200, 300))
      #expect(!picture.bytes.contains(Array("Exif".utf8)) && !picture.bytes.contains(Array("ICC_PROFILE".utf8)))
      #expect(picture.bytes.contains(Array("Adobe".utf8)))
    }
  }

  @Test func `a grey picture, and one in black alone, has one component`() throws {
    try withLetter(["a.jpg": try halves(600)]) { store in
      let alone = try #require(store.convert([request("a.jpg", nil)]).pictures[0])
      #expect(components(alone.bytes) == 1)
      // The grey one again, as if it had come so.
      try store.root.write(alone.bytes, to: "grey.jpg")
      let grey = try #require(store.convert([request("grey.jpg", try profile())]).pictures[0])
      #expect(components(grey.bytes) == 1)
    }
  }

  @Test func `four inks without a profile are refused for the press alone`() throws {
    try withLetter(["a.jpg": try fixture("cmyk.jpg")]) { store in
      for inks in [try profile(), nil] {
        let outcome = store.convert([request("a.jpg", inks)])
        #expect(outcome.pictures == [nil] && outcome.findings.map(\.code) == ["picture-inks-unknown"])
      }
      #expect(store.convert([PictureRequest(file: "a.jpg", width: 30, height: 30, purpose: .screen)]).findings == [])
    }
  }

  @Test func `a picture's own profile says what its colours are`() throws {
    let own = try fixture("display-p3.jpg")
    // The same numbers without a word about their meaning: what lies between the start and the tables.
    let tables = try #require(own.firstRange(of: [0xFF, 0xDB])?.lowerBound)
    try withLetter(["own.jpg": own, "bare.jpg": Array(own[..<2] + own[tables...])]) { store in
      let outcome = store.convert([request("own.jpg", try profile()), request("bare.jpg", try profile())])
      #expect(outcome.findings == [] && outcome.pictures[0] != outcome.pictures[1])
    }
  }

  @Test func `another profile is another picture, the same one at another place is not`() throws {
    try withLetter(["a.jpg": try halves(600)]) { store in
      let coated = store.convert([request("a.jpg", try profile())])
      let uncoated = store.convert([request("a.jpg", try profile("FOGRA29L_uncoated_280.icc"))])
      #expect(uncoated.converted == 1 && uncoated.pictures != coated.pictures)
      try store.root.write(try Self.profiles.read("ISOcoated_v2_300_bas.icc"), to: "un profil%.icc")
      var moved = try profile()
      moved.path = store.root.path + "/un profil%.icc"
      #expect(store.convert([request("a.jpg", moved)]).converted == 0)
      var fresh = store
      fresh.cache = store.root.folder(".cache/other")
      #expect(fresh.convert([request("a.jpg", moved)]).pictures == coated.pictures)
    }
  }
}

extension [UInt8] {
  fileprivate func contains(_ word: [UInt8]) -> Bool { firstRange(of: word) != nil }
}
