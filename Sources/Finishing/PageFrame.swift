import Geometry
import PDFFile

/// The boxes of a page (ISO 32000-1, 14.11.2; ISO 15930-7, 6.6): all written from the same lengths, so that they nest to
/// the last digit. No ArtBox beside a TrimBox, no CropBox, which a reader would show instead of the sheet.
struct PageFrame {
  let boxes: PageBoxes

  func set(on page: PDFReference, of document: PDFDocument) {
    guard var entries = document.value(of: page).dictionary else { return }
    let slug = boxes.slug.points
    let margin = slug + boxes.bleed.points
    let size = (width: boxes.trim.width.points + margin * 2, height: boxes.trim.height.points + margin * 2)
    func box(_ inset: Double) -> PDFValue {
      .array([inset, inset, size.width - inset, size.height - inset].map { .real(($0 * 10_000).rounded() / 10_000) })
    }
    entries["MediaBox"] = box(0)
    entries["BleedBox"] = box(slug)
    entries["TrimBox"] = box(margin)
    for key in ["CropBox", "ArtBox", "Rotate", "UserUnit", "Annots", "StructParents", "Tabs", "AA", "Trans", "Dur"] {
      entries[key] = nil
    }
    document.replace(page, with: .dictionary(entries))
  }
}
