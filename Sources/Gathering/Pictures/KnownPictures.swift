internal import Files

/// The pictures an issue has, and what is remembered of them.
struct KnownPictures {
  private var byOrigin: [String: KeptPicture] = [:]
  private var byOriginal: [String: KeptPicture] = [:]
  /// The file that holds these bytes, by their digest.
  private var byWritten: [String: String] = [:]
  /// Names in use now, and those used before: an article may still have one.
  private var names: Set<String>
  private var files: Set<String>
  private let folder: Folder
  private var hasHashed = false

  init(_ known: [KeptPicture], in issue: Folder) {
    folder = issue.folder("images")
    files = Set((try? folder.list()) ?? [])
    names = Set((files.union(known.map(\.file))).map(Self.stem))
    for picture in known { add(picture) }
  }

  mutating func add(_ picture: KeptPicture) {
    byOrigin[picture.origin] = picture
    byOriginal[picture.original] = picture
    byWritten[picture.written] = picture.file
    names.insert(Self.stem(picture.file))
  }

  func kept(from origin: String) -> KeptPicture? { byOrigin[origin] }

  func kept(original: String) -> KeptPicture? { byOriginal[original] }

  /// Whether a file is in the issue, as it was written or replaced by hand, or is about to be.
  func isThere(_ file: String) -> Bool { files.contains(file) }

  /// The file with these bytes: one remembered, or one that lies in the folder, as after the memory was lost.
  mutating func file(holding digest: String) -> String? {
    if let known = byWritten[digest] { return known }
    if !hasHashed {
      hasHashed = true
      for file in files.sorted() where !byWritten.values.contains(file) {
        // Larger ones are not the tool's.
        if let bytes = try? folder.read(file, limit: 32 << 20) {
          let digest = sha256(bytes)
          if byWritten[digest] == nil { byWritten[digest] = file }
        }
      }
    }
    return byWritten[digest]
  }

  /// `2021-05-05-3.jpg`, for a file that is about to be written.
  mutating func freeName(_ day: String, ending: String) -> String {
    var number = 1
    while names.contains("\(day)-\(number)") { number += 1 }
    let name = "\(day)-\(number)"
    names.insert(name)
    files.insert(name + "." + ending)
    return name + "." + ending
  }

  private static func stem(_ name: String) -> String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name }
}
