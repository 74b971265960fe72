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

  private func draw(_ item: PageItem, on context: OpaquePointer) throws(DrawingError) {
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
      for item in group.items { try draw(item, on: context) }
      cairo_restore(context)
    case .link(let link):
      if target == .pdf { try mark(link, on: context) }
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
    if target == .pdf, try drawApart(run, on: context) { return }
    try show(run, isTwin: false, on: context)
  }

  /// Draws U+2010, which tells a word's own hyphen at a line end from that of a division, apart from the rest of its
  /// run in a face that shows both by one glyph.
  /// - Returns: whether there was anything of the kind to draw.
  private func drawApart(_ run: GlyphRun, on context: OpaquePointer) throws(DrawingError) -> Bool {
    guard run.string.text.utf8.contains(0xE2), run.string.text.unicodeScalars.contains("\u{2010}"),
      let shared = try fonts.sharedHyphen(of: run.face)
    else { return false }
    for (part, isHyphen) in run.parts(at: "\u{2010}", glyph: shared) { try show(part, isTwin: isHyphen, on: context) }
    return true
  }

  private func show(_ run: GlyphRun, isTwin: Bool, on context: OpaquePointer) throws(DrawingError) {
    let font = try fonts.scaledFont(
      run.face, size: run.size.points, expansion: run.expansion, isTwin: isTwin)
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

  // MARK: Links

  private func mark(_ link: LinkArea, on context: OpaquePointer) throws(DrawingError) {
    guard !link.areas.isEmpty else { return }
    let destination = link.destination
    let isAddress = ["http://", "https://", "mailto:"].contains { destination.hasPrefix($0) }
    guard isAddress, destination.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .linkUnsafe(destination: destination)
    }
    let escaped = destination.reduce(into: "") { text, character in
      if character == "'" || character == "\\" { text.append("\\") }
      text.append(character)
    }
    let rectangles = link.areas.map { area in
      [area.x, area.y, area.width, area.height].map { decimal($0.points) }.joined(separator: " ")
    }
    // With its rectangles given, CAIRO_TAG_LINK needs nothing drawn inside it. It stands in a paragraph of its own:
    // cairo 1.16 gives a link at the root of the structure an object number and never writes the object, which damages
    // the file.
    cairo_tag_begin(context, "P", nil)
    cairo_tag_begin(context, "Link", "rect=[\(rectangles.joined(separator: " "))] uri='\(escaped)'")
    cairo_tag_end(context, "Link")
    cairo_tag_end(context, "P")
    try check(cairo_status(context), "link '\(destination)'")
  }
}

extension GlyphRun {
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

/// A number of points as cairo's attributes want it: plain decimals, to the hundredth.
private func decimal(_ points: Double) -> String {
  let hundredths = Int((points * 100).rounded())
  let rest = abs(hundredths) % 100
  return (hundredths < 0 ? "-" : "") + "\(abs(hundredths) / 100).\(rest < 10 ? "0" : "")\(rest)"
}

private func addRectangle(_ context: OpaquePointer, _ rectangle: Rectangle) {
  cairo_rectangle(
    context, rectangle.x.points, rectangle.y.points, rectangle.width.points, rectangle.height.points)
}
