/// The root element of an SVG, found without an XML parser: what comes before it is skipped, its attributes are read,
/// and what comes after is never looked at.
enum SVGHeader {
  /// Whether the first element is `svg`, whatever its prefix. Only UTF-8 is taken.
  static func isSVG(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let root = rootTag(bytes) else { return false }
    let name = root.prefix { !isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    return name.elementsEqual("svg".utf8) || (name.count <= 64 && name.suffix(4).elementsEqual(":svg".utf8))
  }

  /// The size in pixels, 96 to the inch: `width` and `height`, completed by the view box; nil where there is neither.
  static func size(in bytes: [UInt8]) -> (width: Double, height: Double)? {
    guard let root = rootTag(bytes[...]) else { return nil }
    let attributes = attributes(of: root)
    let width = attributes["width"].flatMap(pixels)
    let height = attributes["height"].flatMap(pixels)
    var box: (width: Double, height: Double)?
    if let numbers = attributes["viewBox"]?.split(whereSeparator: { $0 == " " || $0 == "," || $0.isWhitespace })
      .map({ Double($0) }), numbers.count == 4, let boxWidth = numbers[2], let boxHeight = numbers[3],
      isSensible(boxWidth), isSensible(boxHeight)
    {
      box = (boxWidth, boxHeight)
    }
    return switch (width, height, box) {
    case (let width?, let height?, _): (width, height)
    case (let width?, nil, let box?): (width, width * box.height / box.width)
    case (nil, let height?, let box?): (height * box.width / box.height, height)
    case (nil, nil, let box?): box
    default: nil
    }
  }

  /// From the name of the first element to the end of the bytes (at most 64 kB of them are looked at).
  private static func rootTag(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = bytes.prefix(1 << 16)
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while true {
      rest = rest.drop(while: isSpace)
      guard rest.first == UInt8(ascii: "<") else { return nil }
      rest = rest.dropFirst()
      if rest.starts(with: "?".utf8) {
        guard let end = rest.end(of: "?>") else { return nil }
        rest = rest[end...]
      } else if rest.starts(with: "!--".utf8) {
        guard let end = rest.dropFirst(3).end(of: "-->") else { return nil }
        rest = rest[end...]
      } else if rest.starts(with: "!".utf8) {
        // A document type; its own declarations stand between brackets.
        var depth = 0
        guard
          let end = rest.firstIndex(where: {
            if $0 == UInt8(ascii: "[") { depth += 1 }
            if $0 == UInt8(ascii: "]") { depth -= 1 }
            return $0 == UInt8(ascii: ">") && depth <= 0
          })
        else { return nil }
        rest = rest[(end + 1)...]
      } else {
        return rest
      }
    }
  }

  /// The attributes of a tag whose name begins the bytes.
  private static func attributes(of tag: ArraySlice<UInt8>) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = tag.drop { !isSpace($0) && $0 != UInt8(ascii: ">") }
    while true {
      rest = rest.drop(while: isSpace)
      let name = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
      rest = rest[name.endIndex...].drop(while: isSpace)
      guard !name.isEmpty, rest.first == UInt8(ascii: "=") else { return attributes }
      rest = rest.dropFirst().drop(while: isSpace)
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return attributes }
      let value = rest.dropFirst().prefix { $0 != quote }
      guard value.endIndex < rest.endIndex else { return attributes }
      attributes[String(decoding: name, as: UTF8.self)] = String(decoding: value, as: UTF8.self)
      rest = rest[(value.endIndex + 1)...]
    }
  }

  /// A length of CSS in pixels; nil for percentages and for em, which say nothing outside a page.
  private static func pixels(_ text: String) -> Double? {
    let text = text.split(whereSeparator: \.isWhitespace).joined()
    let units: [(name: String, pixels: Double)] = [
      ("px", 1), ("pt", 96.0 / 72), ("pc", 16), ("mm", 96 / 25.4), ("cm", 96 / 2.54), ("in", 96),
    ]
    let unit = units.first { text.hasSuffix($0.name) }
    guard let number = Double(text.dropLast(unit?.name.count ?? 0)), isSensible(number) else { return nil }
    return number * (unit?.pixels ?? 1)
  }

  private static func isSensible(_ number: Double) -> Bool { number > 1e-3 && number < 1e6 }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}

extension ArraySlice<UInt8> {
  /// The index after the first occurrence of some letters.
  fileprivate func end(of letters: String) -> Index? {
    let letters = Array(letters.utf8)
    return indices.first { self[$0...].starts(with: letters) }.map { $0 + letters.count }
  }
}
