internal import Diagnostics

/// Finds `[passage]{lang=en}` in the pieces of a paragraph, marks the passage's language and takes the brackets out.
///
/// Done after cmark, which knows no such mark, so the passage may hold emphasis and links. A bracket behind a backslash
/// or in a code span is a bracket.
func markLanguagePassages(
  _ pieces: inout [InlineReader.Piece], in source: InlineSource, map: inout TextMap, story: String?
) -> [Diagnostic] {
  guard pieces.contains(where: { !$0.marks.contains(.verbatim) && $0.text.contains("]{") }) else { return [] }
  var characters = pieces.indices.flatMap { placedCharacters(of: $0, pieces[$0], in: source) }
  var findings: [Diagnostic] = []
  var opened: [Int] = []
  var dropped = Set<Int>()
  var i = 0
  while i < characters.count {
    defer { i += 1 }
    guard !characters[i].isLiteral else { continue }
    if characters[i].value == "[" { opened.append(i) }
    guard characters[i].value == "]" else { continue }
    let start = opened.popLast()
    guard i + 1 < characters.count, characters[i + 1].value == "{", !characters[i + 1].isLiteral else { continue }
    let (line, byte) = source.location(of: characters[i + 1].offset)
    let place = map.placed.file.place(map.position(line: line, byte: byte), story: story)
    guard let end = characters[i...].firstIndex(where: { $0.value == "}" && !$0.isLiteral }) else {
      findings.append(.attributeOpen(place))
      continue
    }
    let attribute = String(characters[(i + 2)..<end].map(\.value))
    guard let start else {
      findings.append(.attributeWithoutPassage(attribute, place))
      continue
    }
    if let language = languageTag(of: attribute) {
      for inner in (start + 1)..<i where characters[inner].language == nil { characters[inner].language = language }
    } else {
      findings.append(.unknownAttribute(attribute, place))
    }
    dropped.insert(start)
    dropped.formUnion(i...end)
    i = end
  }

  var result: [InlineReader.Piece] = []
  var lastIndex = -1
  for (index, character) in characters.enumerated() where !dropped.contains(index) {
    let whole = pieces[character.piece]
    if lastIndex == character.piece, let last = result.last, last.language == character.language {
      result[result.count - 1].text.append(character.value)
      continue
    }
    var piece = whole
    piece.text = String(character.value)
    piece.language = character.language
    if whole.offset != nil {
      let (line, byte) = source.location(of: character.offset)
      piece.position = map.position(line: line, byte: byte)
      piece.offset = character.offset
    }
    result.append(piece)
    lastIndex = character.piece
  }
  pieces = result
  return findings
}

private struct PlacedCharacter {
  var value: Character
  var piece: Int
  var offset: Int
  /// Escaped, or in a code span.
  var isLiteral: Bool
  var language: String?
}

private func placedCharacters(
  of index: Int, _ piece: InlineReader.Piece, in source: InlineSource
) -> [PlacedCharacter] {
  var offsets: [Int] = []
  let start = piece.offset ?? 0
  let isVerbatim = piece.marks.contains(.verbatim)
  let found =
    piece.offset != nil && !isVerbatim
    ? source.end(of: Array(piece.text.utf8), at: start) { offsets.append($0) } : nil
  var byte = 0
  return piece.text.map { character in
    defer { byte += character.utf8.count }
    let offset = found != nil && byte < offsets.count ? offsets[byte] : start
    let isEscaped = found != nil && source.bytes[offset] == UInt8(ascii: "\\") && character != "\\"
    return PlacedCharacter(
      value: character, piece: index, offset: offset, isLiteral: isVerbatim || isEscaped || piece.offset == nil)
  }
}

/// `lang=en`, `lang="en-GB"`: the tag, or nil for anything else.
private func languageTag(of attribute: String) -> String? {
  let parts = attribute.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
  guard parts.count == 2, parts[0].filter({ !$0.isWhitespace }) == "lang" else { return nil }
  let tag = String(parts[1].filter { !$0.isWhitespace && $0 != "\"" })
  return isLanguageTag(tag) ? tag : nil
}

/// Whether a word has the shape of a language tag (BCP 47, §2.1): `fr`, `wo`, `en-GB`, `ff-Latn-SN`.
public func isLanguageTag(_ tag: some StringProtocol) -> Bool {
  let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
  guard let first = parts.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(isLetter) else {
    return false
  }
  return parts.dropFirst().allSatisfy { part in
    (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) }
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
