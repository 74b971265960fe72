/// Reads what `mutool trace` tells of a PDF: an element a line, every glyph with its place, every path with its points.
///
/// Compiled with optimisation, as a trace is some megabytes long and two hundred of them are read.
public func pages(trace bytes: [UInt8]) -> [PrintedPage] {
  var reader = TraceReader()
  bytes.withUnsafeBufferPointer { all in
    var start = 0
    for end in all.indices where all[end] == 10 {
      reader.read(UnsafeBufferPointer(rebasing: all[start..<end]))
      start = end + 1
    }
  }
  return reader.pages
}

private struct TraceReader {
  var pages: [PrintedPage] = []
  private var clips: [Box] = []
  private var path: Box?
  private var colour = 0
  private var (font, size, expansion) = ("", 0.0, 1.0)
  private var line: PrintedLine?
  private var isBetween = true
  private static let everything = Box(left: -1e6, top: -1e6, right: 1e6, bottom: 1e6)
  private static let nothing = Box(left: 1e6, top: 1e6, right: -1e6, bottom: -1e6)

  mutating func read(_ row: UnsafeBufferPointer<UInt8>) {
    guard let start = row.firstIndex(of: 60), start + 2 < row.count else { return }
    let element = Element(row: row, start: start)
    switch element.name {
    case "g": addGlyph(element)
    case "span":
      let name = element.text("font") ?? ""
      font = String(name.split(separator: "+").last ?? "")
      let matrix = element.numbers("trm")
      guard matrix.count == 4 else { return }
      size = abs(matrix[3])
      expansion = size == 0 ? 1 : matrix[0] / size
    case "moveto", "lineto": path?.add(x: element.number("x") ?? 0, y: element.number("y") ?? 0)
    case "curveto":
      for name in ["1", "2", "3"] { path?.add(x: element.number("x" + name) ?? 0, y: element.number("y" + name) ?? 0) }
    case "fill_text": colour = element.colour
    case "fill_path", "stroke_path", "clip_path", "clip_stroke_path":
      colour = element.colour
      path = Self.nothing
    case "/fill_path":
      if let path, !pages.isEmpty {
        pages[pages.count - 1].areas.append(
          PrintedArea(frame: path.intersection(clips.last ?? Self.everything), colour: colour))
      }
      path = nil
    case "/stroke_path":
      if let path, !pages.isEmpty { pages[pages.count - 1].rules.append(path) }
      path = nil
    case "/clip_path", "/clip_stroke_path":
      clips.append((path ?? Self.everything).intersection(clips.last ?? Self.everything))
      path = nil
    case "clip_text", "clip_image_mask": clips.append(clips.last ?? Self.everything)
    case "pop_clip": _ = clips.popLast()
    case "fill_image":
      let matrix = element.numbers("transform")
      guard matrix.count == 6, !pages.isEmpty else { return }
      var box = Self.nothing
      box.add(x: matrix[4], y: matrix[5])
      box.add(x: matrix[4] + matrix[0] + matrix[2], y: matrix[5] + matrix[1] + matrix[3])
      pages[pages.count - 1].images.append(box.intersection(clips.last ?? Self.everything))
    case "page":
      let box = element.numbers("mediabox")
      guard box.count == 4 else { return }
      pages.append(PrintedPage(number: pages.count + 1, width: box[2] - box[0], height: box[3] - box[1]))
      clips = []
    case "/page": endLine()
    default: break
    }
  }

  private mutating func addGlyph(_ element: Element) {
    guard let x = element.number("x"), let y = element.number("y"), let advance = element.number("adv") else { return }
    let text = element.text("unicode") ?? ""
    let right = x + advance * size * expansion
    let goesOn: Bool
    if let line {
      // The later letters of a ligature have no width of their own.
      goesOn =
        abs(line.baseline - y) < 0.05 && max(size, line.size) < 2 * min(size, line.size)
        && (advance == 0 || (x > line.right - 4 && x < line.right + 9.5))
    } else {
      goesOn = false
    }
    if !goesOn {
      endLine()
      line = PrintedLine(
        page: pages.count, baseline: y, left: x, right: x, text: "", letters: [], startsWord: [], font: font,
        size: size, colour: colour, first: ("", 0), last: ("", 0))
      isBetween = true
    }
    // A space may be a glyph or only a gap.
    if advance > 0, let end = line?.right, x > end + 0.15 * size { isBetween = true }
    line?.text += text
    for scalar in text.unicodeScalars {
      var (letters, startsWord): ([UInt32], [Bool]) = ([], [])
      add(scalar, to: &letters, &startsWord, &isBetween)
      line?.letters += letters
      line?.startsWord += startsWord
    }
    guard text != " ", text != "\u{A0}", text != "\u{202F}", advance > 0, let end = line?.right else { return }
    if line?.first.text == "" {
      line?.first = (text, right - x)
      line?.left = x
    }
    line?.last = (text, right - x)
    line?.right = max(right, end)
  }

  private mutating func endLine() {
    if let line, !line.first.text.isEmpty, !pages.isEmpty { pages[pages.count - 1].lines.append(line) }
    line = nil
  }
}

/// An element of a trace: its name, and the values of its attributes.
private struct Element {
  let row: UnsafeBufferPointer<UInt8>
  let start: Int

  var name: String {
    var end = start + 1
    while end < row.count, row[end] != 32, row[end] != 62, end == start + 1 || row[end] != 47 { end += 1 }
    return String(decoding: row[(start + 1)..<end], as: UTF8.self)
  }

  private func value(_ name: String) -> UnsafeBufferPointer<UInt8>? {
    var name = name
    return name.withUTF8 { name in
      var place = start
      while place + name.count + 3 < row.count {
        if row[place] == 32, row[place + name.count + 1] == 61, row[place + name.count + 2] == 34,
          (0..<name.count).allSatisfy({ row[place + 1 + $0] == name[$0] })
        {
          let first = place + name.count + 3
          var end = first
          while end < row.count, row[end] != 34 { end += 1 }
          return UnsafeBufferPointer(rebasing: row[first..<end])
        }
        place += 1
      }
      return nil
    }
  }

  func text(_ name: String) -> String? {
    guard let value = value(name) else { return nil }
    let text = String(decoding: value, as: UTF8.self)
    guard text.first == "&", text.count > 1, text.last == ";" else { return text }
    switch text {
    case "&quot;": return "\""
    case "&amp;": return "&"
    case "&lt;": return "<"
    case "&gt;": return ">"
    case "&apos;": return "'"
    default:
      let digits = text.dropFirst(2).dropLast()
      let number = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init).map { String($0) } ?? text
    }
  }

  func number(_ name: String) -> Double? { numbers(name).first }

  func numbers(_ name: String) -> [Double] {
    guard let value = value(name) else { return [] }
    return value.split(separator: 32).map(Self.number)
  }

  /// A number as it is written in a trace: «-.014».
  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Double {
    var (whole, scale, sign) = (0.0, 0.0, 1.0)
    for digit in digits {
      switch digit {
      case 45: sign = -1
      case 46: scale = 1
      case 48...57:
        whole = whole * 10 + Double(digit - 48)
        scale *= 10
      // «1e-05» is as good as nothing.
      default: return 0
      }
    }
    return sign * whole / max(scale, 1)
  }

  /// 0xRRGGBB; grey where there is one part only.
  var colour: Int {
    let parts = numbers("color").map { Int(($0 * 255).rounded()) }
    switch parts.count {
    case 1: return parts[0] * 0x10101
    case 3: return parts[0] << 16 | parts[1] << 8 | parts[2]
    default: return -1
    }
  }
}
