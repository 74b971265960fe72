import Diagnostics
import EmailEdition
import Files
import Imaging
import IssueModel

/// The pictures of a mail, converted.
struct PreparedPictures {
  /// By their files in the issue.
  var shown: [String: EmailPicture] = [:]
  /// By their names in the mail.
  var bytes: [String: [UInt8]] = [:]
  var findings: [Diagnostic] = []
}

/// How a picture is made for the mail: lighter from one to the next, and never under one and a half times the width it
/// is shown at, below which a fine screen shows it soft.
private struct PictureGrade {
  /// In hundredths of the shown width.
  var width: Int
  /// Of the JPEG.
  var quality: Int

  static let all = [
    PictureGrade(width: 200, quality: 78), PictureGrade(width: 200, quality: 64), PictureGrade(width: 150, quality: 70),
    PictureGrade(width: 150, quality: 55),
  ]
}

extension EmailMaker {
  /// Converts what the mail, or the archive's page, shows. A picture beyond its share of the weight is made lighter, and
  /// the heaviest ones are until all together weigh what a mail may; where that is not enough the mail says so.
  func prepare(for form: LetterForm = .mail) -> PreparedPictures {
    let needs = emailPictures(of: issue, in: letter, form: form, usual: usual)
    var grades = needs.map { _ in 0 }
    let first = pictures.store.convert(zip(needs, grades).map(request))
    var made = first.pictures
    func weight(_ place: Int) -> Int { made[place]?.bytes.count ?? 0 }
    while true {
      let tooHeavy = needs.indices.filter { weight($0) > MailWeight.picture }
      let canBeLighter = { (place: Int) in made[place] != nil && grades[place] + 1 < PictureGrade.all.count }
      var next = tooHeavy.filter(canBeLighter)
      if next.isEmpty, needs.indices.reduce(0, { $0 + weight($1) }) > MailWeight.allPictures,
        let heaviest = needs.indices.filter(canBeLighter).max(by: { (weight($0), $1) < (weight($1), $0) })
      {
        next = [heaviest]
      }
      if next.isEmpty { break }
      for place in next { grades[place] += 1 }
      let lighter = pictures.store.convert(next.map { request(needs[$0], grades[$0]) }).pictures
      for (place, picture) in zip(next, lighter) { made[place] = picture ?? made[place] }
    }
    var prepared = PreparedPictures(findings: first.findings)
    for (need, picture) in zip(needs, made) {
      guard let picture else { continue }
      let name = pictureName(need.file, bytes: picture.bytes)
      prepared.shown[need.file] = EmailPicture(
        name: name, width: picture.width, height: picture.height, bytes: picture.bytes.count)
      prepared.bytes[name] = picture.bytes
    }
    return prepared
  }

  private func request(_ need: PictureNeed, _ grade: Int) -> PictureRequest {
    let grade = PictureGrade.all[grade]
    return PictureRequest(
      file: need.file, crop: crop(of: need.file), width: need.shownWidth * grade.width / 100,
      height: need.shownHeight * grade.width / 100, purpose: .email, quality: grade.quality)
  }

  /// What its editor allows to be shown of a picture holds for the mail too.
  private func crop(of file: String) -> PictureCrop {
    guard case .part(let x, let y, let width, let height)? = picture(file)?.crop else { return .whole }
    return .part(x: x, y: y, width: width, height: height)
  }

  func picture(_ file: String) -> Picture? {
    let stories = [issue.editorial].compactMap { $0 } + issue.stories
    return stories.lazy.flatMap(\.pictures).first { $0.file == file }
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
