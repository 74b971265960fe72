public import Diagnostics
public import IssueModel

/// A file that lies in an issue's folder of the archive.
public struct ArchivedFile: Hashable, Sendable {
  public var name: String
  public var bytes: Int

  public init(name: String, bytes: Int) {
    self.name = name
    self.bytes = bytes
  }
}

/// The page of an issue in the web archive.
public struct ArchivePage: Hashable, Sendable {
  public var html: String
  /// The converted pictures the page shows, each once.
  public var pictures: [ShownPicture]
  public var diagnostics: [Diagnostic]
}

/// Makes the page that «Voir en ligne» leads to: the letter's own column, every story in full, made for a browser and for
/// its printer. The anchors are those of `archiveAddress(of:story:under:)`.
///
/// It lies in a folder of its own, ISSUE/index.html, its pictures in `images` beside it, the index one folder up. The same
/// values give the same bytes. Findings never stop it.
/// - Parameters:
///   - pictures: the converted pictures by their file in the issue.
///   - pdf: the issue's pages, beside the page.
///   - pageOne: a picture of page one beside the page, shown by other sites where the issue has no picture.
public func composeArchivePage(
  _ issue: NewsIssue, of letter: Letter, colours: EmailColours = .letter, pictures: [String: EmailPicture] = [:],
  pdf: ArchivedFile? = nil, pageOne: String? = nil
) -> ArchivePage {
  var planner = MailPlanner(
    issue: issue, letter: letter, pictures: pictures, addresses: EmailAddresses(), form: .archive, usual: .full)
  var plan = planner.plan()
  // No link of a page leads to itself.
  plan.online = nil
  let base = letter.baseURL.map { archiveAddress(of: issue.id, under: $0) }
  let sharedPicture = planner.shown.first.map { "images/" + percentEncoded($0.name) } ?? pageOne.map(percentEncoded)
  let head = ArchiveHead(
    plan: plan, site: letter.name, date: issue.date, address: base.flatMap { WebAddress($0) },
    picture: base.flatMap { base in sharedPicture.flatMap { WebAddress(base + $0) } })
  let html = HTMLLetter(plan: plan, colours: colours).page(head, pdf: pdf)
  return ArchivePage(
    html: html, pictures: planner.shown,
    // What is said of the mail is said where the mail is made; here only what this page lacks.
    diagnostics: planner.diagnostics.filter { $0.code == "email-picture-missing" })
}

/// What the head of the page tells search engines and other sites.
struct ArchiveHead {
  let plan: MailPlan
  let site: String
  let date: CalendarDate
  /// Nil where the archive has no address.
  let address: WebAddress?
  let picture: WebAddress?

  var lines: [Markup] {
    var lines: [PageLine] = []
    if let preheader = plan.preheader { lines.append(.description(preheader)) }
    if let address { lines.append(.canonical(address)) }
    lines += [
      .share(.type, "article"), .share(.site, site), .share(.language, plan.words.isFrench ? "fr_FR" : "en_GB"),
      .share(.title, plan.subject.withoutLineBreaks),
    ]
    if let preheader = plan.preheader { lines.append(.share(.description, preheader)) }
    if let address { lines.append(.shareAddress(.page, address)) }
    if let picture { lines.append(.shareAddress(.picture, picture)) }
    lines.append(.share(.published, date.description))
    return lines.map { .pageLine($0) }
  }
}

extension HTMLLetter {
  /// The letter as a web page.
  func page(_ head: ArchiveHead, pdf: ArchivedFile?) -> String {
    let metas: [Attribute.Meta] = [.utf8, .viewport, .colourScheme]
    let top = Markup.element(
      .head, [],
      metas.map { .element(.meta, [.meta($0)], []) } + [.element(.title, [], [.text(plan.subject.withoutLineBreaks)])]
        + head.lines + [.styleSheet(colours.darkRules), .pageLine(.style(.issue))])
    var ways = [link(to: .file(.index), [.text(plan.words.allIssues)])]
    if let pdf {
      ways.append(link(to: .file(FileAddress([pdf.name])), [.text(plan.words.pdf(bytes: pdf.bytes))]))
    }
    let column = Markup.element(
      .table,
      [
        .layoutTable, .centred, .wholeWidth, .shade(.paper),
        .style([
          .wholeWidth, .most(MailLimits.columnWidth), .inTheMiddle, .ground(light.paper), .breakLongWords,
        ]),
      ], rows)
    let body = Markup.element(
      .body,
      [.shade(.page), .style([.margin(0, 0, 0, 0), .padding(0, 0, 0, 0), .ownTextSize, .ground(light.page)])],
      [.element(.nav, [.part(.ways)], ways), .element(.main, [], [column])])
    return MarkupWriter.document(.element(.html, [.language(plan.language)], [top, body]))
  }
}

extension EditionWords {
  var allIssues: String { isFrench ? "Tous les numéros" : "All issues" }
  var readOnline: String { isFrench ? "Lire en ligne" : "Read online" }

  /// «PDF (1,2 Mo)».
  func pdf(bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    let size =
      tenths == 0
      ? "\(max(1, (bytes + 500) / 1000))\u{A0}" + (isFrench ? "ko" : "kB")
      : "\(tenths / 10)" + (isFrench ? "," : ".") + "\(tenths % 10)\u{A0}" + (isFrench ? "Mo" : "MB")
    return "PDF (\(size))"
  }

  func pageOne(number: Int) -> String {
    isFrench ? "Première page du numéro \(number)" : "Page one of issue \(number)"
  }
}
