import Diagnostics
public import PDFFile

// Checks finished files; reports, never repairs.
//
// `preflight` opens any PDF (`PDFFile`), gathers what there is to judge (`FileSurvey`: the dictionaries, the content of
// all pages run by `ContentInterpreter`, the logical structure in `StructureTree`, the metadata by `XMPProperties`), and
// lets every `Rule` judge it. Rules are small, named and independent; they stand in files by their subject: `X4…` for
// PDF/X-4 (ISO 15930-7), `UA…` for PDF/UA-1 (ISO 14289-1), `Printer…` for what a printing house looks at.
//
// A file is judged by the label it claims. One that claims nothing is asked whether it could be PDF/X-4: the answers are
// notices then, but for what a printer would object to anyway. Labels are only claims; `PreflightReport.keeps` says
// whether the file is what it says.

/// What is looked for besides the standards.
public struct PreflightOptions: Hashable, Sendable {
  /// The most ink the paper bears, all plates together: 3 for coated paper, 2.8 for uncoated.
  public var inkLimit = 3.0
  /// Pixels an inch: below, a picture is told of; what to bring is reckoned at `wantedResolution`.
  public var leastResolution = 225.0
  public var wantedResolution = 300.0
  /// Folded and stitched: the pages must be a multiple of four.
  public var isFolded = false

  public init() {}
}

/// What was found in a file.
public struct PreflightReport: Hashable, Sendable {
  public let labels: Labels
  public let pages: Int
  public let findings: [PreflightFinding]
  /// The standards whose rules were asked.
  public let judged: Set<Standard>

  /// Whether the file was judged by a standard and nothing speaks against it.
  public func keeps(_ standard: Standard) -> Bool {
    judged.contains(standard)
      && !findings.contains { $0.standard == standard || ($0.standard == .pdf && $0.severity == .error) }
  }
}

/// The names of all rules, in the order in which they are asked.
public var preflightRules: [String] { (fileRules + x4Rules + uaRules + printerRules).map(\.name) }

/// Checks a finished file.
/// - Parameter progress: called after each page, with its number and how many there are.
/// - Throws: where the file cannot be read as a PDF at all.
public func preflight(
  _ bytes: [UInt8], options: PreflightOptions = PreflightOptions(), progress: (Int, Int) -> Void = { _, _ in }
) throws(PDFFault) -> PreflightReport {
  let survey = FileSurvey(try PDFDocument(reading: bytes), options: options, progress: progress)
  let labels = survey.labels
  let isAsked = labels.x4 == nil && labels.otherX == nil && !labels.ua1
  var rules = fileRules + printerRules
  if labels.x4 != nil || isAsked { rules += x4Rules }
  if labels.ua1 { rules += uaRules }
  var findings: [PreflightFinding] = []
  for rule in rules {
    let breaches = rule.judge(survey)
    let severity = isAsked && rule.standard == .x4 ? Severity.notice : rule.severity
    findings += summed(breaches, of: rule, severity: severity)
  }
  return PreflightReport(
    labels: labels, pages: survey.pages.count, findings: findings, judged: Set(rules.map(\.standard)))
}

/// Breaches of one rule at one place are one finding; the list of a rule stays readable.
private func summed(_ breaches: [Breach], of rule: Rule, severity: Severity) -> [PreflightFinding] {
  struct Spot: Hashable {
    var page: Int?
    var object: Int?
  }
  var counts: [Spot: Int] = [:]
  var order: [(Spot, Breach)] = []
  for breach in breaches {
    let spot = Spot(page: breach.page, object: breach.object?.number)
    counts[spot, default: 0] += 1
    if counts[spot] == 1 { order.append((spot, breach)) }
  }
  func finding(_ breach: Breach, _ count: Int) -> PreflightFinding {
    PreflightFinding(
      rule: rule.name, standard: rule.standard, clause: rule.clause, severity: severity, page: breach.page,
      object: breach.object?.number, message: breach.message, remedy: rule.remedy, count: count)
  }
  let most = 12
  var findings = order.prefix(most).map { finding($1, counts[$0]!) }
  if order.count > most {
    let rest = order.count - most
    let more = Breach(
      fr: "et \(rest) autre\(rest > 1 ? "s" : "") de même sorte", en: "and \(rest) more of the same kind")
    findings.append(finding(more, 1))
  }
  return findings
}
