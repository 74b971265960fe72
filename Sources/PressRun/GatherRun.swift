public import Diagnostics
import Files
public import Gathering
import Imaging
public import IssueModel
import Transfer

/// What the editor asks to be gathered, as far as it is said; the letter and the issue say the rest.
public struct GatherOrder: Hashable, Sendable {
  public var issue: String
  /// The files, folders and addresses named, as typed; `-` for the standard input.
  public var sources: [String]
  /// Both days, in place of the issue's own.
  public var period: Period?
  /// One end of the period only; the other is the issue's.
  public var first, last: CalendarDate?
  /// The same result, and nothing written.
  public var isDryRun: Bool
  /// Deleted articles to bring back: slugs or file names.
  public var restores: [String]
  /// Makes the corrections that are otherwise proposed, where nobody has touched the article.
  public var appliesProposals: Bool
  /// Fetches addresses, and pictures that are on the network.
  public var downloads: Bool

  public init(
    issue: String, sources: [String], period: Period? = nil, first: CalendarDate? = nil, last: CalendarDate? = nil,
    isDryRun: Bool = false, restores: [String] = [], appliesProposals: Bool = false, downloads: Bool = false
  ) {
    self.issue = issue
    self.sources = sources
    self.period = period
    self.first = first
    self.last = last
    self.isDryRun = isDryRun
    self.restores = restores
    self.appliesProposals = appliesProposals
    self.downloads = downloads
  }
}

/// Gathers news into an issue: the period asked for, else that of `issue.yaml`, else the calendar month of the issue's
/// name; new articles go into the letter's first section for news. Another gathering of the same issue is waited for.
/// - Throws: what cannot be read, before anything is written; `write-failed` when the disk refuses.
public func gatherIssue(_ order: GatherOrder, at workplace: Workplace) throws(Stop) -> GatherResult {
  try withPictures(order, at: workplace) { tools throws(Stop) in try gather(request(order, tools, at: workplace)) }
}

/// The articles that were edited while their source changed, each beside what the source has; nothing is written.
/// - Throws: what cannot be read.
public func gatherDifferences(_ order: GatherOrder, at workplace: Workplace) throws(Stop) -> GatherDifferences {
  var order = order
  order.isDryRun = true
  return try withPictures(order, at: workplace) { tools throws(Stop) in
    try differences(request(order, tools, at: workplace))
  }
}

/// Does something with what pictures need. A trial keeps what it converts in a folder of its own, gone with it.
private func withPictures<Result>(
  _ order: GatherOrder, at workplace: Workplace, _ work: (PictureTools) throws(Stop) -> Result
) throws(Stop) -> Result {
  var cache = workplace.root.folder(".cache").folder("pictures")
  var scratch: Folder?
  if order.isDryRun {
    do { scratch = try Folder.temporary() } catch { throw Stop(.notWritten(error.path, error.reason)) }
    cache = scratch ?? cache
  }
  // What cannot be removed there the system removes.
  defer { try? scratch?.removeWhole() }
  let store = PictureStore(
    root: workplace.root, cache: cache, program: workplace.pictureProgram, fontsFolder: workplace.fonts.path)
  let site = (try? readLetter(workplace.files))?.value.site
  let reach = workplace.reachesThisMachine ? Reach.publicInternetAndThisMachine : .publicInternet
  return try work(PictureTools(store: store, fetcher: order.downloads ? Fetcher(reach: reach, site: site) : nil))
}

/// How long a gathering may take that another one waits for.
private let patience = Duration.seconds(10)

private func request(
  _ order: GatherOrder, _ tools: PictureTools, at workplace: Workplace
) throws(Stop) -> GatherRequest {
  // A name that is none is refused before a file is looked for under it.
  guard let month = calendarMonth(ofIssue: order.issue) else {
    throw Stop(Diagnostic.badIssueName(order.issue))
  }
  let letter = try readLetter(workplace.files).value
  let period: Period
  if let asked = order.period {
    period = asked
  } else {
    let usual = try issuePeriod(order.issue, of: letter, workplace) ?? month
    let (first, last) = (order.first ?? usual.first, order.last ?? usual.last)
    guard let chosen = Period(first: first, last: last) else { throw Stop(Diagnostic.backwardPeriod(first, last)) }
    period = chosen
  }
  let news = try NewsSource.read(order.sources, fetcher: tools.fetcher)
  return GatherRequest(
    root: workplace.root, issue: order.issue, sources: news.sources, period: period,
    section: sectionForNews(in: letter.sections), sections: letter.sections, isDryRun: order.isDryRun,
    restores: order.restores, appliesProposals: order.appliesProposals, patience: patience, pictures: tools,
    findings: news.findings, photoFolders: news.photoFolders)
}

/// The `period` of `issue.yaml`; nil where the key is not there. One that cannot be read stops the gathering: another
/// period than the one meant would be worse.
private func issuePeriod(_ issue: String, of letter: Letter, _ workplace: Workplace) throws(Stop) -> Period? {
  let reading = try readIssue(issue, of: letter, workplace.files)
  let faults = reading.findings.filter { $0.code == "no-period" }
  if !faults.isEmpty { throw Stop(faults) }
  return reading.value.period
}
