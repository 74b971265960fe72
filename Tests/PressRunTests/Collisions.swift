import DisplayList
import Geometry

/// What lies on something else, in words; empty for a good page. Letters are taken from the height of a capital to a
/// fifth of their size under the baseline (a drop cap stands on it), so that set lines of one text never touch.
func collisions(on pages: [DisplayPage]) -> [String] {
  pages.flatMap { page in
    let type = page.items.flatMap(\.runs).filter {
      !$0.string.text.allSatisfy(\.isWhitespace) || $0.tag.role == .dropCap
    }
    let boxes = type.map { (name: $0.name, box: $0.box) }
    let pictures = page.items.flatMap(\.pictures).map { (name: "picture " + $0.file, box: $0.frame) }
    var found: [String] = []
    for (number, one) in (boxes + pictures).enumerated() {
      for other in (boxes + pictures)[..<number] where one.box.overlaps(other.box, tolerance: 0.75.pt) {
        found.append("page \(page.number): \(other.name) / \(one.name)")
      }
      let sheet = Rectangle(
        x: .zero, y: .zero, width: page.boxes.trim.width, height: page.boxes.trim.height)
      if number < boxes.count, one.box.x < sheet.x || one.box.right > sheet.right || one.box.bottom > sheet.bottom {
        found.append("page \(page.number): \(one.name) runs off the page")
      }
    }
    return found
  }
}

extension GlyphRun {
  fileprivate var name: String { "\(tag.story ?? "-") \(tag.role.rawValue) '\(string.text)'" }

  /// Its letters; the last one counts with a quarter of its size, less than most letters need.
  fileprivate var box: Rectangle {
    let end = (string.glyphs.last?.x ?? 0) + (string.text.last?.isWhitespace == true ? 0 : size.points * 0.25)
    let depth = tag.role == .dropCap ? 0 : 0.2
    return Rectangle(x: origin.x, y: origin.y - size * 0.65, width: end.pt, height: size * (0.65 + depth))
  }
}
