import Diagnostics
import DisplayList
import Documents
import Geometry
import IssueModel
import Layouts
import Typesetting

/// Sets all the type of a piece of the issue and works out the shapes it may have.
struct MaterialMaker {
  let setter: CopySetter
  let words: PageWords
  let measures: FlatplanMeasures
  /// Width ÷ height of a picture by its file; nil where it cannot be known.
  let ratio: (String) -> Double?
  /// What is known of a picture besides its shape; nil where nothing is.
  var facts: (Picture) -> PictureFacts? = { _ in nil }
  /// Whether paragraphs are also set a line longer or shorter than is best.
  var isElastic = false

  private var layout: Layout { setter.layout }
  private var grid: ColumnGrid { layout.columnGrid }

  // MARK: - A story

  func story(_ story: Story, section: Section?, kind: StoryMaterial.Kind) -> StoryMaterial {
    let look = lookName(kind: kind, section: section)
    let box = look.flatMap { layout.looks[$0] }
    let padding = box?.padding ?? .zero
    let origin = CopySetter.Origin(file: story.file, story: story.slug)
    let isLead = story.isLead || section?.look == .lead
    let columnsAllowed = story.columns.map { [min(max($0, 1), layout.columns)] } ?? Array(1...layout.columns)

    let heads = (1...layout.columns).map { span -> [HeadBlock] in
      let styles = headlineStyles(span: span, isLead: isLead, isBoxed: box != nil)
      var blocks: [HeadBlock] = []
      for (style, scale) in styles.map({ ($0, 1.0) }) + headlineScales.map({ (styles[0], $0) }) {
        var block = head(
          story, section: section, kind: kind, style: style, scale: scale,
          width: grid.width(ofColumns: span) - padding * 2, origin: origin)
        block.scale = scale * (layout[style].size / layout[styles[0]].size)
        // Another size is worth having only where it takes another number of rows.
        if !blocks.contains(where: { $0.rows == block.rows }) { blocks.append(block) }
      }
      return blocks
    }
    // The editorial and the lead open with a large letter.
    var body = BodyMaker(
      setter: setter, measure: grid.measure - padding * 2, origin: origin,
      hasDropCap: isLead || kind == .editorial, firstBlock: 3)
    body.isElastic = isElastic
    body.add(story.body)
    let byline = setter.set(
      story.byline, .byline, measure: grid.measure - padding * 2, balanced: true, origin: origin)
    body.addByline(byline, measure: grid.measure - padding * 2)

    let pictures = materials(for: story.pictures, padding: padding, origin: origin)
    let closing = kind == .story ? closings(story, measure: grid.measure - padding * 2) : []
    let shape = UnitShape(
      copy: [CopyRows](repeating: body.copyRows, count: layout.columns),
      headRows: heads.map { $0.map(\.rows) },
      tailRows: [Int](repeating: 2, count: layout.columns),
      pictures: shapes(of: pictures, padding: padding, widest: columnsAllowed.max() ?? 1),
      boxRows: box == nil ? 0 : 1, closingRows: closing.map(\.rows), summaryRows: [], isLead: isLead,
      mayTurn: true, mayPark: kind == .editorial, mayPour: box == nil && !isLead,
      spans: columnsAllowed, fillerRows: nil, pinnedPage: story.pinnedPage)
    return StoryMaterial(
      kind: kind, slug: story.slug, title: story.title.plainText,
      rubrique: kind == .editorial ? words.editorial : section?.title ?? "", file: story.file, shape: shape,
      heads: heads, rows: body.rows, others: body.others, pictures: pictures, look: look, closing: closing, filler: [],
      nextBlock: body.nextBlock)
  }

  private func lookName(kind: StoryMaterial.Kind, section: Section?) -> String? {
    let name = kind == .editorial ? "editorial" : section?.look.rawValue ?? "flowing"
    return layout.looks[name] == nil ? nil : name
  }

  /// The headline's style by span, the natural one first: rank by size stays lead > wide > narrow.
  private func headlineStyles(span: Int, isLead: Bool, isBoxed: Bool) -> [StyleName] {
    if isBoxed { return span == 1 ? [.headlineBox] : [.headlineTwo, .headlineBox] }
    switch (span, isLead) {
    case (1, _): return layout.columns == 1 ? [.headlineTwo, .headlineOne] : [.headlineOne]
    case (2, false): return [.headlineTwo]
    case (2, true): return [.headlineThree, .headlineTwo]
    default: return [.headlineThree, .headlineTwo]
    }
  }

  /// A headline may be a little smaller or larger than its style, less than from one rank to the next.
  private let headlineScales = [0.92, 1.1]

  private func head(
    _ story: Story, section: Section?, kind: StoryMaterial.Kind, style: StyleName, scale: Double, width: Length,
    origin: CopySetter.Origin
  ) -> HeadBlock {
    var lines: [PlacedLine] = []
    let grid = layout.baselineGrid
    // The kicker stands on the first baseline of the grid.
    var kicker = story.kicker
    if kicker.isEmpty { kicker = [Span(kind == .editorial ? words.editorial : section?.title ?? "")] }
    var y = Length.zero
    for line in setter.set(kicker, .kicker, measure: width, origin: origin) {
      lines.append(PlacedLine(line: line, x: .zero, baseline: y + grid.drop, role: .kicker, block: 0))
      y = y + grid.leading
    }
    let headline = setter.style(style, scale: scale)
    var below = y
    for (number, line) in setter.set(story.title, style, scale: scale, measure: width, balanced: true, origin: origin)
      .enumerated()
    {
      let baseline = y + 2.pt + headline.size * 0.76 + headline.leading * Double(number)
      lines.append(PlacedLine(line: line, x: .zero, baseline: baseline, role: .headline, block: 1))
      below = baseline + headline.size * 0.24
    }
    let standfirst = setter.style(.standfirst)
    let startOfStandfirst = below
    for (number, line) in setter.set(story.standfirst, .standfirst, measure: width, balanced: true, origin: origin)
      .enumerated()
    {
      let baseline = startOfStandfirst + 4.5.pt + standfirst.size * 0.72 + standfirst.leading * Double(number)
      lines.append(PlacedLine(line: line, x: .zero, baseline: baseline, role: .standfirst, block: 2))
      below = baseline + standfirst.size * 0.24
    }
    let rows = grid.rows(holding: below + 5.pt)
    // What is left of the last row goes in thirds: one between kicker and headline, two under the stack.
    let slack = grid.height(ofRows: rows) - below - 5.pt
    for number in lines.indices where lines[number].role != .kicker {
      lines[number].baseline = lines[number].baseline + slack / 3
    }
    return HeadBlock(lines: lines, rows: rows)
  }

  /// What may close a story where its last column has rows left: its day, and where it can be read online.
  private func closings(_ story: Story, measure: Length) -> [ClosingBlock] {
    func line(_ copy: Copy) -> SetLine? {
      let lines = setter.set(copy, .closing, measure: measure, origin: CopySetter.Origin())
      return lines.count == 1 ? lines[0] : nil
    }
    let day = story.date.flatMap { date in
      line(words.day(date).map { Span($0.text, marks: $0.isSuperior ? .superscript : []) })
    }
    // The address as far as it is read: whole, or its host.
    var online: [SetLine] = []
    if let link = story.link, let lead = line([Span(words.readOnline)]) {
      let address = shownAddress(link.prefix { $0 != "#" }.description)
      let host = String(address.prefix { $0 != "/" })
      if let address = line([Span(address, link: link)]) ?? line([Span(host, link: link)]) { online = [lead, address] }
    }
    return ClosingBlock.blocks(day: day, online: online)
  }

  // MARK: - Pictures

  /// - Parameter widest: the most columns the story may cover.
  private func shapes(
    of pictures: [PictureMaterial], padding: Length, widest: Int
  ) -> [UnitShape.PictureShape] {
    let widths = (1...layout.columns).map { grid.width(ofColumns: $0) - padding * 2 }
    return pictures.map { material in
      let least = material.gallery == nil ? 1 : min(2, widest)
      let pixels = material.gallery == nil ? material.pictures.first.flatMap { facts($0)?.pixels } : nil
      return UnitShape.PictureShape(
        ratio: material.ratio, captionLines: material.captions.map(\.count), inset: padding * 2 / layout.leading,
        leastColumns: least, mostColumns: pixels.map { max(least, $0.largestColumns(widths: widths)) } ?? .max)
    }
  }

  /// One picture each; a gallery of them all where there are many.
  private func materials(
    for pictures: [Picture], padding: Length, origin: CopySetter.Origin
  ) -> [PictureMaterial] {
    let known = pictures.filter { (ratio($0.file) ?? 0) > 0 }
    let blocks = known.count >= Gallery.leastPictures ? [known] : known.map { [$0] }
    return blocks.compactMap { material(for: $0, padding: padding, origin: origin) }
  }

  private func material(
    for pictures: [Picture], padding: Length, origin: CopySetter.Origin
  ) -> PictureMaterial? {
    let ratios = pictures.compactMap { picture in ratio(picture.file).map { $0 * (picture.crop?.shape ?? 1) } }
    guard ratios.count == pictures.count, let first = ratios.first, ratios.allSatisfy({ $0 > 0 }) else { return nil }
    let gallery = pictures.count > 1 ? Gallery(ratios: ratios) : nil
    let copy = words.caption(of: pictures, credited: credit(of:))
    let captions = (1...layout.columns).map { columns in
      setter.set(
        copy, .caption, measure: grid.width(ofColumns: columns) - padding * 2, balanced: false, origin: origin)
    }
    return PictureMaterial(pictures: pictures, gallery: gallery, ratio: gallery?.ratio ?? first, captions: captions)
  }

  /// Who made a picture, in italic.
  private func credit(of picture: Picture) -> Copy {
    picture.credit.map {
      var span = $0
      span.marks.formSymmetricDifference(.emphasis)
      // A short credit is not divided.
      if picture.credit.plainText.count <= 32 { span.text = String(span.text.map { $0 == " " ? "\u{A0}" : $0 }) }
      return span
    }
  }

  // MARK: - Briefs: a section as one piece

  func briefs(_ stories: [Story], section: Section) -> StoryMaterial {
    let box = layout.looks[section.look.rawValue]
    let padding = box?.padding ?? .zero
    let measure = grid.measure - padding * 2
    var rows: [BodyRow] = []
    var kinds: [CopyRows.Row] = []
    var pictures: [PictureMaterial] = []
    for (number, story) in stories.enumerated() {
      let origin = CopySetter.Origin(file: story.file, story: story.slug)
      if number > 0 {
        rows.append(BodyRow(line: nil, story: story.slug))
        kinds.append(.blank)
      }
      var body = BodyMaker(setter: setter, measure: measure, origin: origin, hasDropCap: false, firstBlock: 0)
      // A day is told as the letter tells days; any other words stand as written.
      let date = story.event.map { event in
        CalendarDate(iso: event).map(words.day) ?? [(text: event, isSuperior: false)]
      }
      body.addBriefHead(date: date, story: story)
      body.add(story.body)
      let line = setter.set(story.byline, .byline, measure: measure, origin: origin)
      body.addByline(line, measure: measure)
      // Block numbers go on, so that one brief's paragraphs never join the next one's.
      let base = (number + 1) * 1000
      rows += body.rows.map {
        var row = $0
        row.story = story.slug
        return row
      }
      kinds += body.rowKinds.map {
        if case .line(let block, let index, let count, let keepsNext) = $0 {
          return .line(block: base + block, index: index, count: count, keepsNext: keepsNext)
        }
        return $0
      }
      pictures += story.pictures.compactMap { material(for: [$0], padding: padding, origin: origin) }
    }
    let heads = (1...layout.columns).map { span -> [HeadBlock] in
      let origin = CopySetter.Origin(file: stories.first?.file, story: section.id)
      let lines = setter.set(
        [Span(section.title)], .headlineBrief, measure: grid.width(ofColumns: span) - padding * 2, origin: origin)
      let style = setter.style(.headlineBrief)
      let placed = lines.enumerated().map { number, line in
        PlacedLine(
          line: line, x: .zero, baseline: 4.pt + style.size * 0.76 + style.leading * Double(number), role: .headline,
          block: 1)
      }
      let height = 4.pt + style.leading * Double(max(1, lines.count)) + 2.pt
      return [HeadBlock(lines: placed, rows: layout.baselineGrid.rows(holding: height))]
    }
    let shape = UnitShape(
      copy: [CopyRows](repeating: CopyRows(kinds, divided: rows.divided), count: layout.columns),
      headRows: heads.map { $0.map(\.rows) },
      tailRows: [Int](repeating: 2, count: layout.columns),
      pictures: shapes(of: pictures, padding: padding, widest: 1),
      boxRows: box == nil ? 0 : 1, closingRows: [], summaryRows: [], isLead: false, mayTurn: true,
      mayPark: false, mayPour: box == nil, spans: Array(1...layout.columns), fillerRows: nil,
      pinnedPage: stories.compactMap(\.pinnedPage).first)
    return StoryMaterial(
      kind: .briefs, slug: section.id, title: section.title, rubrique: section.title, file: stories.first?.file,
      shape: shape, heads: heads, rows: rows, others: [], pictures: pictures,
      look: box == nil ? nil : section.look.rawValue,
      closing: [], filler: [], nextBlock: (stories.count + 1) * 1000)
  }

  // MARK: - Fillers: words between two rules

  func quotation(_ quotation: Quotation) -> StoryMaterial {
    let author = quotation.author + (quotation.source == nil ? "" : ", ")
    var copy: Copy = [Span(author)]
    if let source = quotation.source { copy.append(Span(source, marks: .emphasis)) }
    return filler(
      .quotation, slug: "citation", words: words.quoted(quotation.text), below: copy, stretch: 4,
      title: quotation.text.plainText)
  }

  /// The call to read the news online: only there to fill, and only where the rest of the ladder does not.
  func call(to site: String) -> StoryMaterial {
    filler(
      .call, slug: "appel", words: [Span(words.readTheNews)], below: [Span(shownAddress(site), link: site)], stretch: 7,
      title: words.readTheNews)
  }

  /// - Parameter stretch: the rows it may have beyond those it needs.
  private func filler(
    _ kind: StoryMaterial.Kind, slug: String, words: Copy, below: Copy, stretch: Int, title: String
  ) -> StoryMaterial {
    let style = setter.style(.pullQuote)
    var heights: [ClosedRange<Int>] = []
    let blocks = (1...layout.columns).map { span -> HeadBlock in
      let width = grid.width(ofColumns: span)
      let origin = CopySetter.Origin(story: slug)
      var placed: [PlacedLine] = []
      var y = 12.pt
      for line in setter.set(words, .pullQuote, measure: width, alignment: .centred, balanced: true, origin: origin) {
        y = y + style.leading
        placed.append(PlacedLine(line: line, x: .zero, baseline: y - style.leading * 0.25, role: .pullQuote, block: 0))
      }
      let attribution = setter.style(.attribution)
      for line in setter.set(below, .attribution, measure: width, alignment: .centred, balanced: true, origin: origin) {
        y = y + attribution.leading
        placed.append(PlacedLine(line: line, x: .zero, baseline: y, role: .attribution, block: 1))
      }
      let rows = layout.baselineGrid.rows(holding: y + 12.pt) + 1
      heights.append(rows...(rows + stretch))
      return HeadBlock(lines: placed, rows: rows)
    }
    let shape = UnitShape(
      copy: [CopyRows](repeating: CopyRows([]), count: layout.columns), headRows: blocks.map { [$0.rows] },
      tailRows: [Int](repeating: 0, count: layout.columns), pictures: [], boxRows: 0, closingRows: [],
      summaryRows: [], isLead: false, mayTurn: false, mayPark: false, mayPour: false,
      spans: Array(1...layout.columns), fillerRows: heights)
    return StoryMaterial(
      kind: kind, slug: slug, title: title, rubrique: "", file: nil, shape: shape,
      heads: [], rows: [], others: [], pictures: [], look: nil, closing: [], filler: blocks, nextBlock: 2)
  }
}
