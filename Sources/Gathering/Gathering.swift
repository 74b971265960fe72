// News comes in: sources → lines → items → cleaned → told apart → those of the period → articles of a draft issue.
//
// Everything is worked out before the first byte is written, and what an editor has touched is never written again:
// an article is the tool's only as long as its bytes are those the tool wrote. The three-way merge of what the editor
// and the site both changed is still to come; until then the editor's file stands, and the finding says so.

public import Diagnostics
public import Files
public import IssueModel

/// What to gather, and for which issue.
public struct GatherRequest: Sendable {
  /// The folder that holds `letter.yaml`.
  public var root: Folder
  /// The name of the issue's folder: `2021-05`.
  public var issue: String
  public var sources: [NewsSource]
  /// By the date line of the items, whole days.
  public var period: Period
  /// The id written into new articles; nil leaves it to the editor.
  public var section: String?
  /// The same result, and nothing written.
  public var isDryRun: Bool
  /// What taking pictures needs; nil takes none.
  public var pictures: PictureTools?
  /// What was found while the sources were read: a link that was not followed, a file no reader knows.
  public var findings: [Diagnostic]

  public init(
    root: Folder, issue: String, sources: [NewsSource], period: Period, section: String? = nil, isDryRun: Bool = false,
    pictures: PictureTools? = nil, findings: [Diagnostic] = []
  ) {
    self.root = root
    self.issue = issue
    self.sources = sources
    self.period = period
    self.section = section
    self.isDryRun = isDryRun
    self.pictures = pictures
    self.findings = findings
  }

  var path: String { "issues/" + issue }
  var articlePath: String { path + "/articles/" }
  var folder: Folder { root.folder("issues").folder(issue) }
}

/// Gathers the period's items into an issue. Where nothing falls into the period nothing is written.
/// - Throws: `bad-issue-id`, `issue-missing`, `unsupported-format`, `gather-locked`, `folder-unreadable` before anything
///   is written; `write-failed` when the disk refuses, and then what was written is whole.
public func gather(_ request: GatherRequest) throws(Stop) -> GatherResult {
  guard IssueName(request.issue) != nil else { throw Stop(.badIssueName(request.issue)) }
  guard request.root.hasFolder(request.path) else { throw Stop(.issueMissing(request.issue)) }
  let readings = try readAll(request.sources)
  if request.isDryRun {
    let room = try enter(request)
    return makePlan(request, room, readings).result
  }
  let lock = try takeLock(request)
  let room = try enter(request)
  let plan = makePlan(request, room, readings)
  if !plan.result.hasNothingInPeriod {
    do { try write(plan, room, request, readings) } catch { throw Stop(.writeFailed(error)) }
  }
  lock.release()
  return plan.result
}

/// The whole calendar month of `2021-05` or `2021-05-suite`: what an issue gathers when nobody says otherwise.
public func calendarMonth(ofIssue issue: String) -> Period? { IssueName(issue)?.month }

/// The section new articles go into: the first that is neither brèves nor agenda nor the editorial's.
public func sectionForNews(in sections: [Section]) -> String? {
  sections.first { $0.look != .brief && !["agenda", "edito", "editorial", "breves"].contains($0.id) }?.id
}

private func readAll(_ sources: [NewsSource]) throws(Stop) -> [SourceReading] {
  var readings: [SourceReading] = []
  var findings: [Diagnostic] = []
  for source in sources {
    do { readings.append(try read(source)) } catch { findings += error.diagnostics }
  }
  if !findings.isEmpty { throw Stop(findings) }
  return readings
}

private func takeLock(_ request: GatherRequest) throws(Stop) -> FolderLock {
  do {
    if let lock = try FolderLock(request.folder.folder(".gather"), file: "lock") { return lock }
  } catch {
    throw Stop(.writeFailed(error))
  }
  throw Stop(.gatherLocked(request.issue))
}

private func enter(_ request: GatherRequest) throws(Stop) -> Newsroom {
  do { return try Newsroom(request.folder, path: request.path) } catch { throw Stop(.folderUnreadable(error)) }
}

private func makePlan(_ request: GatherRequest, _ room: Newsroom, _ readings: [SourceReading]) -> GatherPlan {
  var items: [GatheredItem] = []
  var standing: [Diagnostic] = []
  for (index, reading) in readings.enumerated() {
    let source = request.sources[index]
    standing += reading.diagnostics
    if reading.items.isEmpty { standing.append(.noItem(file: source.path)) }
    items += reading.items.map { GatheredItem($0, source: index, name: source.name) }
  }
  var plan = GatherPlan(request, room, items: items)
  plan.standing = standing + plan.standing
  for (source, reading) in zip(request.sources, readings) {
    plan.result.left += reading.unread.map { unread in
      GatherResult.Entry(
        title: unread.beginning, source: source.name + ":" + lineRange(unread.lines), reason: unread.reason, words: 0)
    }
  }
  plan.result.diagnostics = room.diagnostics + plan.standing
  if plan.result.hasNothingInPeriod {
    plan.result.diagnostics.append(.nothingInPeriod(request.period, days: items.compactMap(\.raw.date.day)))
  }
  plan.result.diagnostics = plan.result.diagnostics.map { showingLine($0, request.sources, readings) }
  return plan
}

/// The finding with the line it is about, where that is short enough to be shown: a text of the site is one long line.
private func showingLine(_ finding: Diagnostic, _ sources: [NewsSource], _ readings: [SourceReading]) -> Diagnostic {
  guard let line = finding.place.line, let index = sources.firstIndex(where: { $0.path == finding.place.file }),
    readings[index].lines.indices.contains(line - 1)
  else { return finding }
  let text = readings[index].lines[line - 1]
  var shown = finding
  if text.utf8.count <= 240 { shown.place.excerpt = text }
  return shown
}

/// `97`, `1-12`.
func lineRange(_ lines: ClosedRange<Int>) -> String {
  lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)-\(lines.upperBound)"
}

/// An article first, the tool's copy and memory of it after: a run cut off between the two leaves an article that counts
/// as edited, never one that counts as deleted. A file that already holds its bytes is not touched.
private func write(
  _ plan: GatherPlan, _ room: Newsroom, _ request: GatherRequest, _ readings: [SourceReading]
) throws(FileError) {
  let folder = request.folder
  func put(_ bytes: [UInt8], _ file: String) throws(FileError) {
    if folder.hasFile(file), try folder.read(file, limit: bytes.count + (64 << 20)) == bytes { return }
    try folder.write(bytes, to: file)
  }
  for source in request.sources { try put(source.bytes, ".gather/sources/\(sha256(source.bytes)).txt") }
  for article in plan.articles { try put(Array(article.text.utf8), "articles/" + article.file) }
  for name in room.renamed where folder.hasFile(".gather/base/" + name.old) {
    try put(try folder.read(".gather/base/" + name.old), ".gather/base/" + name.new)
    try folder.remove(".gather/base/" + name.old)
  }
  for article in plan.articles { try put(Array(article.text.utf8), ".gather/base/" + article.file) }
  try put(Array(plan.state.text.utf8), ".gather/state.txt")
  try put(Array(gatherReport(plan, request, readings).utf8), "gather-report.md")
}
