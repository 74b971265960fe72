import Instruments
import PDFFile
import Testing

@Suite struct `The content scanner` {
  static func read(_ text: String) -> [ContentOperation] { Array(ContentScanner(Array(text.utf8))) }

  @Test func `gives each operation with its operands and the bytes it spans`() {
    let text = "q 1 0 0 -1 .5 7 cm % a comment (with Tj)\n/F1 9.5 Tf [(a\\)b) -20 <00ff>] TJ"
    let operations = Self.read(text)
    #expect(operations.map(\.name) == ["q", "cm", "Tf", "TJ"])
    #expect(operations[1].operands == [1, 0, 0, -1, 0.5, 7])
    #expect(operations[2].operands == [.name("F1"), 9.5])
    #expect(operations[3].operands == [[.string(Array("a)b".utf8)), -20, .string([0, 255])]])
    let spans = operations.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    #expect(spans == ["q", "1 0 0 -1 .5 7 cm", "/F1 9.5 Tf", "[(a\\)b) -20 <00ff>] TJ"])
    #expect(!operations.contains { !$0.isWellFormed })
  }

  @Test func `knows the operators that are quotation marks, and dictionaries among operands`() {
    let operations = Self.read("(a(b(c)))' 1 2(x)\" /Span<</MCID 3/ActualText<feff0066>>>BDC f* T*EMC")
    #expect(operations.map(\.name) == ["'", "\"", "BDC", "f*", "T*EMC"])
    #expect(operations[2].operands == [.name("Span"), ["MCID": 3, "ActualText": .string([0xFE, 0xFF, 0, 0x66])]])
  }

  @Test(arguments: [
    "BI /W 2 /H 2 /CS /G /BPC 8 ID \u{1} EI EI Q", "BI /W 2 /H 2 /BPC 8 /CS /DeviceGray ID EI E EI\nQ",
    "BI /W 9 /H 9 /F /Fl ID x\u{2} EI\u{3} EIx \n y EI Q", "BI/W 1/H 1/IM true ID\n\u{7f}\nEI Q",
  ])
  func `takes an inline image whole, whatever its data look like`(text: String) {
    let operations = Self.read(text)
    #expect(operations.map(\.name) == ["BI", "Q"])
    #expect(operations[0].range.upperBound == text.utf8.count - 2)
    #expect(operations[0].isWellFormed)
    #expect(operations[0].inlineImage?.dictionary["W"]?.integer != nil)
  }

  @Test func `finds the data of an inline image`() {
    let text = "q BI /W 2 /H 2 /CS /G /BPC 8 ID abcd\nEI Q"
    let image = Self.read(text)[1].inlineImage
    #expect(image.map { String(decoding: Array(text.utf8)[$0.data], as: UTF8.self) } == "abcd")
  }

  @Test(arguments: [
    ("1 0 0 rg ) 2 w", ["rg", "w"]), ("[1 2 Tj", [""]), ("(never closed Tj", [""]), ("BI /W 1 Q q", ["BI", "Q", "q"]),
    ("BI /W 1 ID never ended", ["BI"]), ("<< /A 1 >> >> BDC", ["BDC"]), ("1 2 3", [""]), ("<< /A BMC >> n", ["n"]),
    ("BI", ["BI"]), ("BI BI ID x EI", ["BI", "BI"]), ("{ 1 } x", ["x"]),
  ])
  func `says where content is not as it should be, and goes on`(text: String, names: [String]) {
    let operations = Self.read(text)
    #expect(operations.map(\.name) == names)
    #expect(operations.contains { !$0.isWellFormed })
  }

  @Test(arguments: ["[", "<<", "(", "BI ", "BI ID ", "<", "((((", "1 ", "/A<<", "]", "[]", "ID EI "])
  func `takes a time that grows with the bytes alone`(piece: String) {
    func time(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
      return ContinuousClock().measure { for operation in ContentScanner(bytes) { _ = operation.range } }
    }
    // A time that grew with the square would be minutes here.
    #expect(time(1_000_000) < .seconds(3))
  }

  @Test func `does not fall over two hundred thousand brackets`() {
    let deep = String(repeating: "[<</A", count: 100_000)
    #expect(Self.read(deep + " q Q").count == 1)
    #expect(PDFValue(syntax: Array(deep.utf8)) != .null)
  }

  @Test(arguments: 0..<50) func `reads any bytes, each range behind the one before`(hundred: Int) {
    for seed in (hundred * 100)..<(hundred * 100 + 100) {
      var numbers = Chance(state: UInt64(seed))
      let bytes = Self.randomBytes(&numbers)
      var end = 0
      for operation in ContentScanner(bytes) {
        #expect(operation.range.lowerBound >= end && operation.range.upperBound <= bytes.count, "seed \(seed)")
        end = operation.range.upperBound
        if let image = operation.inlineImage {
          #expect(operation.range.lowerBound <= image.data.lowerBound && image.data.upperBound <= end, "seed \(seed)")
        }
      }
      #expect(bytes[end...].isEmpty || !ContentScanner(Array(bytes[end...])).contains { _ in true }, "seed \(seed)")
    }
  }

  /// Half the time bytes of all values, half the time the signs that mean something.
  static func randomBytes(_ numbers: inout Chance) -> [UInt8] {
    let pieces = [
      "(", ")", "<", ">", "<<", ">>", "[", "]", "{", "}", "/", "%", "\\", "#", " ", "\n", "\r", "1", "-.5", "BI", "ID",
      "EI", " EI ", "Tj", "'", "\"", "q", "R", "/F", "/W 2", "true", "null", "\u{0}", "é",
    ].map { Array($0.utf8) }
    let isSyntax = Bool.random(using: &numbers)
    return (0..<Int.random(in: 0...80, using: &numbers)).flatMap { _ in
      isSyntax ? pieces.randomElement(using: &numbers)! : [UInt8.random(in: 0...255, using: &numbers)]
    }
  }
}
