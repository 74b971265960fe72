import Composition
import Diagnostics
import DisplayList
import Finishing
import Geometry
import Imaging
import Inks
import IssueModel
import PrintRendering
import Profiles

/// The editions on paper: pages with bleed and marks for a printing house, sheets of a booklet for the office copier.
extension EditionDrawer {
  /// Pages as a finished file for the press, labelled as one: whoever keeps it has checked its bytes.
  /// - Parameters:
  ///   - pages: with their bleed and marks; or the sheets of a booklet, which have neither.
  ///   - stepDone: called at the end of each step with its name: whoever has a clock can time it.
  func paperPDF(
    _ pages: [DisplayPage], _ setup: PressSetup, stepDone: (String) -> Void = { _ in }
  ) throws(Stop) -> [UInt8] {
    let heavy = setup.isBlackAlone ? [] : palette.inks(over: setup.paper)
    guard heavy.isEmpty else { throw Stop(heavy.map { .inkOverPaper($0, setup.paper) }) }
    let prepared = prepare(.press, of: pages, dotsPerInch: 300, profile: setup.pictureProfile)
    guard !findings.hasErrors else { throw Stop([]) }
    stepDone("pictures")
    let keys = try inkKeys(for: prepared, setup)
    stepDone("colours")
    let materials = DrawingMaterials(
      fontsFolder: workplace.fonts.path, colour: { keys.key(of: $0) }, picture: { prepared[$0] })
    let drawn: [UInt8]
    do {
      drawn = try renderPDF(pages, extent: .media, materials: materials, metadata: metadata)
    } catch { throw Stop(error.diagnostic) }
    stepDone("draw")
    let order = PressOrder(
      boxes: pages.map(\.boxes), keys: keys,
      pictures: prepared.values.filter { $0.form != .svg }.map(\.bytes), condition: setup.profile.condition,
      profile: setup.profile.bytes, metadata: FileMetadata(metadata, language: letter.language), labels: [.pressX4])
    do {
      let finished = try finishForPress(drawn, order)
      stepDone("finish")
      return finished
    } catch { throw Stop(error.diagnostic) }
  }

  /// What every colour of the pages becomes: inks by their recipes, the colours of drawings by these rules, the first
  /// that holds: the ink of the layout that looks the same on a screen; black alone for a grey; else the profile.
  private func inkKeys(for prepared: [PicturePlacement: PreparedPicture], _ setup: PressSetup) throws(Stop) -> InkKeys {
    var drawings: [ScreenColour: PressColour] = [:]
    var others: [ScreenColour] = []
    // The same drawings on every edition.
    if drawnColours == nil { drawnColours = try findColours(prepared) }
    for colour in (drawnColours ?? []).sorted(by: { $0.hex < $1.hex }) {
      if let known = palette.pressColour(of: colour, blackAlone: setup.isBlackAlone) {
        drawings[colour] = known
      } else {
        others.append(colour)
      }
    }
    do {
      for (colour, recipe) in zip(others, try setup.profile.recipes(of: others, under: setup.paper)) {
        drawings[colour] = .process(recipe)
      }
    } catch { throw Stop(error.diagnostic(file: setup.profile.name)) }
    return InkKeys(inks: palette.pressColours(blackAlone: setup.isBlackAlone), drawings: drawings)
  }

  /// The colours of the drawings on the pages, seen by drawing them apart.
  private func findColours(_ prepared: [PicturePlacement: PreparedPicture]) throws(Stop) -> Set<ScreenColour> {
    var drawings: [String: PicturePlacement] = [:]
    for (placement, picture) in prepared where picture.form == .svg { drawings[placement.file] = placement }
    guard !drawings.isEmpty else { return [] }
    let side = Size(width: 100.pt, height: 100.pt)
    let files = drawings.keys.sorted()
    let pages = files.enumerated().map { number, file in
      var placement = drawings[file]!
      placement.frame = Rectangle(x: .zero, y: .zero, width: side.width, height: side.height)
      return DisplayPage(
        number: number + 1, boxes: PageBoxes(trim: side, bleed: .zero), items: [.picture(placement)])
    }
    let pictures = drawings.mapValues { prepared[$0] }
    let materials = DrawingMaterials(
      fontsFolder: workplace.fonts.path, colour: { _ in nil }, picture: { pictures[$0.file] ?? nil })
    let drawn: [UInt8]
    do { drawn = try renderPDF(pages, materials: materials, metadata: metadata) } catch { throw Stop(error.diagnostic) }
    do { return try drawingColours(in: drawn) } catch {
      var finding = error.diagnostic
      // One page a drawing.
      if let page = finding.place.page { finding.place = Place(file: files[page - 1]) }
      throw Stop(finding)
    }
  }
}

extension FileMetadata {
  /// The same as drawing has it.
  init(_ metadata: PDFMetadata, language: String) {
    self.init(
      title: metadata.title, author: metadata.author, subject: metadata.subject, language: language,
      year: metadata.date.year, month: metadata.date.month, day: metadata.date.day)
  }
}
