public import Diagnostics

/// A layout at hand: its name, as it is asked for, and its title.
public struct LayoutEntry: Hashable, Sendable {
  public var name: String
  public var title: Wording
  public var columns: Int
  /// The page counts an issue may have in it.
  public var pageCounts: [Int]
}

/// Every layout of the letter and of the program, in the order of their names; one that cannot be read is left out and
/// reported.
public func layouts(at workplace: Workplace) -> (entries: [LayoutEntry], findings: [Diagnostic]) {
  var entries: [LayoutEntry] = []
  var findings: [Diagnostic] = []
  for name in workplace.layoutNames {
    do throws(Stop) {
      let reading = try workplace.layout(named: name)
      let layout = reading.layout
      findings += reading.findings
      entries.append(
        LayoutEntry(name: name, title: layout.title, columns: layout.columns, pageCounts: layout.pageCounts))
    } catch {
      findings += error.diagnostics
    }
  }
  return (entries, findings)
}
