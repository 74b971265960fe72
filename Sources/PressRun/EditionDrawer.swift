import Composition
import Diagnostics
import DisplayList
import Files
import Finishing
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

  /// The PDF for screens and office printers. It is labelled PDF/UA-1 where its bytes, label and all, are found to keep
  /// to it; else it is written without the label, and a finding says what is wanting.
  /// - Parameter stepDone: called at the end of each step with its name: whoever has a clock can time it.
  func screenPDF(stepDone: (String) -> Void = { _ in }) throws(Stop) -> [UInt8] {
    let prepared = prepare(.screen, of: composed.pages, dotsPerInch: 220)
    stepDone("pictures")
    let pages = drawable(composed.pages, prepared)
    let materials = DrawingMaterials(
      fontsFolder: workplace.fonts.path, palette: palette, picture: { prepared[$0] })
    let drawn: [UInt8]
    do { drawn = try renderPDF(pages, materials: materials, metadata: metadata) } catch { throw Stop(error.diagnostic) }
    stepDone("draw")
    do throws(FinishingFault) {
      let structure = try IssueStructure(of: pages, reading: composed.reading)
      var order = ScreenOrder(
        boxes: pages.map(\.boxes), structure: structure,
        metadata: FileMetadata(metadata, language: letter.language), labels: [])
      if composed.isDraft { return try finishForScreen(drawn, order) }
      let missing = structure.picturesWithoutText
      if missing.isEmpty {
        order.labels = [.accessible]
        let labelled = try finishForScreen(drawn, order)
        stepDone("finish")
        let breaches = breachesOfAccessibility(labelled)
        stepDone("check")
        if breaches.isEmpty { return labelled }
        findings += [.notAccessible(breaches: breaches.count)] + breaches
        order.labels = []
      } else {
        findings.append(.notAccessible(pictures: missing.count, first: missing[0]))
      }
      return try finishForScreen(drawn, order)
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
