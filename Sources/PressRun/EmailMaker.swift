import Diagnostics
import EmailEdition
import Files
import Imaging
import Inks
import IssueModel
import Layouts

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

  func make() -> (files: [(path: String, bytes: [UInt8])], findings: [Diagnostic]) {
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
    return (files + messages.files, prepared.findings + page.diagnostics + messages.findings)
  }

  /// The pictures, converted.
  struct PreparedPictures {
    /// By their files in the issue.
    var shown: [String: EmailPicture] = [:]
    /// By their names in the mail.
    var bytes: [String: [UInt8]] = [:]
    var findings: [Diagnostic] = []
  }

  /// Converts what the mail, or the archive's page, shows.
  func prepare(for form: LetterForm = .mail) -> PreparedPictures {
    let needs = emailPictures(of: issue, in: letter, form: form, usual: usual)
    let requests = needs.map { need in
      PictureRequest(
        file: need.file, crop: crop(of: need.file), width: need.pixelWidth, height: need.pixelWidth * 2,
        purpose: .email, quality: 78)
    }
    let outcome = pictures.store.convert(requests)
    var prepared = PreparedPictures(findings: outcome.findings)
    for (need, picture) in zip(needs, outcome.pictures) {
      guard let picture else { continue }
      let name = pictureName(need.file, bytes: picture.bytes)
      prepared.shown[need.file] = EmailPicture(
        name: name, width: picture.width, height: picture.height, bytes: picture.bytes.count)
      prepared.bytes[name] = picture.bytes
    }
    return prepared
  }

  /// How much of a story the layout has the mail show.
  private var usual: Story.EmailText {
    switch layout.emailText {
    case .full: .full
    case .opening: .opening
    case .title: .title
    }
  }

  /// What its editor allows to be shown of a picture holds for the mail too.
  private func crop(of file: String) -> PictureCrop {
    let stories = [issue.editorial].compactMap { $0 } + issue.stories
    guard let picture = stories.flatMap(\.pictures).first(where: { $0.file == file }),
      case .part(let x, let y, let width, let height) = picture.crop
    else { return .whole }
    return .part(x: x, y: y, width: width, height: height)
  }

  /// The source's own name with a hash of the contents, so that a corrected picture is never served stale.
  private func pictureName(_ file: String, bytes: [UInt8]) -> String {
    let last = file.split(separator: "/").last.map(String.init) ?? file
    let stem = last.split(separator: ".").dropLast().joined(separator: ".")
    let safe = String(
      stem.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.prefix(40))
    return "\(safe.isEmpty ? "image" : safe)-\(sha256(bytes).prefix(10)).jpg"
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
