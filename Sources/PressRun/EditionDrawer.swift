import Composition
import Diagnostics
import DisplayList
import Files
import Geometry
import Imaging
import Inks
import IssueModel
import Layouts
import PrintRendering

/// Draws the paged editions of a composed issue.
final class EditionDrawer {
  let composed: ComposedIssue
  let layout: Layout
  let letter: Letter
  let issue: NewsIssue
  let pictures: PictureDesk
  let workplace: Workplace
  private(set) var findings: [Diagnostic] = []
  /// The colours of the drawings on the pages, once they have been looked for.
  var drawnColours: Set<ScreenColour>?

  init(
    composed: ComposedIssue, layout: Layout, letter: Letter, issue: NewsIssue, pictures: PictureDesk,
    workplace: Workplace
  ) {
    self.composed = composed
    self.layout = layout
    self.letter = letter
    self.issue = issue
    self.pictures = pictures
    self.workplace = workplace
  }

  /// The inks of the pages.
  var palette: Palette { composed.isDraft ? layout.palette.withDraftInks : layout.palette }

  /// What the files say of themselves.
  var metadata: PDFMetadata {
    let draft = composed.isDraft ? (letter.language.hasPrefix("fr") ? "Épreuve – " : "Draft – ") : ""
    return PDFMetadata(
      title: "\(draft)\(letter.name) – \(issue.title.plainText)", author: letter.publisher,
      subject: issue.preheader ?? "",
      date: PDFMetadata.Day(year: issue.date.year, month: issue.date.month, day: issue.date.day))
  }

  /// The PDF for screens and office printers.
  func screenPDF() throws(Stop) -> [UInt8] {
    let prepared = prepare(.screen, of: composed.pages, dotsPerInch: 220)
    let pages = drawable(composed.pages, prepared)
    let materials = DrawingMaterials(
      fontsFolder: workplace.fonts.path, palette: palette, picture: { prepared[$0] })
    do {
      return try renderPDF(
        pages, materials: materials, metadata: metadata,
        bookmarks: composed.bookmarks.map { Bookmark(title: $0.title.replacing("\u{2011}", with: "-"), page: $0.page) })
    } catch { throw Stop(error.diagnostic) }
  }

  /// Every page as a PNG, or those of some numbers.
  func pageImages(dotsPerInch: Double, pages numbers: ClosedRange<Int> = 1...Int.max) throws(Stop) -> [[UInt8]] {
    let pages = composed.pages.filter { numbers.contains($0.number) }
    let prepared = prepare(.proof, of: pages, dotsPerInch: dotsPerInch)
    let materials = DrawingMaterials(
      fontsFolder: workplace.fonts.path, palette: palette, picture: { prepared[$0] })
    var images: [[UInt8]] = []
    for page in drawable(pages, prepared) {
      do { images.append(try renderPNG(page, dotsPerInch: dotsPerInch, materials: materials)) } catch {
        throw Stop(error.diagnostic)
      }
    }
    return images
  }

  /// A draft has a grey area where a picture cannot be had; its finding says why. Pages of an edition are as they are.
  private func drawable(
    _ pages: [DisplayPage], _ prepared: [PicturePlacement: PreparedPicture]
  ) -> [DisplayPage] {
    guard composed.isDraft else { return pages }
    return pages.map { page in
      var page = page
      page.items = page.items.map { item in
        guard case .picture(let placement) = item, prepared[placement] == nil else { return item }
        return .area(Area(placement.frame, ink: .draftPicture, tag: placement.tag))
      }
      return page
    }
  }

  /// Every picture of the pages in the size and shape it is shown in; vectors as they are.
  /// - Parameter profile: of the press; nil for black alone, and for screens.
  func prepare(
    _ purpose: PicturePurpose, of pages: [DisplayPage], dotsPerInch: Double, profile: PictureProfile? = nil
  ) -> [PicturePlacement: PreparedPicture] {
    var prepared: [PicturePlacement: PreparedPicture] = [:]
    var wanted: [PicturePlacement] = []
    var requests: [PictureRequest] = []
    for placement in pages.flatMap({ $0.items.flatMap(\.placements) }) {
      if pictures.info(placement.file)?.isVector == true {
        if let bytes = try? workplace.root.read(placement.file) {
          prepared[placement] = PreparedPicture(.svg, bytes: bytes, visible: placement.visible)
        }
        continue
      }
      let crop = placement.visible
      wanted.append(placement)
      requests.append(
        PictureRequest(
          file: placement.file,
          crop: crop == .whole ? .whole : .part(x: crop.x, y: crop.y, width: crop.width, height: crop.height),
          width: Int((placement.frame.width.points / 72 * dotsPerInch).rounded(.up)),
          height: Int((placement.frame.height.points / 72 * dotsPerInch).rounded(.up)), purpose: purpose,
          quality: purpose == .press ? 90 : 85, profile: profile))
    }
    let outcome = pictures.store.convert(requests)
    findings += outcome.findings
    for (placement, picture) in zip(wanted, outcome.pictures) {
      guard let picture else { continue }
      let form: PreparedPicture.Form =
        switch purpose {
        case .proof: .png
        case .press: .pressJPEG(width: picture.width, height: picture.height)
        case .screen, .email: .jpeg(width: picture.width, height: picture.height)
        }
      prepared[placement] = PreparedPicture(form, bytes: picture.bytes)
    }
    return prepared
  }
}

extension PageItem {
  /// The pictures in it, groups opened.
  fileprivate var placements: [PicturePlacement] {
    switch self {
    case .picture(let placement): [placement]
    case .group(let group): group.items.flatMap(\.placements)
    case .glyphs, .rule, .area, .link: []
    }
  }
}
