import Diagnostics
import EmailEdition
import Files
import Imaging
import Inks
import IssueModel
import Layouts

/// Makes the mail's files: HTML, plain text and the pictures it shows.
struct EmailMaker {
  let issue: NewsIssue
  let letter: Letter
  let layout: Layout
  let pictures: PictureDesk

  func make() -> (files: [(path: String, bytes: [UInt8])], findings: [Diagnostic]) {
    let needs = emailPictures(of: issue, in: letter)
    let requests = needs.map { need in
      PictureRequest(
        file: need.file, crop: crop(of: need.file), width: need.pixelWidth, height: need.pixelWidth * 2,
        purpose: .email, quality: 78)
    }
    let outcome = pictures.store.convert(requests)
    var findings = outcome.findings
    var shown: [String: EmailPicture] = [:]
    var bytes: [String: [UInt8]] = [:]
    for (need, picture) in zip(needs, outcome.pictures) {
      guard let picture else { continue }
      let name = pictureName(need.file, bytes: picture.bytes)
      shown[need.file] = EmailPicture(
        name: name, width: picture.width, height: picture.height, bytes: picture.bytes.count)
      bytes[name] = picture.bytes
    }
    let mail = composeEmail(issue, of: letter, colours: EmailColours(of: layout), pictures: shown)
    findings += mail.diagnostics
    var files: [(path: String, bytes: [UInt8])] = [
      ("email/lettre.html", Array(mail.html.utf8)), ("email/lettre.txt", Array(mail.text.utf8)),
    ]
    for picture in mail.pictures {
      if let data = bytes[picture.name] { files.append(("email/images/" + picture.name, data)) }
    }
    return (files, findings)
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
