import Diagnostics
import Geometry
import Layouts

/// The fit ledger: what was done to each story so that the issue fills its pages, in the words of the trade.
struct Ledger {
  let layout: Layout
  let order: [StoryMaterial]
  let plan: Flatplan
  let bodySize: Length

  var entries: [LedgerEntry] {
    var found: [LedgerEntry] = []
    if bodySize != layout[.body].size {
      let size = tenths(bodySize.points)
      found.append(
        LedgerEntry(
          story: nil,
          change: Wording(fr: "corps \(size.replacingDot)\u{A0}pt", en: "body text \(size) pt")))
    }
    for (number, page) in plan.pages.enumerated() { add(page.root, page: number + 1, to: &found) }
    return found
  }

  private func add(_ node: PlanNode, page: Int, to found: inout [LedgerEntry]) {
    switch node {
    case .module(let unit, let variant): add(variant, unit: unit, page: page, to: &found)
    case .stack(let a, _, let b), .beside(let a, _, let b):
      add(a, page: page, to: &found)
      add(b, page: page, to: &found)
    case .pour(let pieces, _):
      for piece in pieces { add(piece, page: page, to: &found) }
    }
  }

  private func add(_ variant: ModuleVariant, unit: Int, page: Int, to found: inout [LedgerEntry]) {
    let material = order[unit]
    func say(_ french: String, _ english: String) {
      found.append(LedgerEntry(story: material.slug, change: Wording(fr: french, en: english)))
    }
    if material.kind == .call {
      found.append(
        LedgerEntry(
          story: nil,
          change: Wording(
            fr: "appel à lire en ligne ajouté, page \(page)", en: "call to read online added, page \(page)")))
    }
    guard !material.isFiller else { return }
    if variant.start == 0 {
      let columns = variant.span
      say(
        columns == 1 ? "sur une colonne, page \(page)" : "sur \(columns) colonnes, page \(page)",
        columns == 1 ? "in one column, page \(page)" : "over \(columns) columns, page \(page)")
    }
    if variant.start == 0, variant.headSize > 0 {
      let span = if case .beside(let columns, _) = variant.picture { variant.span - columns } else { variant.span }
      material.heads[span - 1][variant.headSize].scale < 1
        ? say("titre d’un corps en dessous", "headline one size smaller")
        : say("titre d’un corps au-dessus", "headline one size larger")
    }
    if variant.air > 0 {
      say(
        variant.air == 1
          ? "une ligne de blanc au-dessus du titre" : "\(variant.air) lignes de blanc au-dessus du titre",
        variant.air == 1 ? "one empty line above the headline" : "\(variant.air) empty lines above the headline")
    }
    switch variant.picture {
    case .none: break
    case .across(let rows): crop(material, columns: variant.span, rows: rows, say)
    case .inColumns(let columns, let rows), .beside(let columns, let rows):
      crop(material, columns: columns, rows: rows, say)
    }
    switch variant.closingRows {
    case 0: break
    case 1, 2: say("date composée en dernière ligne", "date set as the last line")
    default: say("date et adresse en ligne composées à la fin", "date and online address set at the end")
    }
    let set = variant.columns.reduce(0) { $0 + ($1.map { $0.looser + $0.tighter } ?? 0) }
    if set > 0 {
      say(
        set == 1
          ? "un paragraphe composé en une ligne de plus ou de moins"
          : "\(set) paragraphes composés en une ligne de plus ou de moins",
        set == 1 ? "one paragraph set a line longer or shorter" : "\(set) paragraphs set a line longer or shorter")
    }
    let spaces = variant.columns.reduce(0) { $0 + ($1?.spaces ?? 0) }
    if spaces > 0 {
      say(
        spaces == 1
          ? "une ligne de blanc de plus au-dessus d’un intertitre"
          : "\(spaces) lignes de blanc de plus au-dessus des intertitres",
        spaces == 1 ? "one empty line more above a crosshead" : "\(spaces) empty lines more above crossheads")
    }
    if variant.short > 0 { say("une colonne plus courte d’une ligne", "one column a line short") }
    if variant.end < material.rows.count {
      say("suite page \(page + 1)", "continued on page \(page + 1)")
    }
  }

  private func add(_ piece: PouredPiece, page: Int, to found: inout [LedgerEntry]) {
    let material = order[piece.unit]
    if piece.headRows > 0, piece.fill.start == 0 {
      found.append(
        LedgerEntry(
          story: material.slug,
          change: Wording(fr: "coulé sur une colonne, page \(page)", en: "poured in one column, page \(page)")))
    }
    if piece.pictureRows > 0 {
      crop(material, columns: 1, rows: piece.pictureRows) { french, english in
        found.append(LedgerEntry(story: material.slug, change: Wording(fr: french, en: english)))
      }
    }
  }

  /// A crop is told from 2 % on, as proportions an editor can picture.
  private func crop(_ material: StoryMaterial, columns: Int, rows: Int, _ say: (String, String) -> Void) {
    guard let picture = material.pictures.first else { return }
    let padding = material.look.flatMap { layout.looks[$0]?.padding } ?? .zero
    let width = layout.columnGrid.width(ofColumns: columns) - padding * 2
    let overhead = layout.pictureOverhead(captionLines: picture.captions[columns - 1].count)
    let shown = width / (layout.leading * Double(rows) - overhead)
    guard abs(shown / picture.ratio - 1) > 0.02 else { return }
    let (from, to) = (hundredths(picture.ratio), hundredths(shown))
    say(
      "photo recadrée de \(from.replacingDot)\u{A0}: 1 à \(to.replacingDot)\u{A0}: 1",
      "picture cropped from \(from):1 to \(to):1")
  }

  private func tenths(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return rest % 10 == 0 ? "\(hundredths / 100).\(rest / 10)" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private func hundredths(_ value: Double) -> String {
    let number = Int((value * 100).rounded())
    let rest = number % 100
    return "\(number / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension String {
  /// The French decimal comma.
  fileprivate var replacingDot: String { String(map { $0 == "." ? "," : $0 }) }
}
