import PDFFile

/// What cairo 1.16 leaves out of its fonts.
final class FontRepairs {
  private let document: PDFDocument
  private var done: Set<PDFReference> = []

  init(document: PDFDocument) { self.document = document }

  /// Gives an embedded TrueType font its map from characters to glyphs (ISO 14289-1, 7.21.3.2; ISO 32000-1, table 117).
  func repair(_ font: PDFValue, page: Int) throws(FinishingFault) {
    if let reference = font.reference, !done.insert(reference).inserted { return }
    let entries = document.resolve(font)
    switch entries["Subtype"].name {
    case "Type0":
      for descendant in document.resolve(entries["DescendantFonts"]).array ?? [] {
        guard let reference = descendant.reference, var parts = document.value(of: reference).dictionary else {
          throw .unknownObject("/DescendantFonts", page: page)
        }
        guard parts["Subtype"]?.name == "CIDFontType2", parts["CIDToGIDMap"] == nil else { continue }
        parts["CIDToGIDMap"] = .name("Identity")
        document.replace(reference, with: .dictionary(parts))
      }
    case "Type1", "TrueType": break
    // Letters made of pictures: no press font.
    case let kind: throw .unknownObject("/Font /" + (kind ?? "–"), page: page)
    }
  }
}
