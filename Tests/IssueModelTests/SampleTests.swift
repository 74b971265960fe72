import Diagnostics
import Files
import IssueModel
import Testing

/// The folder that holds `Package.swift`, and the sample letter with it.
private let repository = Folder(#filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 })

extension LetterFiles {
  fileprivate init(_ folder: Folder) {
    self.init(
      read: { path in
        do throws(FileError) {
          return .success(try folder.read(path))
        } catch {
          return .failure(error.isMissing ? .missing : .unreadable(error.reason))
        }
      },
      list: { (try? folder.list($0)) ?? [] }, hasFile: { folder.hasFile($0) })
  }
}

@Suite struct `The sample letter` {
  @Test(.enabled(if: repository.hasFile("letter.yaml"), "the sample letter is not in this folder"))
  func `is read from disk without a finding`() throws {
    let files = LetterFiles(repository)
    let letter = try readLetter(files)
    #expect(Presentation(.english).text(of: letter.findings) == "")
    for id in files.list("issues") where files.hasFile("issues/\(id)/issue.yaml") {
      let issue = try readIssue(id, of: letter.value, files)
      #expect(Presentation(.english).text(of: issue.findings) == "")
      #expect(!issue.value.stories.isEmpty && issue.value.stories.allSatisfy { !$0.words.isEmpty })
    }
  }
}
