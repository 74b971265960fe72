public import Diagnostics
internal import Files

/// The editor's articles beside what their sources have made of them since: what `lettre gather --diff` shows.
public struct GatherDifferences: Hashable, Sendable {
  public var issue: String
  /// By file name.
  public var articles: [ArticleDifference] = []
  public var diagnostics: [Diagnostic] = []
}

/// One article of which there are two versions.
public struct ArticleDifference: Hashable, Sendable {
  /// The editor's, from the folder that holds `letter.yaml`.
  public var file: String
  /// Where the site's stands, or would be put.
  public var proposition: String
  public var hunks: [Hunk]

  /// Lines that follow each other and are not the same in both.
  public struct Hunk: Hashable, Sendable {
    /// The first line in the editor's file, counted from 1; where it has none of the lines, the one they would stand at.
    public var line: Int
    public var ours: [String]
    public var theirs: [String]
  }
}

/// Compares the articles that were edited while their source changed. Nothing is written. Without sources it is the
/// propositions of the last gathering, with sources those that a gathering would make.
/// - Throws: as `gather` does before it writes.
public func differences(_ request: GatherRequest) throws(Stop) -> GatherDifferences {
  var request = request
  request.isDryRun = true
  let desk = try GatherDesk(request, begin(request))
  var result = GatherDifferences(issue: request.issue)
  for (file, theirs) in desk.plan.propositions.sorted(by: { $0.key < $1.key }) {
    guard let ours = desk.room.articles[file]?.bytes else { continue }
    result.articles.append(
      ArticleDifference(
        file: request.articlePath + file, proposition: request.path + "/.gather/propositions/" + file,
        hunks: hunks(lines(ours), lines(theirs))))
  }
  result.diagnostics = desk.plan.result.diagnostics.filter { $0.severity == .error }
  return result
}

private func lines(_ bytes: [UInt8]) -> [String] {
  splitLines(String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self))
}

/// More lines than any article has are not compared one by one.
private let mostLines = 4000

func hunks(_ ours: [String], _ theirs: [String]) -> [ArticleDifference.Hunk] {
  guard ours.count + theirs.count <= mostLines else {
    return ours == theirs ? [] : [ArticleDifference.Hunk(line: 1, ours: ours, theirs: theirs)]
  }
  var hunks: [ArticleDifference.Hunk] = []
  for range in changes(ours, theirs) {
    hunks.append(
      ArticleDifference.Hunk(
        line: range.ours.lowerBound + 1, ours: Array(ours[range.ours]), theirs: Array(theirs[range.theirs])))
  }
  return hunks
}

/// The stretches in which two rows differ, shortest way (Myers, «An O(ND) difference algorithm and its variations»,
/// 1986; the standard library's).
private func changes(_ ours: [String], _ theirs: [String]) -> [(ours: Range<Int>, theirs: Range<Int>)] {
  var isRemoved = [Bool](repeating: false, count: ours.count)
  var isInserted = [Bool](repeating: false, count: theirs.count)
  for change in theirs.difference(from: ours) {
    switch change {
    case .remove(let offset, _, _): isRemoved[offset] = true
    case .insert(let offset, _, _): isInserted[offset] = true
    }
  }
  var result: [(ours: Range<Int>, theirs: Range<Int>)] = []
  var (i, j) = (0, 0)
  while i < ours.count || j < theirs.count {
    let (first, other) = (i, j)
    while i < ours.count, isRemoved[i] { i += 1 }
    while j < theirs.count, isInserted[j] { j += 1 }
    if i > first || j > other {
      result.append((first..<i, other..<j))
    } else {
      i += 1
      j += 1
    }
  }
  return result
}

extension ArticleDifference.Hunk {
  /// The lines as a person reads them, `-` before the editor's and `+` before the site's. Where a line has become
  /// another, the words that differ stand between marks: `[-vingt-]`, `{+trente+}`.
  public var marked: [String] {
    var before: [String] = []
    var after: [String] = []
    for index in 0..<max(ours.count, theirs.count) {
      let (our, their) = (ours.indices.contains(index), theirs.indices.contains(index))
      if our && their {
        let (a, b) = Self.marked(ours[index], theirs[index])
        before.append("-" + a)
        after.append("+" + b)
      } else if our {
        before.append("-" + ours[index])
      } else {
        after.append("+" + theirs[index])
      }
    }
    return before + after
  }

  private static func marked(_ ours: String, _ theirs: String) -> (String, String) {
    let a = ours.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let b = theirs.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard a.count + b.count <= mostLines else { return (ours, theirs) }
    let changes = changes(a, b)
    // Two lines that have nothing in common are easier to read without marks.
    if changes.count == 1, changes[0].ours.count == a.count || changes[0].theirs.count == b.count {
      return (ours, theirs)
    }
    return (
      marked(a, changes.map(\.ours), "[-", "-]"), marked(b, changes.map(\.theirs), "{+", "+}")
    )
  }

  private static func marked(_ words: [String], _ ranges: [Range<Int>], _ open: String, _ close: String) -> String {
    var words = words
    for range in ranges where !range.isEmpty {
      words[range.lowerBound] = open + words[range.lowerBound]
      words[range.upperBound - 1] += close
    }
    return words.joined(separator: " ")
  }
}

extension GatherDifferences {
  /// As scripts read it: {issue, articles: list of {file, proposition, differences: list of {line, ours, theirs}},
  /// findings}.
  public func json(in language: SpokenLanguage) -> String {
    func strings(_ lines: [String]) -> JSON { .array(lines.map { .string($0) }) }
    return JSON.object([
      ("issue", .string(issue)),
      (
        "articles",
        .array(
          articles.map { article in
            .object([
              ("file", .string(article.file)), ("proposition", .string(article.proposition)),
              (
                "differences",
                .array(
                  article.hunks.map {
                    .object([
                      ("line", .integer($0.line)), ("ours", strings($0.ours)), ("theirs", strings($0.theirs)),
                    ])
                  })
              ),
            ])
          })
      ),
      ("findings", .array(diagnostics.map { $0.json(in: language) })),
    ]).text + "\n"
  }
}
