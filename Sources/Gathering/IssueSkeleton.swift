public import Diagnostics
public import Files
internal import IssueModel

/// What `lettre new` made.
public struct NewIssue: Hashable, Sendable {
  public var issue: String
  public var number: Int
  /// From the folder that holds `letter.yaml`, in the order they were made; folders end in a slash.
  public var created: [String]
  public var diagnostics: [Diagnostic]
}

/// Makes the commented files of a new issue, and those of a new letter where there is none yet. The issue covers the
/// calendar month of its name, bears its last day, and takes the number after the highest there is.
/// - Throws: `bad-issue-id`, `issue-exists`, `folder-unreadable`, `write-failed`.
public func makeIssue(_ issue: String, layout: String? = nil, in root: Folder) throws(Stop) -> NewIssue {
  guard let name = IssueName(issue) else { throw Stop(.badIssueName(issue)) }
  let path = "issues/" + issue
  let others: [String]
  do { others = root.hasFolder("issues") ? try root.list("issues") : [] } catch { throw Stop(.folderUnreadable(error)) }
  if others.contains(issue) { throw Stop(.issueExists(issue)) }

  var made = NewIssue(issue: issue, number: 1, created: [], diagnostics: [])
  for other in others where root.hasFile("issues/\(other)/issue.yaml") {
    let file = "issues/\(other)/issue.yaml"
    if let number = issueNumber(in: root, file) {
      made.number = max(made.number, number < Int.max ? number + 1 : number)
    } else {
      made.diagnostics.append(.numberUnknown(file: file))
    }
  }
  let letter: [UInt8]?
  do { letter = root.hasFile("letter.yaml") ? try root.read("letter.yaml") : nil } catch {
    throw Stop(.folderUnreadable(error))
  }
  let sections = letter.map { sectionIDs(in: String(decoding: $0, as: UTF8.self)) } ?? skeletonSections
  var files: [(String, String)] = []
  if !root.hasFile("letter.yaml") {
    files.append(("letter.yaml", letterSkeleton(layout: layout)))
    if !root.hasFile("lexicon.txt") { files.append(("lexicon.txt", lexiconSkeleton)) }
  }
  files.append((path + "/editorial.md", editorialSkeleton))
  // The issue's own file comes last: a folder without it is seen to be unfinished.
  files.append(
    (path + "/issue.yaml", issueSkeleton(name, number: made.number, layout: layout, sections: sections)))
  do {
    for folder in ["/articles", "/images"] {
      try root.makeFolder(path + folder)
      made.created.append(path + folder + "/")
    }
    for (file, text) in files {
      try root.write(Array(text.utf8), to: file)
      made.created.append(file)
    }
  } catch {
    throw Stop(.writeFailed(error))
  }
  return made
}

private func issueNumber(in root: Folder, _ file: String) -> Int? {
  guard let bytes = try? root.read(file, limit: 1 << 20) else { return nil }
  let values = splitLines(String(decoding: bytes, as: UTF8.self)).compactMap { yamlField("number", in: $0) }
  return values.first.flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
}

/// The ids of the sections of a `letter.yaml`, read line by line so that a fault elsewhere in it does not keep an issue
/// from being made: `- id: actualites` under `sections:`.
private func sectionIDs(in letter: String) -> [String] {
  var ids: [String] = []
  var isInSections = false
  for line in splitLines(letter) {
    if let first = line.first, first != " ", first != "-", first != "#" { isInSections = line.hasPrefix("sections:") }
    guard isInSections else { continue }
    let field = line.drop { $0 == " " || $0 == "-" }
    if let id = yamlField("id", in: String(field)), !id.isEmpty { ids.append(id) }
  }
  return ids
}
