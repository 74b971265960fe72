internal import Geometry

extension DisplayPage {
  /// The page as text, for golden files and for people: one item a line in painting order, lengths in points rounded to
  /// the hundredth from the top left of the trim.
  ///
  ///     page 1 595.28×841.89 bleed 8.50
  ///     p1 text 12.00,345.60 9.50 linux-libertine/LinLibertine_R.otf black body story/2 "Le texte…"
  public var textDump: String {
    let trim = boxes.trim
    var head = "page \(number) \(rounded(trim.width))×\(rounded(trim.height)) bleed \(rounded(boxes.bleed))"
    if boxes.slug > .zero { head += " slug \(rounded(boxes.slug))" }
    return items.reduce(into: head + "\n") { $1.dump(page: number, depth: 0, to: &$0) }
  }
}

extension PageItem {
  fileprivate func dump(page: Int, depth: Int, to text: inout String) {
    var words = ["p\(page)"]
    var inner: [PageItem] = []
    switch self {
    case .glyphs(let run):
      words += ["text", place(run.origin), rounded(run.size), run.face.file, run.ink.name] + tagged(run.tag)
      if run.expansion != 1 { words.append("expansion " + decimal(run.expansion, places: 4)) }
      if let language = run.language { words.append("lang " + language) }
      words.append(quoted(run.string.text))
      // What the text alone would not show: where the run ends and which glyphs it is made of.
      if let last = run.string.glyphs.last {
        words.append("glyphs \(run.string.glyphs.count) to \(decimal(last.x, places: 2))")
      }
    case .rule(let rule):
      words += ["rule", place(rule.from), place(rule.to), rounded(rule.width), rule.ink.name] + tagged(rule.tag)
    case .area(let area):
      words += ["area", outline(area.steps), area.ink.name] + tagged(area.tag)
    case .picture(let picture):
      words += ["picture", frame(picture.frame), picture.file]
      if picture.visible != .whole {
        let visible = picture.visible
        words.append(
          "visible "
            + [visible.x, visible.y, visible.width, visible.height].map { decimal($0, places: 4) }.joined(
              separator: ","))
      }
      words += tagged(picture.tag) + [quoted(picture.alternativeText)]
    case .link(let link):
      words += ["link", link.areas.map(frame).joined(separator: "+"), link.destination] + tagged(link.tag)
      words.append(quoted(link.title))
    case .group(let group):
      words.append("group")
      if let clip = group.clip { words.append("clip " + frame(clip)) }
      if let drawing = group.drawing {
        words += ["drawing", frame(drawing.frame)] + tagged(drawing.tag) + [quoted(drawing.alternativeText)]
      }
      if let turn = group.turn { words.append("turn \(decimal(turn.degrees, places: 2)) about " + place(turn.about)) }
      inner = group.items
    }
    text += words[0] + " " + String(repeating: "  ", count: depth) + words.dropFirst().joined(separator: " ") + "\n"
    for item in inner { item.dump(page: page, depth: depth + 1, to: &text) }
  }
}

private func tagged(_ tag: Tag) -> [String] {
  [tag.role.rawValue] + (tag.story.map { ["\($0)/\(tag.block)"] } ?? [])
}

private func place(_ point: Point) -> String { "\(rounded(point.x)),\(rounded(point.y))" }

private func frame(_ rectangle: Rectangle) -> String {
  place(Point(x: rectangle.x, y: rectangle.y)) + " \(rounded(rectangle.width))×\(rounded(rectangle.height))"
}

/// An outline: an upright rectangle as its frame, anything else step by step (m, l, c, z as in a path of SVG).
private func outline(_ steps: [PathStep]) -> String {
  if case .some(let rectangle) = upright(steps) { return frame(rectangle) }
  return steps.map { step in
    switch step {
    case .move(let point): "m \(place(point))"
    case .line(let point): "l \(place(point))"
    case .curve(let first, let second, let end): "c \(place(first)) \(place(second)) \(place(end))"
    case .close: "z"
    }
  }.joined(separator: " ")
}

private func upright(_ steps: [PathStep]) -> Rectangle? {
  guard steps.count == 5, case .move(let first) = steps[0], case .line(let second) = steps[1],
    case .line(let third) = steps[2], case .line(let fourth) = steps[3], case .close = steps[4],
    first.y == second.y, second.x == third.x, third.y == fourth.y, fourth.x == first.x
  else { return nil }
  return Rectangle(x: first.x, y: first.y, width: third.x - first.x, height: third.y - first.y)
}

/// Text between quotes on one line: what could not be seen or would break the line is written as its number.
private func quoted(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "\"") { quoted, scalar in
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case " ": quoted += " "
    default:
      let isSeen =
        !(scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint || scalar.value < 32)
      if isSeen {
        quoted.unicodeScalars.append(scalar)
      } else {
        quoted += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
  } + "\""
}

private func rounded(_ length: Length) -> String { decimal(length.points, places: 2) }

/// A number with so many decimals; no «-0.00», so that a hair's difference does not change a golden file.
private func decimal(_ value: Double, places: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  let scale = [1, 10, 100, 1000, 10_000][places]
  let number = Int((value * Double(scale)).rounded())
  let digits = String(abs(number) % scale)
  return (number < 0 ? "-" : "") + "\(abs(number) / scale)."
    + String(repeating: "0", count: places - digits.count) + digits
}
