internal import CCairo
import DisplayList
import Fonts
import Geometry
import Inks

/// Draws the items of a page on a cairo context whose unit is the point and whose origin is the trim's top left corner.
struct PagePainter {
  /// What the page is drawn for.
  enum Target {
    /// Text stays text, JPEGs pass through, links are links.
    case pdf
    /// Letters are filled as outlines: cairo 1.16 moves the glyphs of an image to whole pixels, which would space the
    /// words of a proof otherwise than the press does.
    case proof
  }

  let target: Target
  let materials: DrawingMaterials
  let fonts: FontShelf
  let pictures: PictureSurfaces
  let drawings: SVGDrawing

  init(_ target: Target, materials: DrawingMaterials) {
    self.target = target
    self.materials = materials
    fonts = FontShelf(folder: materials.fontsFolder)
    pictures = PictureSurfaces()
    drawings = SVGDrawing(fontsFolder: materials.fontsFolder)
  }

  /// Draws a page, cut off at the trim, or at the bleed with its marks around it.
  func draw(_ page: DisplayPage, extent: SheetExtent = .trim, on context: OpaquePointer) throws(DrawingError) {
    let (trim, bleed) = (page.boxes.trim, extent == .media ? page.boxes.bleed.points : 0)
    cairo_save(context)
    if extent == .media {
      let margin = bleed + page.boxes.slug.points
      cairo_translate(context, margin, margin)
    }
    cairo_save(context)
    cairo_rectangle(
      context, -bleed, -bleed, trim.width.points + bleed * 2, trim.height.points + bleed * 2)
    cairo_clip(context)
    for item in page.items { try draw(item, on: context) }
    cairo_restore(context)
    if extent == .media {
      for item in page.marks { try draw(item, on: context) }
    }
    cairo_restore(context)
    try check(cairo_status(context), "page \(page.number)")
  }

  /// Draws an item; in a PDF, what a reader meets is bracketed as marked content of its own.
  private func draw(_ item: PageItem, on context: OpaquePointer) throws(DrawingError) {
    guard target == .pdf, item.marked != nil else { return try paint(item, on: context) }
    // Only the leaves of cairo's structure become marked content: nothing inside may be tagged again.
    cairo_tag_begin(context, "Span", nil)
    try paint(item, isLeaf: true, on: context)
    cairo_tag_end(context, "Span")
    try check(cairo_status(context), "tag")
  }

  private func paint(_ item: PageItem, isLeaf: Bool = false, on context: OpaquePointer) throws(DrawingError) {
    switch item {
    case .glyphs(let run): try draw(run, on: context)
    case .rule(let rule): try draw(rule, on: context)
    case .area(let area): try draw(area, on: context)
    case .picture(let placement): try draw(placement, on: context)
    case .group(let group):
      cairo_save(context)
      if let turn = group.turn {
        cairo_translate(context, turn.about.x.points, turn.about.y.points)
        cairo_rotate(context, turn.degrees * .pi / 180)
        cairo_translate(context, -turn.about.x.points, -turn.about.y.points)
      }
      if let clip = group.clip {
        addRectangle(context, clip)
        cairo_clip(context)
      }
      for item in group.items {
        if isLeaf { try paint(item, isLeaf: true, on: context) } else { try draw(item, on: context) }
      }
      cairo_restore(context)
    // A link is an annotation over what is drawn, and Finishing's.
    case .link: break
    }
  }

  private func ink(_ name: InkName, on context: OpaquePointer) throws(DrawingError) {
    guard let colour = materials.colour(name) else { throw .unknownInk(name) }
    cairo_set_source_rgb(
      context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
  }

  // MARK: Type

  private func draw(_ run: GlyphRun, on context: OpaquePointer) throws(DrawingError) {
    guard !run.string.glyphs.isEmpty else { return }
    try ink(run.ink, on: context)
    guard target == .pdf else { return try show(run, on: context) }
    var run = run
    // One glyph for both spaces: whichever came first would decide what it reads as, and cairo would write ActualText
    // beside every other one. In a line that is set, no reader needs to know where it could not have ended.
    if run.string.text.utf8.contains(0xA0), let space = try fonts.sharedSpace(of: run.face) {
      run.string = run.string.reading("\u{A0}", as: " ", glyph: space)
    }
    for (part, hyphens) in try parts(of: run) { try show(part, hyphens, on: context) }
  }

  /// A run cut where its hyphens read otherwise than their glyph: U+2010, which tells a word's own hyphen at a line end,
  /// in a face that shows it as any other; and the hyphen of a divided word, which a tagged PDF gives as U+00AD
  /// (ISO 32000-1, 14.8.2.2.3).
  private func parts(of run: GlyphRun) throws(DrawingError) -> [(run: GlyphRun, hyphens: HyphenReading)] {
    var rest = run
    var last: GlyphRun?
    if run.endsInDivision { (rest, last) = run.partingDivision }
    var parts: [(run: GlyphRun, hyphens: HyphenReading)] = []
    if rest.string.text.utf8.contains(0xE2), rest.string.text.unicodeScalars.contains("\u{2010}"),
      let shared = try fonts.sharedHyphen(of: run.face)
    {
      parts = rest.parts(at: "\u{2010}", glyph: shared).map { ($0.part, $0.isMatch ? .own : .plain) }
    } else if !rest.string.glyphs.isEmpty {
      parts = [(rest, .plain)]
    }
    if let last { parts.append((last, .division)) }
    return parts
  }

  private func show(_ run: GlyphRun, _ hyphens: HyphenReading = .plain, on context: OpaquePointer) throws(DrawingError)
  {
    let font = try fonts.scaledFont(run.face, size: run.size.points, expansion: run.expansion, hyphens: hyphens)
    cairo_set_scaled_font(context, font)
    // Display lists count y upwards within a run, as fonts do; pages count it downwards.
    let glyphs = run.string.glyphs.map {
      cairo_glyph_t(index: UInt($0.id), x: run.origin.x.points + $0.x, y: run.origin.y.points - $0.y)
    }
    switch target {
    case .proof:
      cairo_new_path(context)
      cairo_glyph_path(context, glyphs, Int32(glyphs.count))
      cairo_fill(context)
    case .pdf:
      let clusters = run.string.clusters.map {
        cairo_text_cluster_t(num_bytes: Int32($0.bytes), num_glyphs: Int32($0.glyphs))
      }
      var text = run.string.text
      text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) {
          cairo_show_text_glyphs(
            context, $0.baseAddress, Int32($0.count), glyphs, Int32(glyphs.count), clusters, Int32(clusters.count),
            cairo_text_cluster_flags_t(0))
        }
      }
    }
    let status = cairo_status(context)
    if status == CAIRO_STATUS_INVALID_CLUSTERS { throw .clustersBroken(text: run.string.text) }
    try check(status, "text '\(run.string.text)'")
  }

  // MARK: Rules and areas

  private func draw(_ rule: RuleLine, on context: OpaquePointer) throws(DrawingError) {
    try ink(rule.ink, on: context)
    cairo_set_line_width(context, rule.width.points)
    cairo_move_to(context, rule.from.x.points, rule.from.y.points)
    cairo_line_to(context, rule.to.x.points, rule.to.y.points)
    cairo_stroke(context)
  }

  private func draw(_ area: Area, on context: OpaquePointer) throws(DrawingError) {
    try ink(area.ink, on: context)
    cairo_new_path(context)
    for step in area.steps {
      switch step {
      case .move(let point): cairo_move_to(context, point.x.points, point.y.points)
      case .line(let point): cairo_line_to(context, point.x.points, point.y.points)
      case .curve(let first, let second, let end):
        cairo_curve_to(
          context, first.x.points, first.y.points, second.x.points, second.y.points, end.x.points, end.y.points)
      case .close: cairo_close_path(context)
      }
    }
    cairo_fill(context)
  }

  // MARK: Pictures

  private func draw(_ placement: PicturePlacement, on context: OpaquePointer) throws(DrawingError) {
    guard let picture = materials.picture(placement) else { throw .pictureMissing(file: placement.file) }
    let visible = picture.visible
    guard visible.width > 0, visible.height > 0 else {
      throw .pictureUndrawable(file: placement.file, reason: "\(visible.width) × \(visible.height)")
    }
    let frame = placement.frame
    cairo_save(context)
    defer { cairo_restore(context) }
    addRectangle(context, frame)
    cairo_clip(context)
    switch picture.form {
    case .svg:
      try drawings.draw(picture.bytes, visible: visible, in: frame, on: context, file: placement.file)
    case .jpeg where target == .proof, .pressJPEG where target == .proof:
      throw .pictureUndrawable(file: placement.file, reason: "JPEG; a proof shows PNG")
    case .jpeg, .pressJPEG, .png:
      let surface = try pictures.surface(for: picture, file: placement.file)
      let width = frame.width.points / visible.width
      let height = frame.height.points / visible.height
      cairo_translate(context, frame.x.points - visible.x * width, frame.y.points - visible.y * height)
      cairo_scale(
        context, width / Double(cairo_image_surface_get_width(surface)),
        height / Double(cairo_image_surface_get_height(surface)))
      cairo_set_source_surface(context, surface, 0, 0)
      // In a proof the pixels at the frame's edge would else mix with nothing and leave a pale hairline. In a PDF an
      // extend mode would cost a JPEG its bytes and a PNG its sharpness.
      if target == .proof { cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD) }
      cairo_paint(context)
    }
    try check(cairo_status(context), "picture '\(placement.file)'")
  }
}

extension GlyphString {
  /// The same glyphs, every cluster of one glyph that reads as one text reading as another.
  fileprivate func reading(_ text: String, as other: String, glyph: UInt32) -> GlyphString {
    let bytes = Array(self.text.utf8)
    var string = GlyphString(glyphs: glyphs, text: "", clusters: [])
    var (byte, next) = (0, 0)
    for cluster in clusters {
      let range = byte..<byte + cluster.bytes
      let isMatch =
        cluster.glyphs == 1 && glyphs[next].id == glyph && bytes[range].elementsEqual(text.utf8)
      string.text += isMatch ? other : String(decoding: bytes[range], as: UTF8.self)
      string.clusters.append(isMatch ? GlyphCluster(bytes: other.utf8.count, glyphs: 1) : cluster)
      byte = range.upperBound
      next += cluster.glyphs
    }
    return string
  }
}

extension GlyphRun {
  /// The run without the hyphen of a divided word, and that hyphen, which reads as a soft one.
  fileprivate var partingDivision: (rest: GlyphRun, hyphen: GlyphRun?) {
    guard let cluster = string.clusters.last, cluster.bytes == 1, cluster.glyphs == 1, string.text.utf8.last == 0x2D
    else { return (self, nil) }
    var (rest, hyphen) = (self, self)
    rest.string.text.removeLast()
    rest.string.glyphs.removeLast()
    rest.string.clusters.removeLast()
    hyphen.string = GlyphString(
      glyphs: string.glyphs.suffix(1), text: "\u{AD}", clusters: [GlyphCluster(bytes: 2, glyphs: 1)])
    return (rest, hyphen)
  }

  /// The run cut before and behind every cluster of one glyph that reads as a text.
  fileprivate func parts(at text: String, glyph: UInt32) -> [(part: GlyphRun, isMatch: Bool)] {
    let bytes = Array(string.text.utf8)
    let wanted = Array(text.utf8)
    var parts: [(GlyphRun, Bool)] = []
    var byte = 0
    var next = 0
    for cluster in string.clusters {
      let range = byte..<byte + cluster.bytes
      let glyphs = string.glyphs[next..<next + cluster.glyphs]
      let isMatch = glyphs.count == 1 && glyphs.first?.id == glyph && bytes[range].elementsEqual(wanted)
      if parts.last?.1 != isMatch {
        var part = self
        part.string = GlyphString(glyphs: [], text: "", clusters: [])
        parts.append((part, isMatch))
      }
      let last = parts.count - 1
      parts[last].0.string.glyphs += glyphs
      parts[last].0.string.text += String(decoding: bytes[range], as: UTF8.self)
      parts[last].0.string.clusters.append(cluster)
      byte = range.upperBound
      next += cluster.glyphs
    }
    return parts
  }
}

private func addRectangle(_ context: OpaquePointer, _ rectangle: Rectangle) {
  cairo_rectangle(
    context, rectangle.x.points, rectangle.y.points, rectangle.width.points, rectangle.height.points)
}
