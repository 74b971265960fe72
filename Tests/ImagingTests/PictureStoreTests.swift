import Diagnostics
import Files
import Foundation
import Imaging
import Testing

@Suite struct PictureStoreTests {
  @Test func `a picture is made smaller, in its own shape, and no larger than it is`() throws {
    try withLetter(["a.jpg": try halves(600)]) { store in
      let outcome = store.convert([
        PictureRequest(file: "a.jpg", width: 300, height: 300, purpose: .email),
        PictureRequest(file: "a.jpg", width: 3000, height: 3000, purpose: .screen),
      ])
      #expect(outcome.findings == [] && outcome.converted == 2)
      let small = try #require(outcome.pictures[0])
      #expect((small.width, small.height) == (300, 200))
      let large = try #require(outcome.pictures[1])
      #expect((large.width, large.height) == (600, 400))
      let pixels = try Pixels(jpeg: small)
      #expect(
        pixels.at(0.1, 0.5).isNear(.blue) && pixels.at(0.9, 0.5).isNear(.gold) && pixels.at(0.5, 0.5).isNear(.white))
    }
  }

  @Test func `what was converted once starts no program again`() throws {
    try withLetter(["a.jpg": try halves(600), "b.svg": try fixture("halves.svg")]) { store in
      let requests = [
        PictureRequest(file: "a.jpg", width: 300, height: 200, purpose: .screen),
        PictureRequest(file: "b.svg", width: 120, height: 80, purpose: .proof),
      ]
      let first = store.convert(requests)
      #expect(first.converted == 2 && first.findings == [])
      var idle = store
      idle.program = "/nonexistent/lettre-pictures"
      let second = idle.convert(requests)
      #expect(second.converted == 0 && second.findings == [] && second.pictures == first.pictures)
    }
  }

  @Test func `a picture that changed is converted anew, and one that came back is not`() throws {
    try withLetter(["a.jpg": try halves(600)]) { store in
      let request = [PictureRequest(file: "a.jpg", width: 300, height: 200, purpose: .screen)]
      let first = store.convert(request)
      try store.root.write(try fixture("cmyk.jpg"), to: "a.jpg")
      let other = store.convert(request)
      #expect(other.converted == 1 && other.pictures != first.pictures)
      try store.root.write(try halves(600), to: "a.jpg")
      let back = store.convert(request)
      #expect(back.converted == 0 && back.pictures == first.pictures)
    }
  }

  @Test func `a cached picture cut short is made again`() throws {
    try withLetter(["a.jpg": try halves(600)]) { store in
      let request = [PictureRequest(file: "a.jpg", width: 300, height: 200, purpose: .screen)]
      let first = store.convert(request)
      let name = try #require(try store.cache.list().first { $0.hasSuffix(".jpg") })
      try store.cache.write(try store.cache.read(name).dropLast(100), to: name)
      let again = store.convert(request)
      #expect(again.converted == 1 && again.pictures == first.pictures)
    }
  }

  @Test func `the same source gives the same bytes in two caches, under one name in each`() throws {
    var seen: [[UInt8]] = []
    for _ in 1...2 {
      try withLetter(["a.jpg": try halves(600), "copie.jpg": try halves(600)]) { store in
        let outcome = store.convert(
          ["a.jpg", "copie.jpg"].map { PictureRequest(file: $0, width: 300, height: 200, purpose: .screen) })
        #expect(outcome.converted == 1)
        seen += outcome.pictures.compactMap { $0?.bytes }
      }
    }
    #expect(seen.count == 4 && Set(seen).count == 1)
  }

  @Test func `a photograph held upright stands upright, and where it was taken does not get out`() throws {
    let source = noted(try halves(600), orientation: 6)
    try withLetter(["a.jpg": source]) { store in
      let outcome = store.convert([PictureRequest(file: "a.jpg", width: 200, height: 300, purpose: .email)])
      let picture = try #require(outcome.pictures[0])
      #expect((picture.width, picture.height) == (200, 300))
      let pixels = try Pixels(jpeg: picture)
      // Orientation 6: the left of the file is the top of the scene.
      #expect(pixels.at(0.5, 0.1).isNear(.blue) && pixels.at(0.5, 0.9).isNear(.gold))
      for secret in ["Exif", "GPS", "ICC_PROFILE", "http"] {
        #expect(Data(picture.bytes).range(of: Data(secret.utf8)) == nil, "\(secret)")
      }
      #expect(Data(source).range(of: Data("GPS".utf8)) != nil)
    }
  }

  @Test func `a crop shows that part and no other`() throws {
    try withLetter(["a.jpg": try halves(600), "b.svg": try fixture("halves.svg")]) { store in
      let right = PictureCrop.part(x: 0.75, y: 0, width: 0.25, height: 1)
      let outcome = store.convert(
        ["a.jpg", "b.svg"].map {
          PictureRequest(file: $0, crop: right, width: 75, height: 200, purpose: .screen)
        })
      for picture in outcome.pictures {
        let picture = try #require(picture)
        #expect((picture.width, picture.height) == (75, 200))
        let pixels = try Pixels(jpeg: picture)
        for (x, y) in [(0.02, 0.02), (0.98, 0.02), (0.02, 0.98), (0.98, 0.98)] {
          #expect(pixels.at(x, y).isNear(.gold))
        }
      }
    }
  }

  @Test func `the part that draws the eye has the shape asked for`() throws {
    try withLetter(["a.jpg": try halves(600)]) { store in
      let outcome = store.convert(
        [(200, 200), (2000, 1000)].map {
          PictureRequest(file: "a.jpg", crop: .attention, width: $0, height: $1, purpose: .screen)
        })
      #expect(outcome.pictures.map { $0.map { [$0.width, $0.height] } } == [[200, 200], [600, 300]])
    }
  }

  @Test func `CMYK comes out in the colours it shows, not in their negative`() throws {
    try withLetter(["a.jpg": try fixture("cmyk.jpg")]) { store in
      let outcome = store.convert([PictureRequest(file: "a.jpg", width: 240, height: 160, purpose: .screen)])
      let pixels = try Pixels(jpeg: try #require(outcome.pictures[0]))
      #expect(pixels.at(0.1, 0.5).isNear(.blue, within: 24) && pixels.at(0.9, 0.5).isNear(.gold, within: 24))
      #expect(pixels.at(0.5, 0.5).isNear(.white, within: 10))
    }
  }

  @Test func `a profile in the picture is followed`() throws {
    // The same picture in the numbers of Display P3, with that profile: (22, 46, 84) and (220, 177, 65).
    try withLetter(["a.jpg": try fixture("display-p3.jpg")]) { store in
      let outcome = store.convert([PictureRequest(file: "a.jpg", width: 240, height: 160, purpose: .screen)])
      let pixels = try Pixels(jpeg: try #require(outcome.pictures[0]))
      #expect(pixels.at(0.1, 0.5).isNear(.blue, within: 12), "\(pixels.at(0.1, 0.5))")
      #expect(pixels.at(0.9, 0.5).isNear(.gold, within: 12), "\(pixels.at(0.9, 0.5))")
    }
  }

  @Test(arguments: ["halves.heic", "halves.gif", "lossy.webp", "lossless.webp"])
  func `every kind of picture is converted`(file: String) throws {
    try withLetter([file: try fixture(file)]) { store in
      let outcome = store.convert([PictureRequest(file: file, width: 120, height: 80, purpose: .screen)])
      #expect(outcome.findings == [])
      let pixels = try Pixels(jpeg: try #require(outcome.pictures[0]))
      #expect(pixels.at(0.1, 0.5).isNear(.blue, within: 16) && pixels.at(0.9, 0.5).isNear(.gold, within: 16))
    }
  }

  @Test func `one picture that fails leaves the others be`() throws {
    let good = try halves(600)
    try withLetter(["bon.jpg": good, "coupé.jpg": Array(good[..<(good.count / 2)]), "page.jpg": Array("<html>".utf8)]) {
      store in
      let outcome = store.convert(
        ["coupé.jpg", "bon.jpg", "page.jpg", "absente.jpg", "../dehors.jpg"].map {
          PictureRequest(file: $0, width: 300, height: 200, purpose: .screen)
        })
      #expect(outcome.pictures.map { $0 != nil } == [false, true, false, false, false])
      #expect(
        Set(outcome.findings.map { "\($0.code) \($0.place.file ?? "")" }) == [
          "picture-unreadable coupé.jpg", "not-a-picture page.jpg", "picture-file-unreadable absente.jpg",
          "picture-file-unreadable ../dehors.jpg",
        ])
    }
  }

  @Test func `a program that hangs or dies costs the picture it was at and no other`() throws {
    let source = try halves(600)
    try withLetter(["lente.jpg": source, "mortelle.jpg": source + [0], "bonne.jpg": source + [1]]) { store in
      let script = """
        #!/bin/sh
        while read -r line; do
          case "$line" in
            *lente.jpg*) sleep 20 ;;
            *mortelle.jpg*) kill -9 $$ ;;
            *) printf '%s\\n' "$line" | \(program) convert ;;
          esac
        done
        """
      try store.root.write(script.utf8, to: "faux")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: store.root.path + "/faux")
      var fragile = store
      fragile.program = store.root.path + "/faux"
      fragile.limits = PictureStore.Limits(processes: 1, seconds: 1)
      let outcome = fragile.convert(
        ["lente.jpg", "mortelle.jpg", "bonne.jpg"].map {
          PictureRequest(file: $0, width: 300, height: 200, purpose: .screen)
        })
      #expect(outcome.pictures.map { $0 != nil } == [false, false, true])
      #expect(outcome.findings.map(\.code) == ["picture-too-slow", "picture-crashed"])
      #expect(outcome.findings.map(\.place.file) == ["lente.jpg", "mortelle.jpg"])
    }
  }

  @Test func `a program that is not there is one finding`() throws {
    try withLetter(["a.jpg": try halves(60), "b.jpg": try halves(90)]) { store in
      var broken = store
      broken.program = "/nonexistent/lettre-pictures"
      let outcome = broken.convert(
        ["a.jpg", "b.jpg"].map { PictureRequest(file: $0, width: 30, height: 20, purpose: .screen) })
      #expect(outcome.findings.map(\.code) == ["pictures-program-missing"])
    }
  }

  @Test func `many pictures go through both programs`() throws {
    let source = try halves(120)
    let files = (0..<24).map { "photo \($0)\t%é.jpg" }
    try withLetter(Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1, source + [UInt8($0)]) })) { store in
      let outcome = store.convert(files.map { PictureRequest(file: $0, width: 60, height: 40, purpose: .email) })
      #expect(outcome.findings == [] && outcome.converted == 24 && outcome.pictures.allSatisfy { $0 != nil })
    }
  }
}
