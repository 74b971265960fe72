public import Diagnostics
public import Geometry
import IssueModel
import Layouts

/// A layout at hand, as much of it as helps to choose one.
public struct LayoutEntry: Hashable, Sendable {
  /// As it is asked for.
  public var name: String
  public var title: Wording
  public var columns: Int
  /// The width of one column.
  public var measure: Length
  public var bodySize, leading: Length
  /// The page counts an issue may have in it.
  public var pageCounts: [Int]
  /// Whether an issue that names none is made in it.
  public var isDefault: Bool
  /// The picture of a page one, from the folder of `letter.yaml`; nil where none was made.
  public var picture: String?

  fileprivate init(_ layout: Layout, isDefault: Bool) {
    name = layout.name
    title = layout.title
    columns = layout.columns
    measure = layout.columnGrid.measure
    bodySize = layout[.body].size
    leading = layout.leading
    pageCounts = layout.pageCounts
    self.isDefault = isDefault
  }
}

/// Every layout of the letter and of the program, in the order of their names; one that cannot be read is left out and
/// reported. Of each a small picture is made, `out/layouts/NAME.png`: page one of the newest issue in it. Where that
/// cannot be, a notice says why.
public func layouts(at workplace: Workplace) -> (entries: [LayoutEntry], findings: [Diagnostic]) {
  let ownDefault = (try? readLetter(workplace.files))?.value.defaultLayout
  var entries: [LayoutEntry] = []
  var findings: [Diagnostic] = []
  for name in workplace.layoutNames {
    do throws(Stop) {
      let reading = try workplace.layout(named: name)
      entries.append(LayoutEntry(reading.layout, isDefault: name == ownDefault))
      findings += reading.findings
    } catch {
      findings += error.diagnostics
    }
  }
  guard let issue = workplace.newestIssue else {
    if !entries.isEmpty { findings.append(.noIssueToShow) }
    return (entries, findings)
  }
  for number in entries.indices {
    do throws(Stop) {
      entries[number].picture = try pictureOfPageOne(of: issue, in: entries[number].name, at: workplace)
    } catch {
      findings.append(.noLayoutPicture(entries[number].name, issue: issue, error.diagnostics.first))
    }
  }
  return (entries, findings)
}

/// The resolution of a layout's picture: on a screen as large as a playing card, its headlines still read.
private let dotsPerInch = 48.0

/// Makes the picture of a layout, and returns its path from the letter's folder.
/// - Throws: what keeps it from being made: the first findings of the issue in that layout.
private func pictureOfPageOne(of issue: String, in layout: String, at workplace: Workplace) throws(Stop) -> String {
  let request = ComposeRequest(issue: issue, editions: [], layout: layout, pages: .fewest)
  var run = ComposeRun(request: request, workplace: workplace)
  let made = try run.makeUp()
  let errors = run.outcome.diagnostics.filter { $0.severity == .error }
  guard let composed = made.composed, errors.isEmpty else { throw Stop(errors) }
  let drawer = EditionDrawer(
    composed: composed, layout: made.layout, letter: made.letter, issue: made.issue, pictures: made.pictures,
    workplace: workplace)
  guard let image = try drawer.pageImages(dotsPerInch: dotsPerInch, pages: 1...1).first else { throw Stop([]) }
  let path = "out/layouts/\(layout).png"
  do { try workplace.root.write(image, to: path) } catch { throw Stop(.notWritten(path, error.reason)) }
  return path
}

extension Workplace {
  /// The issue whose name comes last: names are years and months.
  fileprivate var newestIssue: String? {
    issueNames.max()
  }
}
