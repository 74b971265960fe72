internal import Files

/// What a gathering does to the issue's folder, one small step after the other. Every step leaves each file whole, and
/// the order makes a run that is killed between any two of them one that the next run takes up: what is written is known
/// to be the tool's (`state-next.txt` says so before), and what is not yet written is gathered again.
enum GatherStep: Hashable, Sendable {
  /// From the issue's folder.
  case write([UInt8], to: String)
  /// An article or a picture: only where the file is still as it was when it was read, nil for not there.
  case replace(with: [UInt8], in: String, expected: String?)
  case remove(String)
  /// With the files in it.
  case removeFolder(String)
}

extension GatherStep {
  /// Where files are written before they get their names.
  static let scratch = ".gather/tmp"

  var isReplacement: Bool {
    if case .replace = self { true } else { false }
  }

  /// - Returns: whether it was done; not where the editor was faster.
  func perform(in issue: Folder) throws(FileError) -> Bool {
    switch self {
    case .write(let bytes, let file):
      try issue.write(bytes, to: file, scratch: Self.scratch)
    case .replace(let bytes, let file, let expected):
      let now = issue.hasFile(file) ? sha256(try issue.read(file)) : nil
      guard now == expected else { return false }
      try issue.write(bytes, to: file, scratch: Self.scratch)
    case .remove(let file):
      try issue.remove(file)
    case .removeFolder(let name):
      try issue.removeFolder(name)
    }
    return true
  }
}

extension GatherPlan {
  /// The steps that are needed, in their order; none where everything is as it should be.
  /// - Parameter report: `gather-report.md`; nil leaves it alone.
  func steps(_ room: Newsroom, _ request: GatherRequest, report: String?) throws(FileError) -> [GatherStep] {
    let issue = request.folder
    var steps: [GatherStep] = []
    func put(_ bytes: [UInt8], _ file: String) throws(FileError) {
      if issue.hasFile(file), try issue.read(file, limit: bytes.count + (64 << 20)) == bytes { return }
      steps.append(.write(bytes, to: file))
    }
    for source in request.sources { try put(source.bytes, ".gather/sources/" + source.keptName) }
    let stateBytes = Array(state.text.utf8)
    let announces = !writes.isEmpty || !pictures.isEmpty
    if announces { try put(stateBytes, ".gather/" + Newsroom.nextFile) }
    for picture in pictures { steps.append(.replace(with: try picture.bytes(), in: picture.file, expected: nil)) }
    for write in writes {
      steps.append(
        .replace(with: Array(write.text.utf8), in: "articles/" + write.file, expected: write.replaced))
    }
    // An article before the tool's copy of it: a copy without an article, and without a memory, would be a deleted one.
    for (name, files, filed) in [
      ("base", base, room.filedBase), ("propositions", propositions, room.filedPropositions),
    ] {
      for (file, bytes) in files.sorted(by: { $0.key < $1.key }) { try put(bytes, ".gather/\(name)/\(file)") }
      for file in filed.subtracting(files.keys).sorted() { steps.append(.remove(".gather/\(name)/\(file)")) }
    }
    try put(stateBytes, ".gather/" + Newsroom.stateFile)
    let isCutOff = issue.hasFile(".gather/" + Newsroom.nextFile)
    if isCutOff || announces { steps.append(.remove(".gather/" + Newsroom.nextFile)) }
    if let report { try put(Array(report.utf8), "gather-report.md") }
    if !steps.isEmpty || issue.hasFolder(GatherStep.scratch) { steps.append(.removeFolder(GatherStep.scratch)) }
    return steps
  }
}

extension NewsSource {
  /// Its name among the sources kept: the hash of its bytes, and the ending it came with.
  var keptName: String {
    let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
    let isPlain =
      (1...5).contains(ending.utf8.count)
      && ending.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
    return sha256(bytes) + "." + (isPlain ? ending : "txt")
  }
}
