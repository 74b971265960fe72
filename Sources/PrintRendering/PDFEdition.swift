internal import CCairo
public import DisplayList

/// How much of a page's sheet is drawn.
public enum SheetExtent: Hashable, Sendable {
  /// The page as it is cut: for screens and proofs.
  case trim
  /// The page with its bleed, and around it the slug with its marks: for the press.
  case media
}

/// Draws pages as a PDF in the colours the inks are given, text as text with its fonts embedded, JPEGs byte for byte,
/// links and bookmarks. The same pages give the same bytes.
///
/// Structure tags, language and boxes are Finishing's: cairo 1.16 cannot write them.
public func renderPDF(
  _ pages: [DisplayPage], extent: SheetExtent = .trim, materials: DrawingMaterials, metadata: PDFMetadata,
  bookmarks: [Bookmark] = []
) throws(DrawingError) -> [UInt8] {
  for bookmark in bookmarks where !(1...max(pages.count, 1)).contains(bookmark.page) {
    throw .bookmarkAstray(title: bookmark.title, page: bookmark.page, pages: pages.count)
  }
  let canvas = try PDFCanvas(extent: extent, materials: materials, metadata: metadata)
  for page in pages { try canvas.draw(page) }
  for bookmark in bookmarks { try canvas.add(bookmark) }
  return try canvas.finish()
}

/// A PDF being drawn, closed once by `finish` or dropped unfinished.
struct PDFCanvas: ~Copyable {
  private let surface, context: OpaquePointer
  private let sink: ByteSink
  private let painter: PagePainter
  private let extent: SheetExtent

  init(extent: SheetExtent, materials: DrawingMaterials, metadata: PDFMetadata) throws(DrawingError) {
    let sink = ByteSink()
    let surface = cairo_pdf_surface_create_for_stream(ByteSink.write, sink.closure, 1, 1)!
    let context = cairo_create(surface)!
    self.sink = sink
    self.surface = surface
    self.context = context
    self.extent = extent
    painter = PagePainter(.pdf, materials: materials)
    try check(cairo_surface_status(surface), "new PDF")
    try check(cairo_status(context), "new PDF")
    try describe(metadata)
  }

  private borrowing func describe(_ metadata: PDFMetadata) throws(DrawingError) {
    let date = metadata.date
    let day = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T00:00:00Z"
    let entries = [
      (CAIRO_PDF_METADATA_TITLE, metadata.title), (CAIRO_PDF_METADATA_AUTHOR, metadata.author),
      (CAIRO_PDF_METADATA_SUBJECT, metadata.subject),
      (CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords.joined(separator: ", ")),
      (CAIRO_PDF_METADATA_CREATOR, "lettre"), (CAIRO_PDF_METADATA_CREATE_DATE, day),
      (CAIRO_PDF_METADATA_MOD_DATE, day),
    ]
    for (key, value) in entries where !value.isEmpty { cairo_pdf_surface_set_metadata(surface, key, value) }
    try check(cairo_surface_status(surface), "metadata")
  }

  borrowing func draw(_ page: DisplayPage) throws(DrawingError) {
    let trim = page.boxes.trim
    let margin = extent == .media ? (page.boxes.bleed + page.boxes.slug).points * 2 : 0
    cairo_pdf_surface_set_size(surface, trim.width.points + margin, trim.height.points + margin)
    try painter.draw(page, extent: extent, on: context)
    cairo_show_page(context)
    try check(cairo_status(context), "page \(page.number)")
  }

  borrowing func add(_ bookmark: Bookmark) throws(DrawingError) {
    let added = cairo_pdf_surface_add_outline(
      surface, CAIRO_PDF_OUTLINE_ROOT, bookmark.title, "page=\(bookmark.page) pos=[0 0]",
      cairo_pdf_outline_flags_t(0))
    try check(cairo_surface_status(surface), "bookmark '\(bookmark.title)'")
    if added < 0 { throw .cairo(doing: "bookmark '\(bookmark.title)'", status: "refused") }
  }

  /// Closes the file and gives its bytes.
  consuming func finish() throws(DrawingError) -> [UInt8] {
    try check(cairo_status(context), "end of the PDF")
    cairo_surface_finish(surface)
    try check(cairo_surface_status(surface), "end of the PDF")
    return sink.bytes
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
