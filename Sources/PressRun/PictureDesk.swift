import Composition
import Diagnostics
import Files
import Imaging
import IssueModel

/// The pictures of an issue: what is known of each from its header, and the converted ones.
final class PictureDesk {
  let workplace: Workplace
  private(set) var findings: [Diagnostic] = []
  private var known: [String: PictureInfo] = [:]
  private var centres: [CentreRequest: CentreOfInterest] = [:]
  let store: PictureStore

  init(workplace: Workplace) {
    self.workplace = workplace
    store = PictureStore(
      root: workplace.root, cache: workplace.root.folder(".cache").folder("pictures"),
      program: workplace.pictureProgram, fontsFolder: workplace.fonts.path)
  }

  /// Reads the headers of all pictures of an issue and of the partners' marks.
  func look(at issue: NewsIssue, _ letter: Letter) {
    for story in [issue.editorial].compactMap({ $0 }) + issue.stories {
      for picture in story.pictures {
        look(
          at: picture.file,
          place: Place(
            file: picture.position == nil ? picture.file : story.file, line: picture.position?.line,
            column: picture.position?.column, story: story.slug))
      }
    }
    for partner in letter.partners {
      if let mark = partner.mark { look(at: mark, place: Place(file: mark)) }
    }
  }

  private func look(at file: String, place: Place) {
    // A missing file has its finding from the reader of the issue.
    guard known[file] == nil, workplace.root.hasFile(file) else { return }
    do {
      known[file] = try PictureInfo(reading: try workplace.root.read(file))
    } catch let fault as PictureFault {
      var finding = fault.diagnostic(file: file)
      finding.place = place
      findings.append(finding)
    } catch let error as FileError {
      findings.append(.unreadable(file, error.reason))
    } catch {}
  }

  /// Finds where the pictures of an issue draw the eye, for those whose editor did not say.
  /// - Returns: what is to be said of those that cannot be looked at.
  func findCentres(in issue: NewsIssue) -> [Diagnostic] {
    var requests: [CentreRequest] = []
    for picture in ([issue.editorial].compactMap { $0 } + issue.stories).flatMap(\.pictures) {
      guard known[picture.file] != nil, let request = picture.centreRequest, !requests.contains(request) else {
        continue
      }
      requests.append(request)
    }
    let outcome = store.centres(of: requests)
    for (request, centre) in zip(requests, outcome.centres) { centres[request] = centre }
    return outcome.findings
  }

  /// What the pages need to know of a picture besides its shape.
  func facts(_ picture: Picture) -> PictureFacts? {
    guard let info = known[picture.file] else { return nil }
    let centre: PictureFacts.Spot
    if case .keep(let x, let y) = picture.crop {
      centre = PictureFacts.Spot(x: x, y: y)
    } else if let found = picture.centreRequest.flatMap({ centres[$0] }) {
      centre = PictureFacts.Spot(x: found.x, y: found.y)
    } else {
      return nil
    }
    let part = picture.partShown
    return PictureFacts(
      pixels: info.isVector
        ? nil
        : PictureFacts.Pixels(
          width: Int(Double(info.width) * part.width), height: Int(Double(info.height) * part.height)),
      centre: centre)
  }

  func info(_ file: String) -> PictureInfo? { known[file] }

  /// Width ÷ height of a picture; nil where it is not known.
  func ratio(_ file: String) -> Double? { known[file]?.aspectRatio }
}

extension Picture {
  /// All that may be shown of it, in fractions from its top left.
  var partShown: (x: Double, y: Double, width: Double, height: Double) {
    if case .part(let x, let y, let width, let height) = crop { return (x, y, width, height) }
    return (0, 0, 1, 1)
  }

  /// Where to look for its centre of interest; nil where its editor says it.
  fileprivate var centreRequest: CentreRequest? {
    if case .keep = crop { return nil }
    let part = partShown
    return CentreRequest(file: file, x: part.x, y: part.y, width: part.width, height: part.height)
  }
}
