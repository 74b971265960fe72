import Composition
public import Diagnostics
import EmailEdition
import Files
import IssueModel
import Layouts

/// How the web archive is made.
public struct ArchiveRequest: Hashable, Sendable {
  /// In place of `out/archive`, from the letters' folder or absolute.
  public var out: String?
  /// In place of the letter's own.
  public var baseURL: String?
  public var language: SpokenLanguage

  public init(out: String? = nil, baseURL: String? = nil, language: SpokenLanguage = .french) {
    self.out = out
    self.baseURL = baseURL
    self.language = language
  }
}

/// What came of making the web archive.
public struct ArchiveOutcome: Sendable {
  /// An issue that is in it.
  public struct Issue: Hashable, Sendable {
    public var id: String
    /// Its page and the copy of its PDF, as the user knows them.
    public var page: String
    public var pdf: String?
  }

  /// In the order of their names.
  public var issues: [Issue] = []
  /// As the user knows it; nil where no issue could be read.
  public var index: String?
  public var diagnostics: [Diagnostic] = []
}

/// Makes the web archive: a page for every issue of `issues/`, each in a folder of its own with its pictures, a picture of
/// its page one and the PDF to read where there is one, and above them the index. Static files for any web server.
///
/// Every file is written whole, an issue's page after what it shows and the index after the pages: a run that is
/// interrupted leaves an archive that works. An issue that cannot be read is reported, and the others are there.
/// - Throws: what keeps `letter.yaml` from being read, or a file from being written.
public func archive(
  _ request: ArchiveRequest, at workplace: Workplace, progress: Progress = .silent
) throws(Stop) -> ArchiveOutcome {
  var run = ArchiveRun(request: request, workplace: workplace, progress: progress)
  return try run.run()
}

private struct ArchiveRun {
  let request: ArchiveRequest
  let workplace: Workplace
  let progress: Progress
  var outcome = ArchiveOutcome()
  private var entries: [ArchivedIssue] = []
  /// The colours of the newest issue, for the index.
  private var colours: (date: CalendarDate, colours: EmailColours)?

  init(request: ArchiveRequest, workplace: Workplace, progress: Progress) {
    self.request = request
    self.workplace = workplace
    self.progress = progress
  }

  /// Pages of a screen's size, twice as fine as the largest that is shown.
  private static let dotsPerInch = 58.0
  private static let pageOne = "page-1.png"
  /// No PDF to read is heavier.
  private static let pdfLimit = 256 << 20

  private var shownFolder: String { request.out ?? "out/archive" }
  private var folder: Folder {
    request.out.map { Folder($0.hasPrefix("/") ? $0 : workplace.root.path + "/" + $0) }
      ?? workplace.root.folder("out").folder("archive")
  }

  mutating func run() throws(Stop) -> ArchiveOutcome {
    let reading = try readLetter(workplace.files)
    outcome.diagnostics += reading.findings.filter { $0.severity == .error }
    var letter = CopyEditor(language: reading.value.language).edited(reading.value)
    if let base = request.baseURL { letter.baseURL = base.hasSuffix("/") ? base : base + "/" }
    if letter.baseURL == nil { outcome.diagnostics.append(.archiveWithoutAddress) }
    for issue in workplace.issueNames {
      guard isPublished(issue) else {
        outcome.diagnostics.append(.notComposedForArchive(issue))
        continue
      }
      progress.tell(Wording(fr: "numéro \(issue)", en: "issue \(issue)"))
      try add(issue)
    }
    if !entries.isEmpty {
      let html = composeArchiveIndex(of: letter, issues: entries, colours: colours?.colours ?? .letter)
      outcome.index = try write(Array(html.utf8), to: "index.html")
    }
    outcome.diagnostics = outcome.diagnostics.inOrder
    return outcome
  }

  /// An issue nobody composed is in preparation, unless it is in the archive already.
  private func isPublished(_ issue: String) -> Bool {
    workplace.root.folder("out").folder(issue).hasFile(screenFile(of: issue)) || folder.hasFile(issue + "/index.html")
  }

  private func screenFile(of issue: String) -> String { "\(Letter.fileName)-\(issue)-screen.pdf" }

  /// Reads an issue, makes its pages for the sake of the first, and writes its folder.
  private mutating func add(_ issue: String) throws(Stop) {
    let compose = ComposeRequest(issue: issue, editions: [], baseURL: request.baseURL, language: request.language)
    var composing = ComposeRun(request: compose, workplace: workplace)
    let made: ComposeRun.MadeUp
    do throws(Stop) { made = try composing.makeUp() } catch {
      report(error.diagnostics, of: issue)
      return
    }
    let errors = composing.outcome.diagnostics.filter { $0.severity == .error }
    guard let composed = made.composed else {
      report(errors, of: issue)
      return
    }
    let cover = pageOne(of: made, composed: composed, errors: errors)
    try write(made, cover: cover)
  }

  /// The picture of page one, which an issue whose pages cannot be made goes without.
  private mutating func pageOne(
    of made: ComposeRun.MadeUp, composed: ComposedIssue, errors: [Diagnostic]
  ) -> [UInt8]? {
    if let error = errors.first {
      outcome.diagnostics.append(.archiveWithoutPageOne(made.issue.id, error))
      return nil
    }
    let drawer = EditionDrawer(
      composed: composed, layout: made.layout, letter: made.letter, issue: made.issue, pictures: made.pictures,
      workplace: workplace)
    do throws(Stop) {
      return try drawer.pageImages(dotsPerInch: Self.dotsPerInch, pages: 1...1).first
    } catch {
      outcome.diagnostics.append(.archiveWithoutPageOne(made.issue.id, error.diagnostics.first))
      return nil
    }
  }

  private mutating func write(_ made: ComposeRun.MadeUp, cover: [UInt8]?) throws(Stop) {
    let issue = made.issue
    let colours = EmailColours(of: made.layout)
    let maker = EmailMaker(issue: issue, letter: made.letter, layout: made.layout, pictures: made.pictures)
    // Those of the mail too, whose addresses are these where its pictures are hosted.
    let prepared = maker.prepare(for: .archive)
    let ofTheMail = maker.prepare(for: .mail)
    outcome.diagnostics += prepared.findings.filter { $0.severity == .error }
    let pdf = screenPDF(of: issue)
    let page = composeArchivePage(
      issue, of: made.letter, colours: colours, pictures: prepared.shown,
      pdf: pdf.map { ArchivedFile(name: $0.name, bytes: $0.bytes.count) }, pageOne: cover == nil ? nil : Self.pageOne)
    outcome.diagnostics += page.diagnostics
    for (name, bytes) in prepared.bytes.merging(ofTheMail.bytes, uniquingKeysWith: { a, _ in a }).sorted(by: {
      $0.key < $1.key
    }) {
      _ = try write(bytes, to: issue.id + "/images/" + name)
    }
    var entry = ArchivedIssue(issue)
    if let cover {
      _ = try write(cover, to: issue.id + "/" + Self.pageOne)
      entry.pageOne = pngSize(cover).map { EmailPicture(name: Self.pageOne, width: $0.width, height: $0.height) }
    }
    var shownPDF: String?
    if let pdf {
      shownPDF = try write(pdf.bytes, to: issue.id + "/" + pdf.name)
      entry.pdf = ArchivedFile(name: pdf.name, bytes: pdf.bytes.count)
    }
    let shownPage = try write(Array(page.html.utf8), to: issue.id + "/index.html")
    outcome.issues.append(ArchiveOutcome.Issue(id: issue.id, page: shownPage, pdf: shownPDF))
    entries.append(entry)
    if self.colours.map({ $0.date < issue.date }) ?? true { self.colours = (issue.date, colours) }
  }

  /// The PDF to read, as it was composed last.
  private mutating func screenPDF(of issue: NewsIssue) -> (name: String, bytes: [UInt8])? {
    let file = screenFile(of: issue.id)
    let out = workplace.root.folder("out").folder(issue.id)
    guard out.hasFile(file) else {
      outcome.diagnostics.append(.archiveWithoutPDF(issue.id))
      return nil
    }
    do throws(FileError) { return (file, try out.read(file, limit: Self.pdfLimit)) } catch {
      outcome.diagnostics.append(.unreadable("out/\(issue.id)/\(file)", error.reason))
      return nil
    }
  }

  private mutating func report(_ findings: [Diagnostic], of issue: String) {
    // What is wrong with letter.yaml is wrong with every issue, and said once.
    for finding in findings where finding.severity == .error && !outcome.diagnostics.contains(finding) {
      outcome.diagnostics.append(finding)
    }
    outcome.diagnostics.append(.notInArchive(issue))
  }

  /// - Returns: the path as the user knows it.
  private func write(_ bytes: [UInt8], to file: String) throws(Stop) -> String {
    // What is there already is not written again: a web server's copy of the folder stays as it is.
    if let there = try? folder.read(file, limit: bytes.count + 1), there == bytes { return shownFolder + "/" + file }
    do { try folder.write(bytes, to: file) } catch {
      throw Stop(.notWritten(shownFolder + "/" + file, error.reason))
    }
    return shownFolder + "/" + file
  }
}

/// The pixels of a PNG, from its header (ISO/IEC 15948, 11.2.2).
private func pngSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
  guard bytes.count > 24 else { return nil }
  func number(at start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
  return (number(at: 16), number(at: 20))
}

extension Workplace {
  /// The issues of the letter, by the names of their folders.
  var issueNames: [String] {
    ((try? root.list("issues")) ?? []).filter { root.hasFile("issues/\($0)/issue.yaml") }
  }
}
