/// The page's measures the flatplan reckons with.
struct FlatplanMeasures: Hashable, Sendable {
  var columns: Int
  /// The width of 1, 2 … columns, in rows (a width divided by the leading), to compare with heights.
  var widths: [Double]
  /// How much of a picture block of R rows with so many caption lines is not picture, in rows.
  var pictureOverhead: [Double]
  /// The largest part that may be cropped away.
  var largestCrop: Double
  /// The most rows a picture may have at 1, 2 … columns, so that it stays under its share of the page.
  var largestPictureRows: [Int]
  var air: Int
  var linesAtTurn: Int

  /// Width ÷ height of a picture block of so many rows.
  func ratio(columns: Int, rows: Int, captionLines: Int, inset: Double) -> Double {
    let height = Double(rows) - pictureOverhead[min(captionLines, pictureOverhead.count - 1)]
    return height <= 0.5 ? .infinity : (widths[columns - 1] - inset) / height
  }

  /// What units would take at their natural shapes, against what pages of so many rows hold: 0 is even, above is too
  /// much.
  func excess(of units: [UnitShape], pageRows: [Int]) -> Double {
    let area = units.reduce(0.0) { $0 + naturalCells(of: $1) }
    return area / Double(max(1, pageRows.reduce(0, +) * columns)) - 1
  }

  /// Natural: two columns for the lead and for stories of 26 lines and more, one for the others; the first picture over
  /// all of them at its own proportions, further ones in one column.
  private func naturalCells(of unit: UnitShape) -> Double {
    if let filler = unit.fillerRows { return Double(filler[0].lowerBound) }
    let lines = unit.copy[0].count
    let span = min(columns, unit.isLead || lines >= 26 ? 2 : 1)
    let pictures = unit.pictures.enumerated().reduce(0.0) { sum, picture in
      let width = picture.offset == 0 ? span : 1
      let caption = pictureOverhead[min(picture.element.captionLines[width - 1], pictureOverhead.count - 1)]
      let height = (widths[width - 1] - picture.element.inset) / picture.element.ratio + caption
      return sum + height * Double(width)
    }
    let head = Double((unit.headRows[span - 1].first ?? 2) + unit.boxRows) + 1
    return Double(lines) + Double(span) * head + pictures
  }
}

/// Every way to give one unit a shape: `notes` call these leaves. The order of enumeration is fixed, so ties are too.
struct VariantMaker {
  let measures: FlatplanMeasures
  private let sizes = PictureSizes()

  init(measures: FlatplanMeasures) { self.measures = measures }

  /// What was reckoned before: the same few pictures are asked for thousands of times.
  private final class PictureSizes {
    var known: [UnitShape.PictureShape: [[(rows: Int, cost: Int32)]]] = [:]
  }

  /// The row counts a picture may have at a width, with what its crop costs, nearest to its own proportions first.
  func pictureRows(_ picture: UnitShape.PictureShape, columns: Int) -> [(rows: Int, cost: Int32)] {
    if let known = sizes.known[picture] { return known[columns - 1] }
    let all = (1...measures.columns).map { reckonRows(picture, columns: $0) }
    sizes.known[picture] = all
    return all[columns - 1]
  }

  private func reckonRows(_ picture: UnitShape.PictureShape, columns: Int) -> [(rows: Int, cost: Int32)] {
    guard columns >= picture.leastColumns, columns <= min(picture.mostColumns, measures.columns) else { return [] }
    // A portrait as wide as the page, or a square over two columns, would eat it.
    if columns >= 3, picture.ratio < 1.25 { return [] }
    if columns == 2, picture.ratio < 0.85 { return [] }
    let captionLines = picture.captionLines[columns - 1]
    var found: [(rows: Int, cost: Int32)] = []
    for rows in 4...measures.largestPictureRows[columns - 1] {
      let shown = measures.ratio(
        columns: columns, rows: rows, captionLines: captionLines, inset: picture.inset)
      let kept = min(shown / picture.ratio, picture.ratio / shown)
      guard 1 - kept <= measures.largestCrop else { continue }
      found.append(
        (rows, Cost.crop(from: picture.ratio, to: shown) + presence(picture, columns: columns, rows: rows)))
    }
    return found.sorted { ($0.cost, $0.rows) < ($1.cost, $1.rows) }
  }

  /// What a picture's size costs beside its crop: too large for its page, or too small for what it shows.
  private func presence(_ picture: UnitShape.PictureShape, columns: Int, rows: Int) -> Int32 {
    var cost = Int32(max(0, rows - Cost.tallPicture)) * Cost.tallPictureRow
    let isPanorama = picture.ratio >= Cost.panorama
    if isPanorama, columns < measures.columns { cost += columns == 1 ? Cost.narrowPanorama : Cost.timidPanorama }
    if !isPanorama, columns == measures.columns, columns > 2 { cost += Cost.fullWidthPicture }
    return cost
  }

  /// All shapes of the whole unit (from row `start` of its text) at a span; the cheapest for each height and plane.
  func wholes(
    _ unit: UnitShape, from start: Int, shown: Int = 0, span: Int, onFirstPage: Bool
  ) -> [ModuleVariant] {
    if let filler = unit.fillerRows {
      return filler[span - 1].map {
        ModuleVariant(
          span: span, headSize: 0, air: 0, picture: .none, furtherPictures: [], firstPicture: 0, bodyRows: $0 - 1,
          start: 0, end: 0, columns: [], closingRows: 0, short: 0, summaryRows: 0, height: $0,
          cost: Int32(($0 - filler[span - 1].lowerBound) * 15), plane: 0)
      }
    }
    var best: [Int: ModuleVariant] = [:]
    let mayHaveSummary = onFirstPage && start == 0 && !unit.summaryRows.isEmpty
    let summaries = [0] + (mayHaveSummary ? Array(unit.summaryRows[span - 1]) : [])
    for frame in frames(unit, from: start, pictures: shown..<unit.pictures.count, span: span) {
      for body in bodies(unit, frame, from: start) {
        // White above a box would be a hole, not air; in it, under the head, a row is.
        for air in 0...(start > 0 ? 0 : unit.boxRows == 0 ? measures.air : min(1, measures.air)) {
          for summary in summaries {
            var variant = body
            variant.air = air
            variant.summaryRows = summary
            variant.height += air + summary
            variant.cost += Cost.air(air) + (summary > 0 ? Cost.summary : 0)
            let key = (variant.height * 3 + variant.plane) * 2 + variant.short
            if best[key].map({ variant.cost < $0.cost }) ?? true { best[key] = variant }
          }
        }
      }
    }
    return best.keys.sorted().map { best[$0]! }
  }

  /// All shapes of the unit's beginning that fill exactly `height` rows at a span and leave the rest for the next page.
  /// Pictures beyond the first may be left for the rest too.
  func beginnings(
    _ unit: UnitShape, from start: Int, shown: Int = 0, span: Int, height: Int
  ) -> [ModuleVariant] {
    guard unit.mayTurn, unit.fillerRows == nil else { return [] }
    let copy = unit.copy[span - 1]
    var found: [Int: ModuleVariant] = [:]
    let all = unit.pictures.count
    for end in shown + 1 < all ? [all, shown + 1] : [all] {
      for frame in frames(unit, from: start, pictures: shown..<end, span: span) {
        let bodyRows = height - frame.height - 1
        guard bodyRows >= 3 else { continue }
        if case .beside = frame.picture { continue }
        // The last column keeps its last row for the line «suite page 3».
        guard var columns = frame.columnHeights(bodyRows: bodyRows, least: 3), let last = columns.last, last >= 3 else {
          continue
        }
        columns[columns.count - 1] = last - 1
        for fill in copy.fillsBreakingOff(from: start, heights: columns) {
          guard fill.end - start >= measures.linesAtTurn, copy.count - fill.end >= measures.linesAtTurn else {
            continue
          }
          var variant = frame.variant(span: span, bodyRows: bodyRows, start: start, fill: fill)
          variant.height = height
          variant.cost += Cost.pageTurn + proportions(unit, span: span, columns: columns)
          let key = (fill.end * 16 + end) * 2 + fill.short
          if found[key].map({ variant.cost < $0.cost }) ?? true { found[key] = variant }
        }
      }
    }
    return found.keys.sorted().map { found[$0]! }
  }

  // MARK: - Frames: everything but the height of the text

  /// A head with pictures: what stands above the text and what it takes from the columns.
  private struct ModuleFrame {
    var span: Int
    var headSize: Int
    var picture: PictureSetting
    var further: [Int]
    /// The first of the pictures it shows.
    var firstPicture: Int
    /// Rows above the text over the whole width.
    var height: Int
    /// Rows taken from the head of each text column.
    var taken: [Int]
    var cost: Int32
    var plane: Int
    /// For a picture beside: the rows it must have, head and text together.
    var besideRows: Int?

    /// The rows left for text in each column under the head, 0 where a picture fills it; nil where a picture would
    /// stand out below, or leave too little room for text.
    func columnHeights(bodyRows: Int, least: Int) -> [Int]? {
      var heights: [Int] = []
      for rows in taken {
        // A picture's own empty row below may be the module's.
        if rows == bodyRows + 1 {
          heights.append(0)
        } else if bodyRows - rows >= (rows > 0 ? 3 : least) {
          heights.append(bodyRows - rows)
        } else {
          return nil
        }
      }
      return heights
    }

    func variant(span: Int, bodyRows: Int, start: Int, fill: CopyFill) -> ModuleVariant {
      ModuleVariant(
        span: span, headSize: headSize, air: 0, picture: picture, furtherPictures: further,
        firstPicture: firstPicture, bodyRows: bodyRows, start: start, end: fill.end, columns: fill.columns,
        closingRows: fill.closingRows, short: fill.short, summaryRows: 0, height: height + bodyRows + 1,
        cost: cost + fill.cost, plane: plane)
    }
  }

  private func frames(
    _ unit: UnitShape, from start: Int, pictures shown: Range<Int>, span: Int
  ) -> [ModuleFrame] {
    // The editor's `columns` is about the story as it begins; its rest goes where there is room.
    guard start > 0 || unit.spans.contains(span) else { return [] }
    let plain = [Int](repeating: 0, count: span)
    let pictures = Array(unit.pictures[shown])
    var found: [ModuleFrame] = []
    let heads = start > 0 ? [unit.tailRows[span - 1]] : unit.headRows[span - 1]
    for (size, head) in heads.enumerated() {
      let sizeCost = size == 0 ? 0 : unit.isLead ? Cost.headlineSizeOfLead : Cost.headlineSize
      let top = unit.boxRows + head
      let bare = ModuleFrame(
        span: span, headSize: size, picture: .none, further: [], firstPicture: shown.lowerBound, height: top,
        taken: plain, cost: sizeCost, plane: 0)
      guard let first = pictures.first else {
        found.append(bare)
        continue
      }
      // A story's further pictures are smaller than its first: one column each, overleaf too.
      if shown.lowerBound > 0 {
        addFurther(pictures[...], bare, free: Array(0..<span), to: &found)
        continue
      }
      let further = pictures.dropFirst()
      let timid = unit.isLead && start == 0 && measures.columns > 1 ? Cost.smallPictureOfLead : 0
      for choice in pictureRows(first, columns: span) {
        var frame = bare
        frame.picture = .across(rows: choice.rows)
        frame.height = top + choice.rows
        frame.cost += choice.cost + (span == 1 ? timid : 0)
        frame.plane = span == 1 ? 1 : 2
        addFurther(further, frame, free: Array(0..<span), to: &found)
      }
      for columns in 1..<max(span, 1) {
        for choice in pictureRows(first, columns: columns) {
          var frame = bare
          frame.picture = .inColumns(columns, rows: choice.rows)
          for column in (span - columns)..<span { frame.taken[column] = choice.rows }
          frame.cost += choice.cost + (columns == 1 ? timid : 0)
          frame.plane = columns == 1 ? 1 : 2
          addFurther(further, frame, free: Array(0..<(span - columns)), to: &found)
        }
        // Beside: the head is set at the narrower span.
        guard start == 0, unit.boxRows == 0, pictures.count == 1, size < unit.headRows[span - columns - 1].count else {
          continue
        }
        for choice in pictureRows(first, columns: columns) {
          var frame = bare
          frame.picture = .beside(columns, rows: choice.rows)
          frame.height = unit.headRows[span - columns - 1][size]
          frame.taken = [Int](repeating: 0, count: span - columns)
          frame.cost += choice.cost + (columns == 1 ? timid : 0)
          frame.plane = columns == 1 ? 1 : 2
          frame.besideRows = choice.rows
          found.append(frame)
        }
      }
    }
    return found
  }

  /// Further pictures stand one column wide at the head of free columns, side by side before stacking; all or none.
  /// Each may have its best few heights, the last free column first: a story opens with text.
  private func addFurther(
    _ further: ArraySlice<UnitShape.PictureShape>, _ frame: ModuleFrame, free: [Int], to found: inout [ModuleFrame]
  ) {
    guard let picture = further.first else { return found.append(frame) }
    guard !free.isEmpty else { return }
    let column = free[free.count - 1 - frame.further.count % free.count]
    for choice in pictureRows(picture, columns: 1).prefix(further.count > 1 ? 2 : 6) {
      var frame = frame
      frame.taken[column] += choice.rows
      frame.further.append(choice.rows)
      frame.cost += choice.cost + Cost.furtherPicture
      frame.plane = max(frame.plane, 1)
      addFurther(further.dropFirst(), frame, free: free, to: &found)
    }
  }

  // MARK: - Bodies: the text poured into columns of one height

  private func bodies(_ unit: UnitShape, _ frame: ModuleFrame, from start: Int) -> [ModuleVariant] {
    let textSpan = frame.taken.count
    let copy = unit.copy[textSpan - 1]
    let total = copy.count - start
    let least = max(1, (total + frame.taken.reduce(0, +)) / textSpan - 3)
    let heights: ClosedRange<Int>
    if let rows = frame.besideRows {
      let bodyRows = rows - frame.height - 1
      guard bodyRows >= 3 else { return [] }
      heights = bodyRows...bodyRows
    } else {
      heights = least...(least + 6)
    }
    var found: [ModuleVariant] = []
    for bodyRows in heights {
      guard let columns = frame.columnHeights(bodyRows: bodyRows, least: total < 3 * textSpan ? 1 : 3) else { continue }
      for fill in copy.fillWhole(from: start, heights: columns, closingRows: unit.closingRows) {
        var variant = frame.variant(span: frame.span, bodyRows: bodyRows, start: start, fill: fill)
        variant.cost += proportions(unit, span: frame.span, columns: columns)
        found.append(variant)
      }
    }
    return found
  }

  private func proportions(_ unit: UnitShape, span: Int, columns: [Int]) -> Int32 {
    var cost: Int32 = 0
    let shortest = columns.filter { $0 > 0 }.min() ?? 0
    if span >= 2, shortest < 6 { cost += Cost.inflated + Cost.inflatedLine * Int32(6 - shortest) }
    if span >= 3, span == measures.columns, !unit.isLead { cost += Cost.fullSpanOrdinary }
    if span == 1, unit.isLead, measures.columns > 1 { cost += Cost.leadInOneColumn }
    for column in columns where column > Cost.longColumn {
      cost += Cost.longColumnLine * Int32(column - Cost.longColumn)
    }
    return cost
  }
}
