import Composition
public import Diagnostics
import Dictionaries
import Dispatch
public import DisplayList
import EmailCheck
import EmailEdition
public import Files
import Fonts
import Geometry
import Imaging
import Inks
import IssueModel
import Layouts
import PrintRendering
import QRCodes
import Shaping
import Typesetting

/// What came of composing an issue.
public struct ComposeOutcome: Sendable {
  /// The files written, in the order of their making, as the user knows them.
  public var written: [String] = []
  public var diagnostics: [Diagnostic] = []
  public var ledger: [LedgerEntry] = []
  /// What can be done where no make-up was found.
  public var cutList = CutList()
  public var pages = 0
  /// The composed pages as plain values; none where no make-up was found.
  public var displayPages: [DisplayPage] = []
  /// Their stories in the order they are read.
  public var reading = ReadingOrder()
  /// Seconds by stage, for `--timings`; never in a report.
  public var timings: [(stage: String, duration: Duration)] = []
  /// The folder they are in, as the system knows it.
  public var out: String = ""
}

/// Composes an issue into its editions.
///
/// Everything is made in memory first. Where a finding is an error the report alone is written and every edition stays
/// as it was. A draft has a file of its own name, written whatever is found: no edition is ever touched by one.
/// - Parameter progress: told the long steps as they begin.
/// - Throws: findings where the issue cannot even be read: then nothing at all is written.
public func compose(
  _ request: ComposeRequest, at workplace: Workplace, progress: Progress = .silent
) throws(Stop) -> ComposeOutcome {
  var run = ComposeRun(request: request, workplace: workplace, progress: progress)
  return try run.run()
}

/// One composing of one issue: the rooms in their order, the clock beside them.
struct ComposeRun {
  let request: ComposeRequest
  let workplace: Workplace
  let progress: Progress
  var outcome = ComposeOutcome()
  private var pressPages: [DisplayPage] = []
  private let clock = ContinuousClock()

  init(request: ComposeRequest, workplace: Workplace, progress: Progress = .silent) {
    self.request = request
    self.workplace = workplace
    self.progress = progress
  }

  /// An issue read and made up, before any edition.
  struct MadeUp {
    var letter: Letter
    var issue: NewsIssue
    var layout: Layout
    var pictures: PictureDesk
    /// Nil where findings of severity error forbid pages.
    var composed: ComposedIssue?
    /// The pages with printer's marks around them, where an edition for the press is asked for.
    var pressPages: [DisplayPage] = []
  }

  mutating func run() throws(Stop) -> ComposeOutcome {
    var mark = clock.now
    let made = try makeUp(mark: &mark)
    let (letter, issue, layout) = (made.letter, made.issue, made.layout)
    let (pictures, composed) = (made.pictures, made.composed)

    // Editions, in memory.
    var files: [(path: String, bytes: [UInt8])] = []
    let base = "\(Letter.fileName)-\(issue.id)" + (request.isDraft ? "-draft" : "")
    if let composed, !outcome.diagnostics.hasErrors || request.isDraft {
      let drawer = EditionDrawer(
        composed: composed, layout: layout, letter: letter, issue: issue, pictures: pictures, workplace: workplace)
      // A page that cannot be drawn is a finding like any other: the report tells it, and no edition is written.
      do throws(Stop) {
        if request.editions.contains(.screen) {
          progress.tell(.drawingScreen)
          var steps: [(String, ContinuousClock.Instant)] = []
          let clock = clock
          let pdf = try drawer.screenPDF { steps.append(($0, clock.now)) }
          files.append((request.isDraft ? "\(base).pdf" : "\(base)-screen.pdf", pdf))
          for (step, instant) in steps {
            outcome.timings.append(("screen \(step)", instant - mark))
            mark = instant
          }
          lap("screen", &mark)
        }
        let paper = try drawOnPaper(made, drawer, base: base, mark: &mark)
        files += paper
        if request.editions.contains(.png) {
          progress.tell(.drawingImages)
          for (number, bytes) in try drawer.pageImages(dotsPerInch: 150).enumerated() {
            files.append(("\(base)-page-\(number + 1).png", bytes))
          }
          lap("png", &mark)
        }
      } catch {
        outcome.diagnostics += error.diagnostics
      }
      outcome.diagnostics += drawer.findings
    }
    if request.editions.contains(.email), !outcome.diagnostics.hasErrors {
      progress.tell(.makingMail)
      let mail = mailMaker(made).make()
      files += mail.files
      // What is only worth knowing is told by `check`.
      outcome.diagnostics += untold(mail.findings) + mail.checked.filter { $0.severity > .notice }
      lap("email", &mark)
    }

    // Report, then write: editions only where nothing is wrong.
    outcome.diagnostics = outcome.diagnostics.inOrder
    let failed = outcome.diagnostics.hasErrors
    // A draft is for looking at what is wrong too.
    if failed, !request.isDraft { files = [] }
    let report = Report(
      issue: issue, layout: layout.name, pages: outcome.pages, editions: files,
      hashes: files.map { sha256($0.bytes) }, ledger: outcome.ledger,
      fullness: composed?.fullness ?? 1, cutList: outcome.cutList,
      quality: LineQuality(of: composed?.lines ?? []),
      stories: StoryFigures.figures(of: composed?.storyLines ?? []),
      diagnostics: outcome.diagnostics, isDraft: request.isDraft, language: request.language)
    files.append(("report.json", Array(report.json.utf8)))
    files.append(("report.md", Array(report.markdown.utf8)))
    try write(files)
    lap("write", &mark)
    return outcome
  }

  /// The issue read and its mail made in memory, and all that is to be said of both.
  mutating func checkMail() throws(Stop) -> (made: EmailFiles?, issue: NewsIssue, letter: Letter) {
    var mark = clock.now
    let made = try readCopy(mark: &mark)
    guard !outcome.diagnostics.hasErrors else { return (nil, made.issue, made.letter) }
    progress.tell(.makingMail)
    let mail = mailMaker(made).make()
    outcome.diagnostics += untold(mail.findings) + mail.checked
    return (mail.made, made.issue, made.letter)
  }

  /// What is said of the mail, but for what the articles' reader said already: a preheader too long, a picture without
  /// words.
  private func untold(_ findings: [Diagnostic]) -> [Diagnostic] {
    findings.filter { finding in
      !outcome.diagnostics.contains { "email-" + $0.code == finding.code && $0.place.file == finding.place.file }
    }
  }

  private func mailMaker(_ made: MadeUp) -> EmailMaker {
    let letterFiles = workplace.files
    return EmailMaker(
      issue: made.issue, letter: made.letter, layout: made.layout, pictures: made.pictures,
      hostedUnder: request.baseURL.map { archiveAddress(of: made.issue.id, under: $0) + "images/" },
      places: { placesInLetter(letterFiles) })
  }

  /// The editions for the press, asked for or not; each is finished before any is kept.
  private mutating func drawOnPaper(
    _ made: MadeUp, _ drawer: EditionDrawer, base: String, mark: inout ContinuousClock.Instant
  ) throws(Stop) -> [(path: String, bytes: [UInt8])] {
    guard let composed = made.composed, !request.isDraft,
      request.editions.contains(.press) || request.editions.contains(.booklet)
    else { return [] }
    let setup = try workplace.pressSetup(request)
    var steps: [(String, ContinuousClock.Instant)] = []
    let clock = clock
    let stepDone = { steps.append(($0, clock.now)) }
    func lapSteps(_ edition: String) {
      for (step, instant) in steps {
        outcome.timings.append(("\(edition) \(step)", instant - mark))
        mark = instant
      }
      steps = []
    }
    var files: [(path: String, bytes: [UInt8])] = []
    if request.editions.contains(.press) {
      progress.tell(.drawingPress)
      let press = (
        path: "\(base)-press.pdf",
        bytes: try drawer.paperPDF(made.pressPages, reading: composed.reading, setup, stepDone: stepDone)
      )
      let sheet = ProductionSheet(
        letter: made.letter, issue: made.issue, layout: made.layout, pages: made.pressPages, setup: setup, file: press)
      files += [press, ("fiche.md", Array(sheet.text.utf8))]
      outcome.diagnostics += check(press.bytes, named: press.path, on: request.paper, isForPrinter: true)
      stepDone("check")
      lapSteps("press")
    }
    if request.editions.contains(.booklet) {
      progress.tell(.drawingBooklet)
      let booklet = Imposition(composed.pages)
      if booklet.blanks > 0 {
        outcome.diagnostics.append(.blankPages(booklet.blanks, after: composed.pages.count))
      }
      let file = (path: "\(base)-booklet.pdf", bytes: try drawer.paperPDF(booklet.sides, setup, stepDone: stepDone))
      files.append(file)
      outcome.diagnostics += check(file.bytes, named: file.path, on: request.paper, isForPrinter: false)
      stepDone("check")
      lapSteps("booklet")
    }
    return files
  }

  /// Reads the issue and makes its pages, in memory.
  mutating func makeUp() throws(Stop) -> MadeUp {
    var mark = clock.now
    return try makeUp(mark: &mark)
  }

  private mutating func makeUp(mark: inout ContinuousClock.Instant) throws(Stop) -> MadeUp {
    var made = try readCopy(mark: &mark)
    if !outcome.diagnostics.hasErrors || request.isDraft {
      outcome.diagnostics += made.pictures.findCentres(in: made.issue)
    }
    if !outcome.diagnostics.hasErrors || request.isDraft {
      let composed = try makePages(
        made.issue, of: made.letter, layout: made.layout, pictures: made.pictures, mark: &mark)
      outcome.diagnostics += composed.diagnostics
      outcome.ledger = composed.ledger
      outcome.cutList = composed.cutList
      outcome.pages = composed.pages.count
      outcome.displayPages = composed.pages
      outcome.reading = composed.reading
      made.pressPages = pressPages
      made.composed = composed
    }
    lap("pages", &mark)
    return made
  }

  /// Reads the letter, the issue with its typography, the layout, and looks at the pictures.
  private mutating func readCopy(mark: inout ContinuousClock.Instant) throws(Stop) -> MadeUp {
    let letterReading = try readLetter(workplace.files)
    var letter = letterReading.value
    if let base = request.baseURL { letter.baseURL = base.hasSuffix("/") ? base : base + "/" }
    let issueReading = try readIssue(request.issue, of: letter, workplace.files)
    outcome.diagnostics = letterReading.findings + issueReading.findings
    let editor = CopyEditor(language: letter.language)
    let issue = editor.edited(issueReading.value)
    letter = editor.edited(letter)
    let layoutReading = try workplace.layout(named: layoutName(issue, letter))
    let layout = layoutReading.layout
    outcome.diagnostics += layoutReading.findings
    lap("read", &mark)
    let pictures = PictureDesk(workplace: workplace)
    pictures.look(at: issue, letter)
    outcome.diagnostics += pictures.findings
    lap("pictures", &mark)
    return MadeUp(letter: letter, issue: issue, layout: layout, pictures: pictures, composed: nil)
  }

  private mutating func lap(_ stage: String, _ mark: inout ContinuousClock.Instant) {
    let now = clock.now
    outcome.timings.append((stage, now - mark))
    mark = now
  }

  private func layoutName(_ issue: NewsIssue, _ letter: Letter) -> String {
    request.layout ?? issue.layout ?? letter.defaultLayout
  }

  /// The page count of the issue, which is meant for the issue's own layout: in another one it is no promise.
  private mutating func pagesOfTheIssue(_ issue: NewsIssue, _ letter: Letter) -> Int? {
    guard let pages = issue.pages, let asked = request.layout else { return issue.pages }
    let own = issue.layout ?? letter.defaultLayout
    if asked == own { return pages }
    outcome.diagnostics.append(.pagesOfOtherLayout(pages, own: own, asked: asked, issue: issue.id))
    return nil
  }

  private mutating func makePages(
    _ issue: NewsIssue, of letter: Letter, layout: Layout, pictures: PictureDesk,
    mark: inout ContinuousClock.Instant
  ) throws(Stop) -> ComposedIssue {
    var desk = try CompositionDesk(
      issue: issue, letter: letter, layout: layout, layoutName: layoutName(issue, letter), ratio: pictures.ratio,
      workplace: workplace)
    lap("open", &mark)
    desk.composer.online = online(issue, letter)
    desk.composer.facts = pictures.facts
    desk.composer.progress = progress
    desk.composer.runEach = { count, work in DispatchQueue.concurrentPerform(iterations: count, execute: work) }
    var steps: [(String, ContinuousClock.Instant)] = []
    let clock = clock
    desk.composer.stepDone = { steps.append(($0, clock.now)) }
    let pages = pageCount(issue, letter)
    var composed =
      request.isDraft ? desk.composer.draft(desk.issue, pages: pages) : desk.composer.compose(desk.issue, pages: pages)
    for (step, instant) in steps {
      outcome.timings.append((step, instant - mark))
      mark = instant
    }
    if request.editions.contains(.press) { pressPages = desk.composer.markedForPress(composed, of: desk.issue) }
    composed.diagnostics += desk.findings + desk.shaper.findings
    return composed
  }

  /// Where the issue is read online, with the code that leads there; nil where the letter is not online.
  private mutating func online(_ issue: NewsIssue, _ letter: Letter) -> OnlineIssue? {
    guard let base = letter.baseURL else { return nil }
    let address = archiveAddress(of: issue.id, under: base)
    let code = try? QRCode(address)
    if code == nil { outcome.diagnostics.append(.addressTooLongForCode(address)) }
    return OnlineIssue(address: address, modules: code?.modules ?? [])
  }

  /// The pages asked for; nil for as few as can be filled.
  private mutating func pageCount(_ issue: NewsIssue, _ letter: Letter) -> Int? {
    switch request.pages {
    case .asTheIssueSays: pagesOfTheIssue(issue, letter)
    case .fewest: nil
    case .exactly(let number): number
    }
  }

  /// What the issue takes at its natural size, of what its pages hold; nil where findings forbid to set it.
  mutating func fullness() throws(Stop) -> Double? {
    var mark = clock.now
    let copy = try readCopy(mark: &mark)
    guard let pages = pageCount(copy.issue, copy.letter), !outcome.diagnostics.hasErrors else { return nil }
    let desk = try CompositionDesk(
      issue: copy.issue, letter: copy.letter, layout: copy.layout, layoutName: layoutName(copy.issue, copy.letter),
      ratio: copy.pictures.ratio, workplace: workplace)
    return desk.composer.fullness(of: desk.issue, pages: pages)
  }

  private mutating func write(_ files: [(path: String, bytes: [UInt8])]) throws(Stop) {
    let folder: Folder
    let shown: String
    if let out = request.out {
      folder = Folder(out.hasPrefix("/") ? out : workplace.root.path + "/" + out)
      shown = out
    } else {
      shown = "out/" + request.issue
      folder = workplace.root.folder("out").folder(request.issue)
    }
    outcome.out = folder.path
    for file in files {
      do { try folder.write(file.bytes, to: file.path) } catch {
        throw Stop(.notWritten(shown + "/" + file.path, error.reason))
      }
      outcome.written.append(shown + "/" + file.path)
    }
    if files.contains(where: { $0.path.hasPrefix(Self.mailPictures) }) {
      removeOldPictures(in: folder, keeping: Set(files.map(\.path)))
    }
  }

  private static let mailPictures = "email/images/"

  /// Pictures an earlier run made for the mail, known by the hash in their names: nobody is to send them along.
  private func removeOldPictures(in folder: Folder, keeping kept: Set<String>) {
    for name in (try? folder.list(Self.mailPictures)) ?? [] where !kept.contains(Self.mailPictures + name) {
      let hash = name.dropLast(4).suffix(10)
      let isOurs =
        name.hasSuffix(".jpg") && name.dropLast(14).hasSuffix("-") && hash.count == 10
        && hash.allSatisfy { $0.isHexDigit && !$0.isUppercase }
      if isOurs { try? folder.remove(Self.mailPictures + name) }
    }
  }
}

extension Letter {
  /// What the files of an edition are named after: always `lettre`, so that scripts can rely on it.
  static var fileName: String { "lettre" }
}
