public import Diagnostics
public import Files
public import Transfer

/// The sources of a gathering, and what was found while they were read.
public struct NewsSources: Hashable, Sendable {
  public var sources: [NewsSource] = []
  /// Folders that hold photos and no text: their photos may be of any item.
  public var photoFolders: [NotesFolder] = []
  /// A link that was not followed, a file that is none of ours: for the report, none stops the gathering.
  public var findings: [Diagnostic] = []
}

extension NewsSource {
  /// Reads what the editor names, all or none: files, folders, `-` for the standard input, addresses of the web.
  /// - Parameters:
  ///   - fetcher: for addresses; nil refuses them.
  ///   - input: the standard input.
  /// - Throws: `source-unreadable`, `folder-too-full`, `download-needed`, … one finding for each that cannot be read.
  public static func read(
    _ names: [String], fetcher: Fetcher? = nil,
    input: (_ limit: Int) throws(FileError) -> [UInt8] = readStandardInput
  ) throws(Stop) -> NewsSources {
    var reading = SourceReader(fetcher: fetcher)
    for name in names {
      if name == "-" {
        reading.takeInput(input)
      } else if isWebAddress(name) || name.contains("://") {
        reading.takeAddress(name)
      } else if Folder(name).hasFolder("") {
        reading.takeFolder(name)
      } else {
        reading.takeFile(name)
      }
    }
    reading.refuseIdleFolders()
    if !reading.faults.isEmpty { throw Stop(reading.faults) }
    return reading.result
  }
}

/// Reads sources one after another, within the limits of all together.
struct SourceReader {
  let fetcher: Fetcher?
  var result = NewsSources()
  var faults: [Diagnostic] = []
  private var bytesLeft = NewsSource.wholeLimit
  private var hasInput = false

  init(fetcher: Fetcher?) { self.fetcher = fetcher }

  mutating func takeFile(_ path: String) {
    take(path, SourceOrigin(folder: Folder(parent(of: path)))) { limit throws(FileError) in
      try readFile(at: path, limit: limit)
    }
  }

  mutating func takeInput(_ input: (Int) throws(FileError) -> [UInt8]) {
    // A second time there would be nothing left to read.
    guard !hasInput else { return }
    hasInput = true
    take("-", SourceOrigin()) { limit throws(FileError) in try input(limit) }
  }

  private mutating func take(_ path: String, _ origin: SourceOrigin, _ read: (Int) throws(FileError) -> [UInt8]) {
    do {
      add(NewsSource(path: path, bytes: try read(NewsSource.sizeLimit), origin: origin))
    } catch {
      faults.append(.sourceUnreadable(path, error, limit: NewsSource.sizeLimit))
    }
  }

  mutating func takeAddress(_ address: String) {
    guard var fetcher else {
      // Permission would not help.
      faults.append(isWebAddress(address) ? .downloadNeeded(address) : .addressOfOtherKind(address))
      return
    }
    fetcher.limits.bytes = NewsSource.sizeLimit
    do {
      let answer = try fetcher.fetch(address)
      add(
        NewsSource(
          path: clean(address).text, bytes: answer.bytes,
          origin: SourceOrigin(address: answer.address, encoding: answer.contentType.flatMap(charset))))
    } catch {
      faults.append(.sourceNotFetched(address, error))
    }
  }

  /// - Returns: whether there was room for it.
  @discardableResult
  mutating func add(_ source: NewsSource) -> Bool {
    guard source.bytes.count <= bytesLeft else {
      let finding = Diagnostic.sourcesTooLarge(source.path, limit: NewsSource.wholeLimit)
      if !faults.contains(where: { $0.code == finding.code }) { faults.append(finding) }
      return false
    }
    bytesLeft -= source.bytes.count
    result.sources.append(source)
    return true
  }
}

private func parent(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The `charset` of a `Content-Type` (RFC 9110, 8.3.1).
func charset(in contentType: String) -> String? {
  for part in contentType.split(separator: ";").dropFirst() {
    let sides = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\"" && $0 != "'" } }
    if sides.count == 2, sides[0].lowercased() == "charset", !sides[1].isEmpty { return String(sides[1].prefix(40)) }
  }
  return nil
}
