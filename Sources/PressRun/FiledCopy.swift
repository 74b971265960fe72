import Diagnostics
import Documents
import Files
import FrenchText
import IssueModel

/// A piece of copy with the file it was read from.
struct FiledCopy {
  var copy: Copy
  /// From the folder that holds `letter.yaml`.
  var file: String
  var story: String?
  /// Of spans that say nothing of their own.
  var language: String

  var runs: [CopyRun] { copy.runs(in: language) }

  /// All copy of a letter and of an issue, in the order it is read, each piece once: a caption in the text stands with
  /// its picture too.
  static func all(of issue: NewsIssue, in letter: Letter) -> [FiledCopy] {
    var pieces: [FiledCopy] = []
    var seen: [String: Set<SourcePosition>] = [:]
    func collect(_ file: String, _ story: Story? = nil) -> (Copy) -> Copy {
      { copy in
        guard let first = copy.first?.position, seen[file, default: []].insert(first).inserted else { return copy }
        pieces.append(
          FiledCopy(copy: copy, file: file, story: story?.slug, language: story?.language ?? letter.language))
        return copy
      }
    }
    _ = letter.mapCopy(collect("letter.yaml"))
    var frame = issue
    (frame.editorial, frame.stories) = (nil, [])
    _ = frame.mapCopy(collect("issues/\(issue.id)/issue.yaml"))
    for story in [issue.editorial].compactMap({ $0 }) + issue.stories { _ = story.mapCopy(collect(story.file, story)) }
    return pieces
  }
}

/// The files copy was read from, read again to find where its words stand.
struct CopyFiles {
  private let letterFiles: LetterFiles
  private var files: [String: (file: SourceFile, trace: SpanTrace)] = [:]
  /// The span asked about last: a paragraph has its findings one after the other.
  private var last: (file: String, span: Span, ranges: [Range<Int>]?)?

  init(_ letterFiles: LetterFiles) { self.letterFiles = letterFiles }

  /// Nil where the file cannot be read any more.
  mutating func file(_ path: String) -> (file: SourceFile, trace: SpanTrace)? {
    if let known = files[path] { return known }
    guard case .success(let bytes) = letterFiles.read(path), let file = try? SourceFile(path: path, bytes: bytes) else {
      return nil
    }
    files[path] = (file, SpanTrace(file))
    return files[path]
  }

  /// The bytes of its file that each byte of a span was read from.
  mutating func ranges(of span: Span, in path: String) -> [Range<Int>]? {
    if let last, last.file == path, last.span.position == span.position, last.span == span { return last.ranges }
    let ranges = file(path)?.trace.ranges(of: span)
    last = (path, span, ranges)
    return ranges
  }

  /// The place of a byte of a span, with the line it stands on; the span's file alone where no more is known.
  mutating func place(of offset: Int, in span: Span, of piece: FiledCopy) -> Place {
    guard let (file, trace) = file(piece.file), let ranges = ranges(of: span, in: piece.file) else {
      return Place(file: piece.file, story: piece.story)
    }
    let start = offset < ranges.count ? ranges[offset].lowerBound : ranges.last?.upperBound
    return file.place(start.map { trace.position(of: $0) } ?? span.position!, story: piece.story)
  }
}
