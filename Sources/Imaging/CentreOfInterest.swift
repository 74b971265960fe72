public import Diagnostics

/// The place of a picture that draws the eye: faces, sharp edges, strong colours.
public struct CentreOfInterest: Hashable, Sendable {
  /// In fractions of the upright picture, from its top left.
  public var x, y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Reads what `lettre-pictures` writes: two fractions on a line.
  init?(_ bytes: [UInt8]) {
    let words = String(decoding: bytes.prefix(64), as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let x = Double(words[0]), let y = Double(words[1]), (0...1).contains(x), (0...1).contains(y)
    else { return nil }
    self.init(x: x, y: y)
  }
}

/// A picture whose centre of interest is asked for.
public struct CentreRequest: Hashable, Sendable {
  /// From the folder that holds `letter.yaml`.
  public var file: String
  /// The part looked at, in fractions from the top left; the centre is told in fractions of the whole.
  public var x, y, width, height: Double

  public init(file: String, x: Double = 0, y: Double = 0, width: Double = 1, height: Double = 1) {
    self.file = file
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Everything but the source that decides the answer, in the words of a job.
  var parameters: [String] { ["part=\(x),\(y),\(width),\(height)", "form=centre", "width=256", "height=256"] }
}

extension PictureStore {
  /// What came of a list of questions.
  public struct Centres: Hashable, Sendable {
    /// One for each request, in their order; nil where a finding says why.
    public var centres: [CentreOfInterest?]
    public var findings: [Diagnostic]
    /// How many were not in the cache; 0 means that no program was started.
    public var looked: Int
  }

  /// Tells where each picture draws the eye, from the cache or by looking at it.
  public func centres(of requests: [CentreRequest]) -> Centres {
    let results = fetch(requests.map { ($0.file, $0.parameters, [], "centre") }) { CentreOfInterest($0) }
    return Centres(
      centres: zip(requests, results.values).map { request, centre in
        centre.map {
          CentreOfInterest(x: request.x + $0.x * request.width, y: request.y + $0.y * request.height)
        }
      }, findings: results.findings, looked: results.made)
  }
}
