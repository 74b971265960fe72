import Diagnostics
import Inks
import Preflight

/// Reads a finished file over before it is kept, as a stranger would: from its bytes alone. No label without the thing:
/// a file that is not what it says it is has an error, and with an error no edition is written.
/// - Parameters:
///   - name: the file's, for the findings.
///   - isForPrinter: whether it goes to a printing house, and what that would object to is told; else only what keeps it
///     from being what it says.
func check(_ bytes: [UInt8], named name: String, on paper: Paper, isForPrinter: Bool) -> [Diagnostic] {
  var options = PreflightOptions()
  options.inkLimit = paper.coverageLimit / 100
  do {
    let report = try preflight(bytes, options: options)
    var findings = report.findings.filter { isForPrinter || $0.severity == .error }.map { $0.diagnostic(file: name) }
    if report.labels.x4 == nil || !report.keeps(.x4) { findings.insert(.notPressX4(name), at: 0) }
    return findings
  } catch {
    return [error.diagnostic(file: name)]
  }
}
