/// A page of a PDF as a reader with a ruler finds it: what the drawing tool of another project says of it. In points from
/// the page's top left. Nothing here comes from the program that made the page.
public struct PrintedPage: Sendable {
  public var number: Int
  public var width: Double
  public var height: Double
  /// Lines of type in the order they are drawn.
  public var lines: [PrintedLine] = []
  /// Filled areas as far as they are seen, in the order they are drawn.
  public var areas: [PrintedArea] = []
  /// Stroked lines.
  public var rules: [Box] = []
  /// Raster pictures.
  public var images: [Box] = []
  /// What is dark, a point a pixel.
  public var ink = Ink(width: 0, height: 0, grey: [])

  public init(number: Int, width: Double, height: Double) {
    self.number = number
    self.width = width
    self.height = height
  }
}

public struct Box: Hashable, Sendable {
  public var left, top, right, bottom: Double

  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  public var width: Double { right - left }
  public var height: Double { bottom - top }

  public func intersection(_ other: Box) -> Box {
    Box(
      left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
      bottom: min(bottom, other.bottom))
  }

  /// Whether they share more than a strip as wide as the tolerance.
  public func overlaps(_ other: Box, tolerance: Double) -> Bool {
    let shared = intersection(other)
    return shared.width > tolerance && shared.height > tolerance
  }

  mutating func add(x: Double, y: Double) {
    (left, right) = (min(left, x), max(right, x))
    (top, bottom) = (min(top, y), max(bottom, y))
  }
}

/// A filled area: its upright frame within what it is clipped to.
public struct PrintedArea: Hashable, Sendable {
  public var frame: Box
  /// 0xRRGGBB.
  public var colour: Int
}

/// Glyphs on one baseline, one beside the other with no gap wider than any word space: less than 9.5 points.
public struct PrintedLine: Hashable, Sendable {
  public var page: Int
  public var baseline: Double
  /// From the left edge of its first glyph to the right edge of its last one, by their advances; spaces left out.
  public var left, right: Double
  public var text: String
  /// Its letters and figures, small, œ and æ as two.
  public var letters: [UInt32]
  /// Whether a space, a sign or the line's start stands before each letter.
  public var startsWord: [Bool]
  /// Of its first glyph: the font's name without the mark of a subset, the size, the colour (0xRRGGBB).
  public var font: String
  public var size: Double
  public var colour: Int
  /// The first and the last glyph that are no spaces: what they are, how wide they are.
  public var first, last: (text: String, width: Double)

  public static func == (one: PrintedLine, other: PrintedLine) -> Bool {
    one.page == other.page && one.baseline == other.baseline && one.left == other.left && one.text == other.text
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Its text with plain spaces.
  public var words: String { String(text.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 }) }

  /// Letters from the height of a capital to a fifth of their size under the baseline; a drop cap stands on it.
  public var box: Box {
    Box(left: left, top: baseline - size * 0.65, right: right, bottom: baseline + (size > 40 ? 0 : size * 0.2))
  }
}

/// Letters and figures, small, œ and æ as two: what must be the same in a source and on its page.
public func letters(of text: String) -> (letters: [UInt32], startsWord: [Bool]) {
  var letters: [UInt32] = []
  var startsWord: [Bool] = []
  var isBetween = true
  for scalar in text.unicodeScalars { add(scalar, to: &letters, &startsWord, &isBetween) }
  return (letters, startsWord)
}

func add(_ scalar: Unicode.Scalar, to letters: inout [UInt32], _ startsWord: inout [Bool], _ isBetween: inout Bool) {
  guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
    isBetween = true
    return
  }
  for small in scalar.properties.lowercaseMapping.unicodeScalars {
    let parts: [UInt32] = small == "œ" ? [0x6F, 0x65] : small == "æ" ? [0x61, 0x65] : [small.value]
    for part in parts {
      letters.append(part)
      startsWord.append(isBetween)
      isBetween = false
    }
  }
}

/// A page in greys, a point a pixel: 0 is black.
public struct Ink: Sendable {
  public let width, height: Int
  let grey: [UInt8]

  public init(width: Int, height: Int, grey: [UInt8]) {
    self.width = width
    self.height = height
    self.grey = grey
  }

  /// Whether anything in a box is darker than a grey.
  public func isFound(in box: Box, darkerThan limit: UInt8) -> Bool {
    let columns = max(0, Int(box.left.rounded(.up)))..<min(width, max(0, Int(box.right)))
    for y in max(0, Int(box.top.rounded(.up)))..<min(height, Int(box.bottom)) {
      for x in columns where grey[y * width + x] < limit { return true }
    }
    return false
  }

  /// Reads pages drawn as PGM, one after the other.
  public static func pages(pgm bytes: [UInt8]) -> [Ink] {
    var pages: [Ink] = []
    var place = 0
    func word() -> String {
      while place < bytes.count, bytes[place] <= 32 || bytes[place] == 35 {
        if bytes[place] == 35 { while place < bytes.count, bytes[place] != 10 { place += 1 } } else { place += 1 }
      }
      let start = place
      while place < bytes.count, bytes[place] > 32 { place += 1 }
      return String(decoding: bytes[start..<place], as: UTF8.self)
    }
    while word() == "P5", let width = Int(word()), let height = Int(word()), word() == "255" {
      place += 1
      guard place + width * height <= bytes.count else { break }
      pages.append(Ink(width: width, height: height, grey: Array(bytes[place..<(place + width * height)])))
      place += width * height
    }
    return pages
  }
}
