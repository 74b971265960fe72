import Diagnostics
import PDFFile

/// Fonts (7.21): in the file, each code with its character, glyphs found without guessing.
let uaFontRules: [Rule] = [
  .ua("ua-font-embedded", "7.21.4.1", "incorporez toutes les polices", "embed every font") { survey in
    unembeddedFonts(survey)
  },
  .ua(
    "ua-to-unicode", "7.21.7", "donnez à la police une table ToUnicode complète",
    "give the font a complete ToUnicode map"
  ) { survey in
    survey.content.fonts.compactMap { key, use in
      let font = FontFacts(use.dictionary, survey.document)
      let words: (String, String)
      if let map = use.dictionary["ToUnicode"].reference, survey.document.isStream(map) {
        guard let characters = CharacterMap(map, survey.document) else { return nil }
        let lost = use.codes.filter { !characters.knows($0) }.sorted()
        guard let first = lost.first else { return nil }
        words = (
          "la police «\u{A0}\(font.name)\u{A0}» ne dit pas le caractère de \(lost.count) code(s), dont \(first)",
          "the font '\(font.name)' does not say the character of \(lost.count) code(s), among them \(first)"
        )
      } else {
        if hasKnownCharacters(use.dictionary, font, survey.document) { return nil }
        words = (
          "la police «\u{A0}\(font.name)\u{A0}» n’a pas de table ToUnicode",
          "the font '\(font.name)' has no ToUnicode map"
        )
      }
      return Breach(page: use.page, object: key.reference, fr: words.0, en: words.1)
    }.sorted { ($0.object?.number ?? 0) < ($1.object?.number ?? 0) }
  },
  .ua(
    "ua-cid-to-gid", "7.21.3.2", "écrivez /CIDToGIDMap /Identity dans la police",
    "write /CIDToGIDMap /Identity into the font"
  ) { survey in
    survey.content.fonts.compactMap { key, use in
      let font = FontFacts(use.dictionary, survey.document)
      guard survey.document.resolve(font.descendant, "Subtype").name == "CIDFontType2", font.isEmbedded else {
        return nil
      }
      let map = font.descendant["CIDToGIDMap"]
      if survey.document.resolve(map).name == "Identity" || map.reference.map({ survey.document.isStream($0) }) == true
      {
        return nil
      }
      return Breach(
        page: use.page, object: key.reference, fr: "la police «\u{A0}\(font.name)\u{A0}» n’a pas de CIDToGIDMap",
        en: "the font '\(font.name)' has no CIDToGIDMap")
    }.sorted { ($0.object?.number ?? 0) < ($1.object?.number ?? 0) }
  },
]

/// 7.21.7: without a ToUnicode map only the standard encodings of a font that is not symbolic, and Adobe's character
/// collections, say what is what.
private func hasKnownCharacters(_ dictionary: PDFValue, _ font: FontFacts, _ document: PDFDocument) -> Bool {
  let encoding = document.resolve(dictionary, "Encoding")
  if font.subtype == "Type0" {
    let ordering = document.resolve(document.resolve(font.descendant, "CIDSystemInfo"), "Ordering").text ?? ""
    return ["GB1", "CNS1", "Japan1", "Korea1"].contains(ordering)
  }
  let name = encoding.name ?? document.resolve(encoding, "BaseEncoding").name
  let isStandard = name.map { ["WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding"].contains($0) } ?? false
  let isSymbolic = (document.resolve(font.descriptor, "Flags").integer ?? 0) & 4 != 0
  if font.subtype == "TrueType" { return isStandard && !isSymbolic }
  // Glyph names in /Differences are taken at their word.
  return font.subtype != "Type3" && (isStandard || !encoding["Differences"].isNull || !isSymbolic)
}

/// The codes that a ToUnicode map knows (ISO 32000-1, 9.10.3). Its syntax is near enough to a content stream's.
struct CharacterMap {
  private var single: Set<Int> = []
  private var ranges: [ClosedRange<Int>] = []

  init?(_ reference: PDFReference, _ document: PDFDocument) {
    guard let bytes = try? document.streamBytes(of: reference, decoded: true) else { return nil }
    for operation in ContentScanner(bytes) {
      let operands = operation.operands
      switch operation.name {
      case "endbfchar":
        for index in stride(from: 0, to: operands.count - 1, by: 2) {
          if let code = Self.code(operands[index]), Self.isCharacter(operands[index + 1]) { single.insert(code) }
        }
      case "endbfrange":
        for index in stride(from: 0, to: operands.count - 2, by: 3) {
          guard let first = Self.code(operands[index]), let last = Self.code(operands[index + 1]), first <= last else {
            continue
          }
          if let list = operands[index + 2].array {
            for (offset, character) in list.enumerated() where Self.isCharacter(character) {
              single.insert(first &+ offset)
            }
          } else if Self.isCharacter(operands[index + 2]) {
            ranges.append(first...last)
          }
        }
      default: break
      }
    }
  }

  func knows(_ code: Int) -> Bool { single.contains(code) || ranges.contains { $0.contains(code) } }

  private static func code(_ value: PDFValue) -> Int? {
    value.string.map { $0.prefix(4).reduce(0) { $0 << 8 | Int($1) } }
  }

  /// 7.21.7: not nothing, not U+0000, U+FEFF or U+FFFE.
  private static func isCharacter(_ value: PDFValue) -> Bool {
    guard let bytes = value.string, bytes.count >= 2 else { return false }
    let first = Int(bytes[0]) << 8 | Int(bytes[1])
    return first != 0 && first != 0xFEFF && first != 0xFFFE
  }
}
