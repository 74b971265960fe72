import Diagnostics
import Documents
import Geometry
import IssueModel
import Layouts
import Typesetting

/// An issue set at one body size, and the search for its flatplan.
final class Trial {
  let setter: CopySetter
  private let layout: Layout
  /// In reading order, the quotation left out.
  private let materials: [StoryMaterial]
  private let quotation: StoryMaterial?
  private let call: StoryMaterial?
  let measures: FlatplanMeasures
  let firstRowOfPageOne: Int

  /// The findings about words of the text that no line of a column can hold.
  var cutWords: [Diagnostic] {
    var found = CutWords(setter: setter)
    for material in materials {
      for row in material.rows {
        if let line = row.line { found.add(line, story: row.story ?? material.slug, page: nil) }
      }
    }
    return found.diagnostics
  }

  /// - Parameter isElastic: whether paragraphs may be set a line longer or shorter than is best for them.
  init(_ composer: Composer, issue: NewsIssue, bodySize: Length, isElastic: Bool = false) {
    let layout = composer.layout
    let letter = composer.letter
    self.layout = layout
    let setter = CopySetter(
      layout: layout, typesetter: composer.typesetter, language: letter.language, bodySize: bodySize)
    self.setter = setter
    let words = PageWords(language: letter.language)
    let measures = Trial.measures(of: layout)
    self.measures = measures
    let maker = MaterialMaker(
      setter: setter, words: words, measures: measures, ratio: composer.ratio, facts: composer.facts,
      isElastic: isElastic)
    var materials: [StoryMaterial] = []
    if let editorial = issue.editorial {
      materials.append(maker.story(editorial, section: nil, kind: .editorial))
    }
    // Stories come in reading order; a section of briefs is one piece.
    var index = 0
    while index < issue.stories.count {
      let story = issue.stories[index]
      let section = letter.sections.first { $0.id == story.section }
      if let section, section.look == .brief {
        let members = issue.stories[index...].prefix { $0.section == section.id }
        materials.append(maker.briefs(Array(members), section: section))
        index += members.count
      } else {
        materials.append(maker.story(story, section: section, kind: .story))
        index += 1
      }
    }
    quotation = issue.quotation.map { maker.quotation($0) }
    call = letter.site.isEmpty ? nil : maker.call(to: letter.site)
    firstRowOfPageOne =
      FurnitureMaker(
        layout: layout, setter: setter, words: words, letter: letter, issue: issue, ratio: composer.ratio
      ).firstRowOfPageOne
    // The summary stands under the editorial, where that leaves room.
    if !materials.isEmpty, materials[0].kind == .editorial, materials.count > 2 {
      let entries = materials.dropFirst().filter { $0.isFiller == false && !$0.shape.isLead }.map(\.title)
      let width = layout.columnGrid.measure - (layout.looks["editorial"]?.padding ?? .zero) * 2
      let heights = entries.map { setter.set([Span($0)], .summary, measure: width - 16.pt, origin: .init()).count }
      // An empty row, the heading, and two entries at least; all of them at most.
      let least = 2 + heights.prefix(2).reduce(0, +)
      if heights.count >= 3 { materials[0].shape.summaryRows = least...(2 + heights.reduce(0, +)) }
    }
    self.materials = materials
  }

  private static func measures(of layout: Layout) -> FlatplanMeasures {
    let grid = layout.columnGrid
    let leading = layout.leading
    let rows = layout.rows
    let overhead = (0...8).map { layout.pictureOverhead(captionLines: $0) / leading }
    let pageArea = grid.width(ofColumns: layout.columns) / leading * Double(rows)
    return FlatplanMeasures(
      columns: layout.columns, widths: (1...layout.columns).map { grid.width(ofColumns: $0) / leading },
      pictureOverhead: overhead, largestCrop: layout.ladder.largestCrop,
      largestPictureRows: (1...layout.columns).map { columns in
        let width = grid.width(ofColumns: columns) / leading
        return max(6, min(rows - 8, Int(layout.ladder.largestPicture * pageArea / width)))
      }, air: layout.ladder.air, linesAtTurn: layout.ladder.linesAtTurn)
  }

  // MARK: - Capacity

  private func pageRows(_ pages: Int) -> [Int] {
    (1...pages).map { number in
      layout.rows - (number == 1 ? firstRowOfPageOne : 0)
        - (number == pages ? layout.furniture.colophonRows : 0)
    }
  }

  /// Whether a search takes seconds: then it is made once or twice and not a dozen times.
  var isLong: Bool { materials.count > 60 }
  var columns: Int { layout.columns }
  /// Of a page without nameplate and colophon.
  var rows: Int { layout.rows }
  var colophonRows: Int { layout.furniture.colophonRows }

  /// - Parameter stretch: the rows that the last page may leave free.
  func solver(_ units: [UnitShape], pageRows: [Int], stretch: Int) -> FlatplanSolver {
    FlatplanSolver(units: units, measures: measures, pageRows: pageRows, lastPageStretch: stretch)
  }

  private func solver(_ units: [UnitShape], pages: Int) -> FlatplanSolver {
    solver(units, pageRows: pageRows(pages), stretch: layout.furniture.colophonStretch)
  }

  /// What every search of this trial shares.
  private lazy var filler = PageFiller(
    units: pieces.map(\.shape), measures: measures, maximumRows: layout.rows + 1)

  private func solver(pages: Int) -> FlatplanSolver {
    FlatplanSolver(
      filler: filler, measures: measures, pageRows: pageRows(pages), lastPageStretch: layout.furniture.colophonStretch)
  }

  /// How much too full (above 0) or too empty so many pages are, everything at its natural size.
  func excess(pages: Int) -> Double {
    solver(pages: pages).excess(of: orders[0])
  }

  /// The same in lines of one column.
  func excessLines(pages: Int) -> Int {
    Int((excess(pages: pages) * Double(pageRows(pages).reduce(0, +) * layout.columns)).rounded())
  }

  // MARK: - Search

  /// The flatplan for so many pages, its units being numbers of `pieces`, or nil.
  ///
  /// The quotation may stand between any two pieces; it is tried from the middle of the issue outwards until a plan is
  /// good, and the best is taken. Where nothing is found everything is tried once more with a wider beam.
  func solve(pages: Int, beams: [(states: Int, cuts: Int)], withCall: Bool = false) -> Flatplan? {
    let solver = solver(pages: pages)
    for (beam, cuts) in beams {
      var best: Flatplan?
      for order in withCall ? ordersWithCall : orders {
        guard let plan = solver.solve(order: order, beam: beam, cuts: cuts) else { continue }
        if best.map({ plan.cost < $0.cost }) ?? true { best = placed(plan, pages: pages) }
        if plan.cost <= Cost.goodPage * Int32(pages) { break }
      }
      if let best { return best }
    }
    return nil
  }

  /// Everything that may be placed: the materials in reading order, then the quotation and the call.
  private(set) lazy var pieces = materials + [quotation, call].compactMap { $0 }

  /// Everything but the call, the quotation in the middle.
  var readingOrder: [StoryMaterial] { orders[0].map { pieces[$0] } }

  /// The quotation in the middle, the call at the end, or before the last, the last two … pieces.
  var ordersWithCall: [[Int]] {
    guard call != nil else { return [] }
    let order = orders[0]
    return (0..<max(1, min(order.count, 6))).map { last in
      var filled = order
      filled.insert(pieces.count - 1, at: order.count - last)
      return filled
    }
  }

  /// Reading orders without the call, the likeliest first.
  private var orders: [[Int]] {
    let order = Array(materials.indices)
    guard quotation != nil else { return [order] }
    let middle = materials.count / 2 + 1
    let places = (1...max(1, materials.count)).sorted { (abs($0 - middle), $0) < (abs($1 - middle), $1) }
    return places.map { place in
      var filled = order
      filled.insert(materials.count, at: min(place, order.count))
      return filled
    }
  }

  /// The plan with page one begun under the nameplate.
  func placed(_ plan: Flatplan, pages: Int) -> Flatplan {
    var plan = plan
    if !plan.pages.isEmpty { plan.pages[0].firstRow = firstRowOfPageOne }
    return plan
  }

  // MARK: - Remedies

  /// The smallest change of one story's length that makes the issue fit, found by solving; nil where none does.
  func remedy(pages: Int) -> Remedy? {
    let order = readingOrder
    let excess = excessLines(pages: pages)
    // The longest stories first: a few lines hurt them least.
    let candidates = order.indices.filter { order[$0].rows.count >= 12 && !order[$0].isFiller }
      .sorted { (order[$1].rows.count, $0) < (order[$0].rows.count, $1) }.prefix(6)
    let cuts = [2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 86, 114].filter {
      $0 >= excess / 3 && $0 <= max(24, abs(excess) * 2)
    }
    for lines in cuts {
      for sign in excess >= 0 ? [1, -1] : [-1, 1] {
        for unit in candidates {
          let count = order[unit].rows.count
          guard sign < 0 || lines <= count * 2 / 5 else { continue }
          var shapes = order.map(\.shape)
          shapes[unit].copy = shapes[unit].copy.map { $0.resized(by: -sign * lines) }
          guard solver(shapes, pages: pages).solve(beam: 16, cuts: 12) != nil else { continue }
          let wordsPerLine = Double(words(order[unit])) / Double(max(1, count))
          let about = Int((Double(lines) * wordsPerLine).rounded())
          return Remedy(
            story: order[unit].slug, title: order[unit].title, lines: sign * lines,
            words: max(1, about - 5)...(about + 5))
        }
      }
    }
    return nil
  }

  private func words(_ material: StoryMaterial) -> Int {
    material.rows.reduce(0) { $0 + ($1.line?.text.split(separator: " ").count ?? 0) }
  }
}

extension CopyRows {
  /// The same text with lines taken from, or added to, its longest paragraph: for trying remedies.
  func resized(by lines: Int) -> CopyRows {
    if lines >= 0 {
      let block = 1_000_000
      return CopyRows(rows + (0..<lines).map { .line(block: block, index: $0, count: lines, keepsNext: false) })
    }
    return CopyRows(Array(rows.dropLast(min(-lines, rows.count - 1))))
  }
}
