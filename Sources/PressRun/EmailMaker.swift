import Diagnostics
import EmailCheck
import EmailEdition
import Files
import Imaging
import Inks
import IssueModel
import Layouts

/// The mail of an issue, made in memory.
struct MadeMail {
  var files: [(path: String, bytes: [UInt8])]
  /// The same as the check takes them.
  var made: EmailFiles
  /// What is to be said of making them.
  var findings: [Diagnostic]
  /// What the check of the made files finds, notices among it.
  var checked: [Diagnostic]
}

/// Makes the mail's files: HTML, plain text, the pictures it shows, and the messages.
struct EmailMaker {
  let issue: NewsIssue
  let letter: Letter
  let layout: Layout
  let pictures: PictureDesk
  /// Where the pictures will be on the web, for HTML that shows them from there; nil for pictures that travel with it.
  var hostedUnder: String?
  /// Where keys of `letter.yaml` stand.
  var places: () -> [String: Place] = { [:] }

  func make() -> MadeMail {
    let prepared = prepare()
    let looks = EmailColours(of: layout)
    func mail(_ place: EmailAddresses.Pictures) -> EmailLetter {
      composeEmail(
        issue, of: letter, colours: looks, pictures: prepared.shown, addresses: EmailAddresses(pictures: place),
        usual: usual)
    }
    let page = mail(hostedUnder.map { .hosted(under: $0) } ?? .beside(folder: "images"))
    var files: [(path: String, bytes: [UInt8])] = [
      ("email/lettre.html", Array(page.html.utf8)), ("email/lettre.txt", Array(page.text.utf8)),
    ]
    for picture in page.pictures {
      if let data = prepared.bytes[picture.name] { files.append(("email/images/" + picture.name, data)) }
    }
    let message = hostedUnder == nil ? mail(.inMessage(domain: MessageMaker.domain(of: letter))) : page
    let messages = MessageMaker(
      issue: issue, letter: letter, mail: message, pictures: prepared.bytes, places: places
    ).make()
    files += messages.files
    let findings = prepared.findings + page.diagnostics + messages.findings
    let made = made(files, showing: page.pictures)
    return MadeMail(
      files: files, made: made, findings: findings,
      checked: checkEmail(made, of: issue, in: letter, known: findings))
  }

  /// The files as the check takes them.
  private func made(_ files: [(path: String, bytes: [UInt8])], showing shown: [ShownPicture]) -> EmailFiles {
    func file(_ name: String) -> [UInt8]? { files.first { $0.path == "email/" + name }?.bytes }
    let folder = "email/images/"
    let made = files.filter { $0.path.hasPrefix(folder) }.map { path, bytes in
      let name = String(path.dropFirst(folder.count))
      let origin = shown.first { $0.name == name }?.file
      return MadePicture(name: name, bytes: bytes, origin: origin, originWidth: origin.flatMap(widthShown))
    }
    return EmailFiles(
      html: file("lettre.html") ?? [], text: file("lettre.txt") ?? [], message: file("lettre.eml"),
      draft: file("brouillon.eml"), pictures: made)
  }

  /// The width of what may be shown of a picture, in its own pixels; nil for a vector, which has none.
  private func widthShown(_ file: String) -> Int? {
    guard let info = pictures.info(file), !info.isVector else { return nil }
    return Int((Double(info.width) * (picture(file)?.partShown.width ?? 1)).rounded())
  }

  /// How much of a story the layout has the mail show.
  var usual: Story.EmailText {
    switch layout.emailText {
    case .full: .full
    case .opening: .opening
    case .title: .title
    }
  }
}

extension EmailColours {
  /// The screen colours of a layout's inks, by what they are used for on its pages.
  init(of layout: Layout) {
    func colour(_ ink: InkName?) -> ScreenColour? { ink.flatMap { layout.palette[$0]?.screen } }
    let usual = EmailColours.letter
    let tints = ["tinted", "boxed"].compactMap { colour(layout.looks[$0]?.background) }
    self.init(
      band: colour(layout.furniture.nameplateInk) ?? usual.band,
      headline: colour(layout[.headlineTwo].ink) ?? usual.light.headline,
      link: colour(layout[.kicker].ink) ?? usual.light.link, rule: colour(layout.furniture.ruleInk) ?? usual.gold,
      tint: tints.first ?? usual.light.tint)
  }
}
