import FrenchText
public import IssueModel

/// An issue of the web archive, as its index shows it.
public struct ArchivedIssue: Hashable, Sendable {
  public var id: String
  public var number: Int
  public var date: CalendarDate
  public var title: String
  public var preheader: String?
  /// The picture of its page one, in the issue's folder; nil where there is none.
  public var pageOne: EmailPicture?
  public var pdf: ArchivedFile?

  public init(_ issue: NewsIssue, pageOne: EmailPicture? = nil, pdf: ArchivedFile? = nil) {
    let issue = issue.inEmailForm
    id = issue.id
    number = issue.number
    date = issue.date
    title = issue.title.plainText.withoutLineBreaks
    preheader = issue.preheader
    self.pageOne = pageOne
    self.pdf = pdf
  }
}

/// Makes the index of past issues, newest first: each with the picture of its page one, its number, date and title. It
/// lies above the issues' folders. The same values give the same bytes.
public func composeArchiveIndex(of letter: Letter, issues: [ArchivedIssue], colours: EmailColours = .letter) -> String {
  ArchiveIndex(letter: letter.inEmailForm, issues: issues, colours: colours).document()
}

struct ArchiveIndex {
  let letter: Letter
  let issues: [ArchivedIssue]
  let colours: EmailColours
  let words: EditionWords

  init(letter: Letter, issues: [ArchivedIssue], colours: EmailColours) {
    self.letter = letter
    self.issues = issues.sorted { ($1.date, $1.number, $1.id) < ($0.date, $0.number, $0.id) }
    self.colours = colours
    words = EditionWords(language: letter.language)
  }

  func document() -> String {
    let language = LanguageTag(letter.language) ?? .french
    return MarkupWriter.document(.element(.html, [.language(language)], [head, body]))
  }

  private var title: String { letter.name + words.colon + words.allIssues.lowercased() }

  private var head: Markup {
    let metas: [Attribute.Meta] = [.utf8, .viewport, .colourScheme]
    var lines: [PageLine] = []
    let motto = letter.motto?.text.plainText.withoutLineBreaks
    if let motto { lines.append(.description(motto)) }
    let address = letter.baseURL.flatMap { WebAddress($0.hasSuffix("/") ? $0 : $0 + "/") }
    if let address { lines.append(.canonical(address)) }
    lines += [
      .share(.type, "website"), .share(.site, letter.name), .share(.language, words.isFrench ? "fr_FR" : "en_GB"),
      .share(.title, title),
    ]
    if let motto { lines.append(.share(.description, motto)) }
    if let address {
      lines.append(.shareAddress(.page, address))
      if let newest = issues.first, let cover = newest.pageOne,
        let picture = WebAddress(address.text + percentEncoded(newest.id) + "/" + percentEncoded(cover.name))
      {
        lines += [
          .shareAddress(.picture, picture), .share(.pictureText, words.pageOne(number: newest.number)),
        ]
      }
    }
    return .element(
      .head, [],
      metas.map { .element(.meta, [.meta($0)], []) } + [.element(.title, [], [.text(title)])]
        + lines.map { .pageLine($0) } + [.pageLine(.style(.index(colours)))])
  }

  private var body: Markup {
    var top: [Markup] = [.element(.h1, [], [.text(letter.name)])]
    if let motto = letter.motto {
      top.append(.element(.p, [.part(.motto)], [.text(words.quoted(motto.text).plainText.withoutLineBreaks)]))
      if !motto.author.isEmpty { top.append(.element(.p, [.part(.author)], [.text(motto.author)])) }
    }
    return .element(
      .body, [],
      [
        .element(.header, [], top),
        .element(.main, [], [.element(.ul, [.part(.issues)], issues.map(entry))]),
        .element(.footer, [.part(.foot)], foot),
      ])
  }

  private func entry(_ issue: ArchivedIssue) -> Markup {
    let page = Destination.file(.folder(issue.id))
    var lead: [Markup] = [
      .element(.p, [.part(.label)], [.text(words.dateline(number: issue.number, date: issue.date))]),
      .element(
        .h2, [],
        [
          .element(
            .a, [.href(page)],
            [.text(issue.title.isEmpty ? words.dateline(number: issue.number, date: issue.date) : issue.title)])
        ]),
    ]
    if let preheader = issue.preheader { lead.append(.element(.p, [], [.text(preheader)])) }
    var links: [Markup] = [.element(.a, [.href(page)], [.text(words.readOnline)])]
    if let pdf = issue.pdf {
      links.append(
        .element(.a, [.href(.file(FileAddress([issue.id, pdf.name])))], [.text(words.pdf(bytes: pdf.bytes))]))
    }
    lead.append(.element(.div, [.part(.links)], links))
    var pieces: [Markup] = []
    if let cover = issue.pageOne, let source = PictureSource(name: cover.name, at: .beside(folder: issue.id)) {
      let image = Markup.element(
        .img,
        [
          .source(source), .alternativeText(words.pageOne(number: issue.number)), .width(cover.width),
          .height(cover.height),
        ], [])
      pieces.append(.element(.a, [.part(.cover), .href(page)], [image]))
    }
    pieces.append(.element(.div, [.part(.lead)], lead))
    return .element(.li, [.part(.issue)], pieces)
  }

  /// Who publishes and who pays, as at the foot of every issue.
  private var foot: [Markup] {
    var lines = [letter.funding.email.plainText.withoutLineBreaks]
    let address = letter.postalAddress.filter { $0 != letter.publisher }
    lines.append(words.publisher + words.colon + ([letter.publisher] + address).joined(separator: ", "))
    if let specimen = letter.specimen { lines.append(specimen) }
    var foot = lines.filter { !$0.isEmpty }.map { Markup.element(.p, [], [.text($0)]) }
    var ways: [Markup] = []
    for (label, text) in [(words.contact, letter.contact), (words.site, letter.site)] {
      guard let address = WebAddress(reading: text) else { continue }
      ways.append(.element(.a, [.href(.address(address))], [.text(label + words.colon + shown(address))]))
    }
    if !ways.isEmpty { foot.append(.element(.p, [.part(.links)], ways)) }
    return foot
  }

  /// A mailbox, or a site by its name alone.
  private func shown(_ address: WebAddress) -> String {
    let text = address.spoken
    guard let start = text.firstRange(of: "://") else { return text }
    let name = text[start.upperBound...]
    return String(name.hasSuffix("/") ? name.dropLast() : name)
  }
}
