import DisplayList
import Geometry
import Inks
import IssueModel
import Layouts
import Typesetting

extension SetLine {
  /// The line as items of a page: its glyphs, and the places of its links.
  func items(x: Length, y: Length, tag: Tag, language: String) -> [PageItem] {
    var items: [PageItem] = []
    var links: [LinkArea] = []
    for (number, run) in runs.enumerated() {
      items.append(
        .glyphs(
          GlyphRun(
            face: run.style.face, size: run.style.size, ink: run.style.ink, origin: Point(x: x + run.x, y: y),
            expansion: expansion, string: run.string,
            language: run.style.language == language ? nil : run.style.language,
            endsInDivision: endsInHyphen && number == runs.count - 1, tag: tag)))
      if let link = run.link {
        let area = Rectangle(
          x: x + run.x, y: y - run.style.size * 0.75, width: run.width, height: run.style.size)
        if links.last?.destination == link {
          links[links.count - 1].areas.append(area)
          links[links.count - 1].title += run.string.text
        } else {
          links.append(LinkArea(areas: [area], destination: link, title: run.string.text, tag: tag))
        }
      }
    }
    return items + links.map { .link($0) }
  }
}
