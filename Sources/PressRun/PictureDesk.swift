import Diagnostics
import Files
import Imaging
import IssueModel

/// The pictures of an issue: what is known of each from its header, and the converted ones.
final class PictureDesk {
  let workplace: Workplace
  private(set) var findings: [Diagnostic] = []
  private var known: [String: PictureInfo] = [:]
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

  func info(_ file: String) -> PictureInfo? { known[file] }

  /// Width ÷ height of a picture; nil where it is not known.
  func ratio(_ file: String) -> Double? { known[file]?.aspectRatio }
}
