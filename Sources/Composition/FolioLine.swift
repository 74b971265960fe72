import DisplayList
import Documents
import Geometry
import Layouts
import Typesetting

/// The head of inner pages.
extension FurnitureMaker {
  /// A thin line at the head: the page's number on the outer side, where a thumb turns the page; the letter on the inner
  /// one; the rubrique between them.
  func folio(page: Int, rubrique: String) -> [PageItem] {
    let (left, right) = sides(ofPage: page)
    let y = layout.margins.head - 11.pt
    let isLeftHand = page.isMultiple(of: 2)
    var items: [PageItem] = [
      .rule(
        RuleLine(
          from: Point(x: left, y: y + 4.5.pt), to: Point(x: right, y: y + 4.5.pt), width: layout.furniture.hairline,
          ink: layout.furniture.hairlineInk, tag: Tag(role: .rule)))
    ]
    func add(_ copy: Copy, _ x: (Length) -> Length) {
      let line = setter.set(copy, .folio, measure: trim.width, origin: CopySetter.Origin()).first
      guard let line else { return }
      items += line.items(x: x(line.width), y: y, tag: Tag(role: .folio), language: setter.language)
    }
    let name: Copy = [Span(letter.name, marks: .strong), Span("\u{2002}·\u{2002}" + words.month(issue.date))]
    let dot = Span("\u{2002}·\u{2002}")
    let number = Span("\(page)", marks: .strong)
    add(isLeftHand ? [number, dot] + issueNumber : name) { _ in left }
    if !rubrique.isEmpty { add([Span(rubrique, marks: .emphasis)]) { (left + right - $0) / 2 } }
    add(isLeftHand ? name : issueNumber + [dot, number]) { right - $0 }
    return items
  }
}
