import EmailEdition
import Foundation
import Imaging
import IssueModel

/// The sample letter of the repository, read from its files, with pictures as they would be converted.
struct RepositoryLetter {
  let letter: Letter
  let issue: NewsIssue
  let mail: EmailLetter
  let pictures: [String: EmailPicture]

  init() throws {
    let root = MailReading.root
    let files = LetterFiles(
      read: { path in
        guard let data = try? Data(contentsOf: root.appendingPathComponent(path)) else { return .failure(.missing) }
        return .success(Array(data))
      },
      list: {
        (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent($0).path))?.sorted() ?? []
      },
      hasFile: { FileManager.default.fileExists(atPath: root.appendingPathComponent($0).path) })
    letter = try readLetter(files).value
    issue = try readIssue("2021-05", of: letter, files).value
    var pictures: [String: EmailPicture] = [:]
    for need in emailPictures(of: issue, in: letter) {
      let bytes = try Data(contentsOf: root.appendingPathComponent(need.file))
      let info = try PictureInfo(reading: Array(bytes))
      pictures[need.file] = EmailPicture(
        name: String(need.file.split(separator: "/").last!).replacing(".svg", with: ".png"), width: need.pixelWidth,
        height: Int((Double(need.pixelWidth) / info.aspectRatio).rounded()))
    }
    self.pictures = pictures
    mail = composeEmail(issue, of: letter, pictures: pictures)
  }
}
