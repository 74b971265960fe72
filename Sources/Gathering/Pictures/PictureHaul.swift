internal import Diagnostics
internal import Files
public import Imaging
public import Transfer

// Pictures come in: for each item the largest real one of its candidates, looked at before it is decoded, decoded away
// from the letter, stored upright and without a word of what the camera wrote into it.
//
// Nothing is written into the issue here: the outcome is a value, and its files wait in the cache of converted pictures
// until the gathering writes everything at once.

/// What taking pictures needs from outside.
public struct PictureTools: Hashable, Sendable {
  /// Whose program decodes, and whose cache keeps what it made.
  public var store: PictureStore
  /// For the pictures on the network; nil leaves them there.
  public var fetcher: Fetcher?

  public init(store: PictureStore, fetcher: Fetcher? = nil) {
    self.store = store
    self.fetcher = fetcher
  }
}

/// The pictures of a gathering, before the first byte of the issue is written.
struct PictureHaul: Hashable, Sendable {
  /// By the index of the item, in the order of its text; no entry for an item without any.
  var pictures: [Int: [ArticlePicture]] = [:]
  /// The same with those whose files the editor removed: what the source shows, whatever became of it here.
  var shown: [Int: [ArticlePicture]] = [:]
  /// To be written, in this order, each before the articles that name it. None of these files is there yet.
  var files: [NewPicture] = []
  /// What to remember from now on: what was known, then what is new.
  var memory: [KeptPicture] = []
  /// What was not taken and why, among others.
  var diagnostics: [Diagnostic] = []
}

/// A picture as the front matter of an article has it.
struct ArticlePicture: Hashable, Sendable {
  /// From the folder: `images/2021-05-05-1.jpg`.
  var file: String
  /// As the source says it, cleaned; often empty.
  var alt = ""
  var caption = ""
  var credit = ""
}

/// A picture that is to be written into the issue.
struct NewPicture: Hashable, Sendable {
  /// From the folder: `images/2021-05-05-1.jpg`.
  var file: String
  /// SHA-256 of its bytes.
  var digest: String
  /// Where it waits.
  var waiting: WaitingPicture

  /// - Throws: `FileError` where the cache was emptied meanwhile.
  func bytes() throws(FileError) -> [UInt8] { try waiting.bytes() }
}

/// What is remembered of a picture the tool wrote, so that the next gathering neither decodes nor fetches it again and
/// gives it no second name. Another digest on disk means that it was replaced by hand, no file that it was removed.
struct KeptPicture: Hashable, Sendable {
  /// The file's name in `images/`.
  var file: String
  /// SHA-256 of the file as the tool wrote it.
  var written: String
  /// SHA-256 of the picture as the source had it.
  var original: String
  /// Where the source had it: `accueil.html!accueil_fichiers/x.jpg`, `https://www.example.org/x.jpg`.
  var origin: String

  /// The parts of a line of the memory; none holds a tab or an end of line.
  var fields: [String] { [file, written, original, percentEncoded(origin)] }

  init(file: String, written: String, original: String, origin: String) {
    self.file = file
    self.written = written
    self.original = original
    self.origin = origin
  }

  /// Reads what `fields` writes.
  init?(fields: some Collection<String>) {
    let fields = Array(fields)
    guard fields.count == 4, isFileName(fields[0]), isDigest(fields[1]), isDigest(fields[2]),
      let origin = Files.percentDecoded(fields[3])
    else { return nil }
    self.init(file: fields[0], written: fields[1], original: fields[2], origin: origin)
  }
}
