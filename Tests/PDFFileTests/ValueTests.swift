import Instruments
import PDFFile
import Testing

@Suite struct `A PDF value` {
  /// Syntax, and the value in the only way it is written.
  static let readings: [(String, PDFValue)] = [
    ("null", .null), ("true", .boolean(true)), ("-17", .integer(-17)), ("+4", .integer(4)), ("--5", .integer(-5)),
    (".5", .real(0.5)), ("-3.", .real(-3)), ("0.1", .real(0.1)), ("10000000000000000000", .real(1e19)),
    ("/A#20b", .name("A b")), ("/", .name("")), ("/caf#c3#a9", .name("café")),
    ("(a(b)c)", .string(Array("a(b)c".utf8))),
    ("(\\n\\051\\\\\\8\\\n\\0053)", .string([10, 41, 92, 56, 5, 51])), ("(a\r\nb)", .string([97, 10, 98])),
    ("<4A 6>", .string([0x4A, 0x60])), ("% words\n7", .integer(7)), ("<</A null>>", .dictionary([:])),
    ("[1 [2] /X]", .array([.integer(1), .array([.integer(2)]), .name("X")])),
    ("<</A<</B 1>>/C 2 0 R>>", .dictionary(["A": .dictionary(["B": .integer(1)]), "C": .reference(PDFReference(2))])),
    ("[1 2 3 0 R]", .array([.integer(1), .integer(2), .reference(PDFReference(3))])),
    ("<</A 1/A 2>>", .dictionary(["A": .integer(2)])),
  ]

  @Test(arguments: readings) func `is read from its syntax`(syntax: String, value: PDFValue) {
    #expect(PDFValue(syntax: Array(syntax.utf8)) == value)
  }

  static let writings: [(PDFValue, String)] = [
    (.real(595), "595.0"), (.real(1e-6), "0.000001"), (.real(-1.0 / 3), "-0.333333"), (.real(-1e-9), "0.0"),
    (.real(.nan), "0.0"), (.real(1e300), "999999999999.0"), (.name("A #/"), "/A#20#23#2f"),
    (.string(Array("a(b\\".utf8)), "(a\\(b\\\\)"), (.string([255, 0]), "<ff00>"),
    (
      .dictionary(["B": .string([]), "A": .array([.integer(1), .reference(PDFReference(2))])]),
      "<< /A [1 2 0 R] /B () >>"
    ),
  ]

  @Test(arguments: writings) func `is written in one way only`(value: PDFValue, syntax: String) {
    #expect(value.syntax == syntax)
  }

  @Test func `is the same after being written and read`() {
    var numbers = Chance(state: 5)
    for _ in 0..<3000 {
      let value = Self.any(depth: 5, &numbers)
      #expect(PDFValue(syntax: Array(value.syntax.utf8)) == value, "\(value.syntax)")
    }
  }

  @Test func `says text in the three encodings of the format`() {
    #expect(PDFValue(text: "Lettre").string == Array("Lettre".utf8))
    #expect(PDFValue(text: "Sénégal 🇸🇳").text == "Sénégal 🇸🇳")
    #expect(PDFValue(text: "é").string == [0xFE, 0xFF, 0, 0xE9])
    #expect(PDFValue.string([0xEF, 0xBB, 0xBF, 0xC3, 0xA9]).text == "é")
    #expect(PDFValue.string([0x80, 0xA0, 0xE9, 0x9C, 0x18]).text == "•€éœ˘")
  }

  /// Whole values that a document may hold, with names and strings of all bytes.
  static func any(depth: Int, _ numbers: inout Chance) -> PDFValue {
    func bytes() -> [UInt8] {
      (0..<Int.random(in: 0...6, using: &numbers)).map { _ in .random(in: 0...255, using: &numbers) }
    }
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &numbers) {
    case 0: return .boolean(.random(using: &numbers))
    case 1: return .integer(.random(in: -1_000_000...1_000_000, using: &numbers))
    case 2: return .real((Double.random(in: -2000...2000, using: &numbers) * 1000).rounded() / 1000)
    case 3: return .name(String(decoding: bytes(), as: UTF8.self))
    case 4: return .string(bytes())
    case 5: return .reference(PDFReference(.random(in: 1...99, using: &numbers)))
    case 6, 7: return .array((0..<Int.random(in: 0...4, using: &numbers)).map { _ in any(depth: depth - 1, &numbers) })
    default:
      return .dictionary(
        Dictionary(
          (0..<Int.random(in: 0...4, using: &numbers)).map { _ in
            (String(decoding: bytes(), as: UTF8.self), any(depth: depth - 1, &numbers))
          }
        ) { $1 })
    }
  }
}
