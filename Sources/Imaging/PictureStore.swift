public import Diagnostics
public import Files

/// The pictures of the letter as they are wanted, each converted once: the cache, and the small program that fills it.
///
/// A picture's name in the cache is the SHA-256 of its source and of everything that decided its bytes, so that a stale
/// one cannot be found. The folder is the tool's own and may be thrown away at any time.
public struct PictureStore: Hashable, Sendable {
  /// The folder that holds `letter.yaml`.
  public var root: Folder
  /// Usually `.cache/pictures` in it.
  public var cache: Folder
  /// The path of `lettre-pictures`.
  public var program: String
  /// The letter's fonts, the only ones an SVG's text is set in.
  public var fontsFolder: String
  public var limits: Limits

  /// What a conversion may take.
  public struct Limits: Hashable, Sendable {
    /// Programs at work at the same time.
    public var processes: Int
    /// Seconds of the clock for one picture. (Its processor time and memory are limited by the program itself.)
    public var seconds: Int
    /// The largest source file, in bytes.
    public var sourceBytes: Int

    public init(processes: Int = 2, seconds: Int = 30, sourceBytes: Int = 64 << 20) {
      self.processes = max(processes, 1)
      self.seconds = max(seconds, 1)
      self.sourceBytes = sourceBytes
    }
  }

  public init(root: Folder, cache: Folder, program: String, fontsFolder: String, limits: Limits = Limits()) {
    self.root = root
    self.cache = cache
    self.program = program
    self.fontsFolder = fontsFolder
    self.limits = limits
  }

  /// What came of a list of requests.
  public struct Outcome: Hashable, Sendable {
    /// One for each request, in their order; nil where a finding says why.
    public var pictures: [ConvertedPicture?]
    public var findings: [Diagnostic]
    /// How many were not in the cache; 0 means that no program was started.
    public var converted: Int
  }

  /// Gives every picture asked for, from the cache or freshly converted. A picture that fails is a finding.
  public func convert(_ requests: [PictureRequest]) -> Outcome {
    let results = fetch(requests.map { ($0.file, $0.parameters, $0.paths, $0.purpose.fileEnding) }) {
      bytes -> ConvertedPicture? in
      guard let info = try? PictureInfo(reading: bytes), bytes.endsLikePicture else { return nil }
      return ConvertedPicture(bytes: bytes, width: info.width, height: info.height)
    }
    return Outcome(pictures: results.values, findings: results.findings, converted: results.made)
  }

  /// What came of fetching things made from pictures.
  struct Fetched<Value> {
    /// One for each thing wanted, in their order; nil where a finding says why.
    var values: [Value?]
    var findings: [Diagnostic] = []
    /// How many were not in the cache.
    var made = 0
  }

  /// Things made from pictures, from the cache or freshly made.
  /// - Parameters:
  ///   - wanted: a source, the words of its job, those that do not decide what comes of it, and the ending of the file.
  ///   - read: what a file of the cache says; nil where it is not whole, and then it is made again.
  func fetch<Value>(
    _ wanted: [(file: String, parameters: [String], paths: [String], ending: String)], read: ([UInt8]) -> Value?
  ) -> Fetched<Value> {
    var fetched = Fetched<Value>(values: Array(repeating: nil, count: wanted.count))
    var sources = SourceDigests(root: root, cache: cache, limit: limits.sourceBytes)
    var jobs: [PictureJob] = []
    var waiting: [String: [Int]] = [:]
    for (index, want) in wanted.enumerated() {
      let name: String
      switch sources.digest(of: want.file) {
      case .success(let digest): name = key(source: digest, want.parameters) + "." + want.ending
      case .failure(let fault):
        fetched.findings.append(contentsOf: [fault.diagnostic(want.file)].filter { !fetched.findings.contains($0) })
        continue
      }
      if waiting[name] == nil {
        if let value = (try? cache.read(name)).flatMap(read) {
          fetched.values[index] = value
          continue
        }
        if let path = try? root.path(of: want.file) {
          jobs.append(
            PictureJob(
              file: want.file, source: path, name: name, into: cache.path + "/" + name, want.parameters + want.paths))
        }
      }
      waiting[name, default: []].append(index)
    }
    sources.save()
    guard !jobs.isEmpty else { return fetched }
    do {
      try cache.makeFolder()
    } catch {
      fetched.findings.append(.pictureCacheUnwritable(cache.path, reason: error.reason))
      return fetched
    }
    fetched.made = jobs.count
    let crew = PictureCrew(program: program, fontsFolder: fontsFolder, limits: limits, cache: cache)
    for (job, end) in zip(jobs, crew.run(jobs)) {
      switch end {
      case .done:
        guard let value = (try? cache.read(job.name)).flatMap(read) else {
          fetched.findings.append(.pictureUnreadable(job.file, reason: job.name))
          continue
        }
        for index in waiting[job.name] ?? [] { fetched.values[index] = value }
      case .failed(PictureStore.inksUnknown): fetched.findings.append(.pictureInksUnknown(job.file))
      case .failed(let reason): fetched.findings.append(.pictureUnreadable(job.file, reason: reason))
      case .timedOut: fetched.findings.append(.pictureTooSlow(job.file, seconds: limits.seconds))
      case .crashed: fetched.findings.append(.pictureCrashed(job.file))
      case .notStarted(let reason): fetched.findings.append(.picturesProgramMissing(program, reason: reason))
      }
    }
    var seen: Set<Diagnostic> = []
    fetched.findings.removeAll { !seen.insert($0).inserted }
    return fetched
  }

  /// The program's word for a picture in four inks that does not say which.
  static let inksUnknown = "inks without a profile"

  func key(source: String, _ parameters: [String]) -> String {
    sha256(Array(([source] + parameters + ["recipe=\(PictureRequest.recipe)"]).joined(separator: "\n").utf8))
  }
}

extension [UInt8] {
  /// Whether they end as a JPEG or a PNG does: one that was cut short is made again.
  var endsLikePicture: Bool {
    suffix(2).elementsEqual([0xFF, 0xD9]) || suffix(8).elementsEqual([0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
  }
}
