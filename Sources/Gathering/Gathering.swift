// News comes in: sources → lines → items → cleaned → told apart → those of the period → merged into the articles of a
// draft issue → a report.
//
// Everything is worked out before the first byte is written, and what an editor has touched is never written again: an
// article is the tool's only as long as its bytes are those the tool wrote.

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
  /// Those of `letter.yaml`: a note or a table may name the one its item goes into.
  public var sections: [Section]
  /// The same result, and nothing written.
  public var isDryRun: Bool
  /// Deleted articles the editor wants back: slugs or file names.
  public var restores: [String]
  /// Makes the corrections that are otherwise proposed, in articles nobody has touched.
  public var appliesProposals: Bool
  /// How long to wait for another gathering of the same issue to end.
  public var patience: Duration
  /// What taking pictures needs; nil takes none.
  public var pictures: PictureTools?
  /// What was found while the sources were read: a link that was not followed, a file no reader knows.
  public var findings: [Diagnostic]
  /// Folders of photos without a text.
  public var photoFolders: [NotesFolder]

  public init(
    root: Folder, issue: String, sources: [NewsSource], period: Period, section: String? = nil,
    sections: [Section] = [],
    isDryRun: Bool = false,
    restores: [String] = [], appliesProposals: Bool = false, patience: Duration = .zero, pictures: PictureTools? = nil,
    findings: [Diagnostic] = [], photoFolders: [NotesFolder] = []
  ) {
    self.root = root
    self.issue = issue
    self.sources = sources
    self.period = period
    self.section = section
    self.sections = sections
    self.isDryRun = isDryRun
    self.restores = restores
    self.appliesProposals = appliesProposals
    self.patience = patience
    self.pictures = pictures
    self.findings = findings
    self.photoFolders = photoFolders
  }

  var path: String { "issues/" + issue }
  var articlePath: String { path + "/articles/" }
  var folder: Folder { root.folder("issues").folder(issue) }
}

/// Gathers the period's items into an issue. Where nothing falls into the period nothing is written.
/// - Throws: `bad-issue-id`, `issue-missing`, `unsupported-format`, `gather-locked`, `folder-unreadable`,
///   `source-beyond-limits`, `too-many-new`, `restore-unknown`, `restore-not-deleted`, `restore-impossible` before
///   anything is written; `write-failed` when the disk refuses, and then what was written is whole.
public func gather(_ request: GatherRequest) throws(Stop) -> GatherResult {
  let readings = try begin(request)
  if request.isDryRun {
    return try GatherDesk(request, readings).plan.result
  }
  let lock = try takeLock(request)
  var desk = try GatherDesk(request, readings)
  let result = try desk.carryOut()
  lock.release()
  return result
}

/// The whole calendar month of `2021-05` or `2021-05-suite`: what an issue gathers when nobody says otherwise.
public func calendarMonth(ofIssue issue: String) -> Period? { IssueName(issue)?.month }

/// The section new articles go into: the first that is neither brèves nor agenda nor the editorial's.
public func sectionForNews(in sections: [Section]) -> String? {
  sections.first { $0.look != .brief && !["agenda", "edito", "editorial", "breves"].contains($0.id) }?.id
}

/// Reads the sources, once it is known that there is an issue for them. One that cannot be read stops the gathering where
/// the editor named it; where it was found in a folder the others are gathered without it, if there are any.
func begin(_ request: GatherRequest) throws(Stop) -> [SourceReading] {
  guard IssueName(request.issue) != nil else { throw Stop(.badIssueName(request.issue)) }
  guard request.root.hasFolder(request.path) else { throw Stop(.issueMissing(request.issue)) }
  let profile = try pageProfile(in: request.root)
  var readings: [SourceReading] = []
  var findings: [Diagnostic] = []
  for source in request.sources {
    do {
      readings.append(try read(source, profile: profile))
    } catch {
      readings.append(SourceReading(refusedWith: error.diagnostics))
      if source.origin.notes == nil { findings += error.diagnostics }
    }
  }
  if !findings.isEmpty { throw Stop(findings) }
  if !readings.isEmpty, readings.allSatisfy(\.isRefused) {
    throw Stop(
      readings.flatMap(\.diagnostics).map { finding in
        var finding = finding
        finding.severity = .error
        return finding
      })
  }
  return readings
}

/// What `gather.yaml` beside `letter.yaml` says of the site's markup; nil where there is none. One with a fault stops the
/// gathering: pages would be read otherwise than was meant.
private func pageProfile(in root: Folder) throws(Stop) -> PageProfile? {
  let file = "gather.yaml"
  guard root.hasFile(file) else { return nil }
  let bytes: [UInt8]
  do { bytes = try root.read(file, limit: 1 << 20) } catch { throw Stop(.folderUnreadable(error)) }
  let (profile, findings) = PageProfile.read(bytes, path: file)
  if !findings.isEmpty { throw Stop(findings) }
  return profile
}

private func takeLock(_ request: GatherRequest) throws(Stop) -> FolderLock {
  do {
    let folder = request.folder.folder(".gather")
    if let lock = try FolderLock(folder, file: "lock", patience: request.patience) { return lock }
  } catch {
    throw Stop(.writeFailed(error))
  }
  throw Stop(.gatherLocked(request.issue))
}

/// An issue's folder, the sources, and what is to be done with them.
struct GatherDesk {
  let request: GatherRequest
  let readings: [SourceReading]
  let room: Newsroom
  private(set) var plan: GatherPlan

  /// - Throws: `folder-unreadable`, or what is wrong with the articles asked for.
  init(_ request: GatherRequest, _ readings: [SourceReading]) throws(Stop) {
    self.request = request
    self.readings = readings
    do { room = try Newsroom(request.folder, path: request.path) } catch { throw Stop(.folderUnreadable(error)) }
    let others = OtherIssues(than: request.issue, in: request.root)
    var items: [(item: GatheredItem, marks: ItemMarks)] = []
    var standing = request.findings
    for (index, reading) in readings.enumerated() {
      let source = request.sources[index]
      standing += reading.diagnostics
      if reading.items.isEmpty, !reading.isRefused, reading.tooLong.isEmpty {
        standing.append(.noItem(reading.kind, file: source.path))
      }
      for (raw, marks) in zip(reading.items, ItemMarks.unique(of: reading.items)) {
        let item = GatheredItem(raw, source: index, name: source.name, kind: reading.kind, sections: request.sections)
        items.append((item, marks))
        standing += item.fieldsNotTaken(file: source.path, section: request.section, sections: request.sections)
      }
      standing += reading.authorsNotTaken(file: source.path)
    }
    plan = try GatherPlan(request, room, others, items: items, readings)
    plan.standing = standing + plan.standing
    for (source, reading) in zip(request.sources, readings) {
      plan.result.left += reading.unread.map { unread in
        GatherResult.Entry(
          title: unread.beginning, source: source.name + ":" + lineRange(unread.lines), reason: unread.reason, words: 0)
      }
    }
    plan.result.diagnostics = room.diagnostics + others.diagnostics + plan.result.diagnostics + plan.standing
    if plan.result.hasNothingInPeriod {
      plan.result.diagnostics.append(.nothingInPeriod(request.period, days: items.compactMap(\.item.raw.date.day)))
    }
    plan.result.diagnostics = plan.result.diagnostics.map(showingLine)
  }

  /// Does what was planned, unless nothing falls into the period.
  ///
  /// Articles and pictures come first, and what is remembered of them after: where the editor saved an article, or made
  /// one of the same name, while the gathering ran, it stays theirs and the memory stays as it was, so that the next
  /// gathering still has the source's text to offer.
  /// - Throws: `write-failed`.
  mutating func carryOut() throws(Stop) -> GatherResult {
    if plan.result.hasNothingInPeriod { return plan.result }
    do throws(FileError) {
      let steps = try steps()
      let remembering = steps.lastIndex(where: \.isReplacement).map { $0 + 1 } ?? 0
      var refused: [String] = []
      for step in steps[..<remembering] {
        if try !step.perform(in: request.folder), case .replace(_, let file, _) = step { refused.append(file) }
      }
      plan.takeBack(refused, room)
      let rest = refused.isEmpty ? Array(steps[remembering...]) : try self.steps().filter { !$0.isReplacement }
      for step in rest { _ = try step.perform(in: request.folder) }
    } catch {
      throw Stop(.writeFailed(error))
    }
    return plan.result
  }

  func steps() throws(FileError) -> [GatherStep] {
    // Without sources, articles only come back: the report tells of the last sources still.
    try plan.steps(room, request, report: request.sources.isEmpty ? nil : gatherReport(plan, request, readings))
  }

  /// The finding with the line it is about, where that is short enough to be shown: a text of the site is one long line.
  private func showingLine(_ finding: Diagnostic) -> Diagnostic {
    guard finding.place.excerpt == nil, let line = finding.place.line,
      let index = request.sources.firstIndex(where: { $0.path == finding.place.file }),
      readings[index].lines.indices.contains(line - 1)
    else { return finding }
    let text = readings[index].lines[line - 1]
    var shown = finding
    if text.utf8.count <= 240 { shown.place.excerpt = text }
    return shown
  }
}

/// `97`, `1-12`.
func lineRange(_ lines: ClosedRange<Int>) -> String {
  lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)-\(lines.upperBound)"
}
