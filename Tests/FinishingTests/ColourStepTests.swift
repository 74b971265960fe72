import Inks
import PDFFile
import Testing

@testable import Finishing

/// Colours of the small drawings of these tests: black, paper, a blue, all plates, and one ink of a copier.
let keys = InkKeys(
  inks: [
    .black: .process(Ink.black.recipe), .paper: .process(Ink.paper.recipe),
    "blue": .process(ProcessRecipe(cyan: 1, magenta: 0.75, yellow: 0.15, black: 0.35)), .registration: .registration,
    "copier": .blackAlone(area: 0.7, type: 1),
  ])

/// `r g b rg` for an ink, as cairo writes its key.
func rg(_ ink: InkName, stroke: Bool = false) -> String {
  let key = keys.key(of: ink)!
  let parts = [key.red, key.green, key.blue].map { String(Double($0) / 255) }
  return (parts + [stroke ? "RG" : "rg"]).joined(separator: " ")
}

/// What a content becomes, an operation a line.
func rewritten(_ content: String, largest: Double = 24) throws -> [String] {
  var rewriter = ContentRewriter(steps: [ColourStep(keys: keys, largestOverprint: largest)])
  let bytes = try rewriter.rewrite(Array(content.utf8), in: .page(number: 1))
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}

func fault(_ content: String) -> FinishingFault? {
  do {
    _ = try rewritten(content)
    return nil
  } catch { return error as? FinishingFault }
}

@Suite struct ColourStepTests {
  @Test func `a key becomes its recipe, before its path begins`() throws {
    #expect(
      try rewritten("\(rg("blue")) 0 0 10 10 re f")
        == ["1 0.75 0.15 0.35 k", "0 0 0 1 K", "0 0 10 10 re", "f"])
  }

  @Test func `the ink of all plates is a separation`() throws {
    #expect(
      try rewritten("\(rg(.registration)) \(rg(.registration, stroke: true)) 0 0 m 10 0 l S")
        == ["/LettreAll cs 1 scn", "/LettreAll CS 1 SCN", "0 0 m", "10 0 l", "S"])
  }

  @Test func `small black type overprints, and what comes after it knocks out`() throws {
    #expect(
      try rewritten("\(rg(.black)) BT 9.5 0 0 9.5 10 10 Tm /f-0-0 1 Tf (a) Tj ET \(rg(.paper)) BT (b) Tj ET")
        == [
          "BT", "9.5 0 0 9.5 10 10 Tm", "/f-0-0 1 Tf", "/LettreOverprint gs", "0 0 0 1 k", "(a) Tj", "ET", "BT",
          "/LettreKnockout gs", "0 0 0 0 k", "(b) Tj", "ET",
        ])
  }

  @Test func `type overprints up to a size on the page, whatever its matrices`() throws {
    func overprints(_ content: String) throws -> Bool {
      try rewritten("\(rg(.black)) " + content).contains("/LettreOverprint gs")
    }
    #expect(try overprints("BT 24 0 0 24 0 0 Tm /f 1 Tf (a) Tj ET"))
    #expect(try !overprints("BT 24.1 0 0 24.1 0 0 Tm /f 1 Tf (a) Tj ET"))
    #expect(try !overprints("q 2 0 0 2 0 0 cm BT 13 0 0 13 0 0 Tm /f 1 Tf (a) Tj ET Q"))
    #expect(try overprints("q 2 0 0 2 0 0 cm Q BT 13 0 0 13 0 0 Tm /f 1 Tf (a) Tj ET"))
    #expect(try overprints("BT 0 -9 9 0 0 0 Tm /f 1 Tf (a) Tj ET"))
  }

  @Test func `blue, white and outlined type knock out, and so do black areas`() throws {
    for content in [
      "\(rg("blue")) BT 9 0 0 9 0 0 Tm /f 1 Tf (a) Tj ET", "\(rg(.paper)) BT 9 0 0 9 0 0 Tm /f 1 Tf (a) Tj ET",
      "\(rg(.black)) BT 9 0 0 9 0 0 Tm 1 Tr /f 1 Tf (a) Tj ET", "\(rg(.black)) 0 0 9 9 re f",
    ] {
      #expect(try !rewritten(content).contains("/LettreOverprint gs"), "\(content)")
    }
  }

  @Test func `an inner state ends with its colours and its overprinting`() throws {
    #expect(
      try rewritten("q \(rg(.black)) BT 9 0 0 9 0 0 Tm /f 1 Tf (a) Tj ET Q \(rg("blue")) 0 0 9 9 re f")
        .suffix(5) == ["Q", "1 0.75 0.15 0.35 k", "0 0 0 1 K", "0 0 9 9 re", "f"])
  }

  @Test func `one ink is solid in type and as dark as it looks in areas`() throws {
    let lines = try rewritten("\(rg("copier")) 0 0 9 9 re f BT 9 0 0 9 0 0 Tm /f 1 Tf (a) Tj ET")
    #expect(lines.filter { $0.hasSuffix(" k") } == ["0 0 0 0.7 k", "0 0 0 1 k"])
  }

  @Test func `a colour nobody declared stops it`() {
    #expect(fault("1 0 0 rg 0 0 9 9 re f") == .unknownColour("1 0 0 rg", page: 1))
    #expect(fault("0.5 0.50001 0.5 rg") == .unknownColour("0.5 0.50001 0.5 rg", page: 1))
    #expect(fault("0 g") == .unknownColour("0 g", page: 1))
    #expect(fault("0 0 0 1 k") == .unknownColour("0 0 0 1 k", page: 1))
  }

  @Test func `an operation that drawing never makes stops it`() {
    for content in ["/DeviceRGB cs", "1 0 0 sc", "Q", "BI /W 1 /H 1 /BPC 8 /CS /G ID a EI", "frob", "(a", "1 2 cm"] {
      guard case .unknownOperation = fault(content) else {
        Issue.record("\(content): \(String(describing: fault(content)))")
        continue
      }
    }
  }

  @Test func `whatever a content is made of, no colour of a screen gets through (seeds 1 to 400)`() throws {
    let words = [
      "q", "Q", "BT", "ET", rg("blue"), rg(.black), rg(.paper, stroke: true), "1 0 0 rg", "0.5 g", "0 0 9 9 re", "f",
      "S",
      "(a) Tj", "[(a) -3 <62>] TJ", "/f 9 Tf", "9 0 0 9 1 1 Tm", "1 0 0 1 0 0 cm", "/x5 Do", "/Pattern cs", "/p scn",
      "/Span <</MCID 0>> BDC", "EMC", "((", ">>", "BI", "%c\n", "W n", "/a0 gs",
    ]
    for seed in 1...400 {
      var state = UInt64(seed)
      func next(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
      }
      let content = (0..<(1 + next(30))).map { _ in words[next(words.count)] }.joined(separator: " ")
      var rewriter = ContentRewriter(steps: [ColourStep(keys: keys, largestOverprint: 24)])
      guard let bytes = try? rewriter.rewrite(Array(content.utf8), in: .page(number: 1)) else { continue }
      for operation in ContentScanner(bytes) {
        #expect(!["rg", "RG", "g", "G", "sc", "SC", "BI"].contains(operation.name), "seed \(seed): \(content)")
      }
    }
  }
}
