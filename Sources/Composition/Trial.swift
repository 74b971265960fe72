import Diagnostics
import Documents
import Geometry
import IssueModel
import Layouts
import Typesetting

/// An issue set at one body size, and the search for its flatplan.
final class Trial {
  let setter: CopySetter
  let layout: Layout
  let shelf: MaterialShelf
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
      setter: setter, words: words, measures: measures,
      ratio: { IssueEdit.StandInRatio.ratio(of: $0) ?? composer.ratio($0) }, facts: composer.facts,
      isElastic: isElastic)
    let shelf = MaterialShelf(maker: maker, letter: letter)
    self.shelf = shelf
    (materials, quotation) = shelf.materials(of: issue)
    call = letter.site.isEmpty ? nil : maker.call(to: letter.site)
    firstRowOfPageOne =
      FurnitureMaker(
        layout: layout, setter: setter, words: words, letter: letter, issue: issue, ratio: composer.ratio
      ).firstRowOfPageOne
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
  /// good, and the best is taken. Where nothing good is found everything is tried once more with a wider beam.
  func solve(pages: Int, beams: [SearchWidth], withCall: Bool = false) -> Flatplan? {
    let solver = solver(pages: pages)
    let good = Cost.goodPage * Int32(pages)
    var best: Flatplan?
    for beam in isLong ? Trial.longBeams : beams {
      for order in withCall ? ordersWithCall : orders {
        guard let plan = solver.solve(order: order, beam: beam.states, cuts: beam.cuts) else { continue }
        if best.map({ plan.cost < $0.cost }) ?? true { best = placed(plan, pages: pages) }
        if plan.cost <= good { break }
      }
      if let best, best.cost <= good || isLong { return best }
    }
    return best
  }

  /// A long issue has so many pages that a narrow search finds a way through: what a page cannot take in the next can.
  private static let longBeams = [SearchWidth(states: 6, cuts: 8), SearchWidth(states: 16, cuts: 12)]

  /// Everything that may be placed: the materials in reading order, then the quotation and the call.
  private(set) lazy var pieces = materials + [quotation, call].compactMap { $0 }

  /// Everything but the call, the quotation in the middle.
  var readingOrder: [StoryMaterial] { orders[0].map { pieces[$0] } }

  /// The quotation in the middle, the call at the end, or before the last, the last two … pieces.
  private var ordersWithCall: [[Int]] {
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

  // MARK: - Questions: the same with the issue changed

  /// What the solver is asked about an issue that differs from this one: the quotation stands where it is tried first.
  func question(_ issue: NewsIssue, pages: Int) -> MakeUpQuestion {
    let (pieces, quotation) = shelf.materials(of: issue)
    var units = pieces.map(\.shape)
    if let quotation { units.insert(quotation.shape, at: min(pieces.count / 2 + 1, pieces.count)) }
    return MakeUpQuestion(
      units: units, measures: measures, pageRows: pageRows(pages), lastPageStretch: layout.furniture.colophonStretch,
      mostRows: layout.rows, beam: isLong ? Trial.longBeams[0] : .ofQuestions)
  }
}

/// Figures of single stories, for remedies.
extension Trial {
  private func piece(_ slug: String, in issue: NewsIssue) -> StoryMaterial? {
    shelf.materials(of: issue).pieces.first { $0.slug == slug }
  }

  /// A story's shape; nil where it is none of its own.
  func unit(of slug: String) -> UnitShape? { materials.first { $0.slug == slug }?.shape }

  /// The lines of running text of a story as it is set, in one column; 0 where it is none of its own.
  func bodyLines(of slug: String) -> Int {
    materials.first { $0.slug == slug }?.rows.count ?? 0
  }

  /// The same with the issue changed.
  func bodyLines(of slug: String, in issue: NewsIssue) -> Int { piece(slug, in: issue)?.rows.count ?? 0 }

  /// Rows that the editorial takes in one column; nil without one.
  func editorialRows(of issue: NewsIssue) -> Int? {
    shelf.materials(of: issue).pieces.first.flatMap { piece in
      piece.kind == .editorial ? piece.shape.boxRows + (piece.shape.headRows[0].first ?? 0) + piece.rows.count : nil
    }
  }

  /// Rows that page one has in each column.
  var rowsOfPageOne: Int { pageRows(2)[0] }
}
