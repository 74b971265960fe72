import Instruments
import PDFFile
import Preflight
import Testing

@Suite struct `A hostile file is checked in bounded time` {
  /// The rules that speak, or nil where the file is refused.
  static func rules(_ bytes: [UInt8], within limit: Duration = .seconds(5)) -> Set<String>? {
    var rules: Set<String>?
    let time = ContinuousClock().measure { rules = (try? preflight(bytes)).map { Set($0.findings.map(\.rule)) } }
    #expect(time < limit)
    return rules
  }

  static func file(forms: [String: String]) throws -> [UInt8] {
    var file = SoundFile.press
    file.paint("/A Do")
    file.afterwards { document, page, _ in
      let references = forms.mapValues { _ in document.addStream([:], bytes: []) }
      let resources = PDFValue.dictionary(["XObject": .dictionary(references.mapValues { .reference($0) })])
      for (name, content) in forms {
        document.replaceStream(
          references[name]!,
          dictionary: [
            "Type": .name("XObject"), "Subtype": .name("Form"), "BBox": [0, 0, 100, 100], "Resources": resources,
          ], bytes: Array(content.utf8))
        addResource("XObject", name, .reference(references[name]!), to: page, in: document)
      }
    }
    return try file.bytes()
  }

  @Test func `a form that calls itself, at once or by another`() throws {
    #expect(Self.rules(try Self.file(forms: ["A": "/A Do"])) == ["content-broken"])
    #expect(Self.rules(try Self.file(forms: ["A": "/B Do", "B": "/C Do", "C": "/A Do"])) == ["content-broken"])
  }

  @Test func `forms that call each other a thousand million times`() throws {
    let names = (0..<20).map { String(UnicodeScalar(UInt8(65 + $0))) }
    var forms: [String: String] = [:]
    for (name, next) in zip(names, names.dropFirst()) { forms[name] = String(repeating: "/\(next) Do ", count: 10) }
    forms[names.last!] = "0 0 0 1 k"
    #expect(Self.rules(try Self.file(forms: forms), within: .seconds(15)) == ["content-broken"])
  }

  @Test func `content nested a hundred thousand deep`() throws {
    for piece in ["q ", "[", "<< /A ", "/P BMC ", "BT "] {
      var file = SoundFile.press
      file.add(String(repeating: piece, count: 100_000))
      _ = Self.rules(try file.bytes())
    }
  }

  @Test func `a structure tree that bites its tail, or is a chain of thousands`() throws {
    var file = SoundFile.screen
    file.afterwards { document, _, _ in
      let root = document.catalog["StructTreeRoot"].reference!
      let top = document.value(of: root)["K"].array![0].reference!
      let kids = document.value(of: top)["K"].array!
      set("K", of: top, to: .array(kids + [.reference(top), .reference(root)]), in: document)
    }
    #expect(Self.rules(try file.bytes()) != nil)
    file = SoundFile.screen
    file.afterwards { document, _, _ in
      let root = document.catalog["StructTreeRoot"].reference!
      let top = document.value(of: root)["K"].array![0].reference!
      var last = document.add(["S": .name("P")])
      for _ in 0..<2000 { last = document.add(["S": .name("Div"), "K": .reference(last)]) }
      let kids = document.value(of: top)["K"].array!
      set("K", of: top, to: .array(kids + [.reference(last)]), in: document)
    }
    #expect(Self.rules(try file.bytes()) == ["ua-structure-size"])
  }

  /// Signs that mean something in a content stream.
  static let pieces: [[UInt8]] = [
    "q ", "Q ", "BT ", "ET ", "/F1 9 Tf ", "/F2 1e9 Tf ", "(a) Tj ", "<00> Tj ", "[(a) -99999999 (b)] TJ ", "BI ",
    "ID ",
    " EI ", "/Im1 Do ", "0 0 m ", "1e30 ", "99999999999999999999 ", "-.0 ", "re ", "f ", "S ", "W n ", "cm ", "gs ",
    "/Ov ", "k ", "rg ", "scn ", "cs ", "/Pattern ", "sh ", "/P <</MCID 1>> BDC ", "EMC ", "BMC ", "[", "]", "<<", ">>",
    "(", ")", "%", "\n", "0 Tr ", "0 0 0 0 0 0 Tm ", "T* ", "' ", "\" ", "\u{0}", "nan ", "/", "Tz ", "0 w ",
  ].map { Array($0.utf8) }

  @Test(arguments: 0..<20) func `content spoilt at random, as content and as a form`(hundred: Int) throws {
    let sound = Array(SoundFile.screen.content.utf8)
    let document = try PDFDocument(reading: SoundFile.screen.bytes())
    let page = document.pages[0]
    let contents = try #require(document.value(of: page)["Contents"].reference)
    for seed in (hundred * 100)..<(hundred * 100 + 100) {
      var numbers = Chance(state: UInt64(seed))
      var bytes = sound
      for _ in 0..<Int.random(in: 1...20, using: &numbers) {
        let at = Int.random(in: 0...bytes.count, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0, 1: bytes.insert(contentsOf: Self.pieces.randomElement(using: &numbers)!, at: at)
        case 2: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...9, using: &numbers)))
        default: if at < bytes.count { bytes[at] = .random(in: 0...255, using: &numbers) }
        }
      }
      document.replaceStream(contents, dictionary: [:], bytes: bytes)
      let found = interpretPages(of: document)
      #expect(found.allSatisfy { $0.marks < 10_000 }, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<10) func `a file spoilt at random`(hundred: Int) throws {
    let whole = try SoundFile.screen.bytes()
    for seed in (hundred * 20)..<(hundred * 20 + 20) {
      var numbers = Chance(state: UInt64(seed))
      var bytes = whole
      for _ in 0..<Int.random(in: 1...5, using: &numbers) {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = .random(in: 0x20...0x7E, using: &numbers)
      }
      _ = Self.rules(bytes)
    }
  }
}
