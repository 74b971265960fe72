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
    var outcome = Outcome(pictures: Array(repeating: nil, count: requests.count), findings: [], converted: 0)
    var sources = SourceDigests(root: root, cache: cache, limit: limits.sourceBytes)
    var jobs: [PictureJob] = []
    var wanted: [String: [Int]] = [:]
    for (index, request) in requests.enumerated() {
      let key: String
      switch sources.digest(of: request.file) {
      case .success(let digest): key = self.key(source: digest, request)
      case .failure(let fault):
        outcome.findings.append(contentsOf: [fault.diagnostic(request.file)].filter { !outcome.findings.contains($0) })
        continue
      }
      let name = key + "." + request.purpose.fileEnding
      if wanted[name] == nil {
        if let picture = read(name) {
          outcome.pictures[index] = picture
          continue
        }
        if let path = try? root.path(of: request.file) {
          jobs.append(
            PictureJob(file: request.file, source: path, name: name, into: cache.path + "/" + name, request.parameters))
        }
      }
      wanted[name, default: []].append(index)
    }
    sources.save()
    guard !jobs.isEmpty else { return outcome }
    do {
      try cache.makeFolder()
    } catch {
      outcome.findings.append(.pictureCacheUnwritable(cache.path, reason: error.reason))
      return outcome
    }
    outcome.converted = jobs.count
    let crew = PictureCrew(program: program, fontsFolder: fontsFolder, limits: limits, cache: cache)
    for (job, end) in zip(jobs, crew.run(jobs)) {
      switch end {
      case .done:
        guard let picture = read(job.name) else {
          outcome.findings.append(.pictureUnreadable(job.file, reason: job.name))
          continue
        }
        for index in wanted[job.name] ?? [] { outcome.pictures[index] = picture }
      case .failed(let reason): outcome.findings.append(.pictureUnreadable(job.file, reason: reason))
      case .timedOut: outcome.findings.append(.pictureTooSlow(job.file, seconds: limits.seconds))
      case .crashed: outcome.findings.append(.pictureCrashed(job.file))
      case .notStarted(let reason): outcome.findings.append(.picturesProgramMissing(program, reason: reason))
      }
    }
    var seen: Set<Diagnostic> = []
    outcome.findings.removeAll { !seen.insert($0).inserted }
    return outcome
  }

  private func key(source: String, _ request: PictureRequest) -> String {
    sha256(Array(([source] + request.parameters + ["recipe=\(PictureRequest.recipe)"]).joined(separator: "\n").utf8))
  }

  /// A picture of the cache; nil where it is absent or not whole.
  private func read(_ name: String) -> ConvertedPicture? {
    guard let bytes = try? cache.read(name), let info = try? PictureInfo(reading: bytes), bytes.endsLikePicture else {
      return nil
    }
    return ConvertedPicture(bytes: bytes, width: info.width, height: info.height)
  }
}

extension [UInt8] {
  /// Whether they end as a JPEG or a PNG does: one that was cut short is made again.
  fileprivate var endsLikePicture: Bool {
    suffix(2).elementsEqual([0xFF, 0xD9]) || suffix(8).elementsEqual([0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
  }
}
