/// A picture to convert: a line of words parted by tabs, paths percent-encoded.
///
///     source=/…/puits.jpg  into=/…/3f2a.jpg  part=0,0.1,1,0.8  width=1200  height=800  form=jpeg  quality=85
struct Job: Hashable {
  enum Part: Hashable {
    /// In fractions of the upright picture.
    case part(x: Double, y: Double, width: Double, height: Double)
    case attention
  }

  enum Form: Hashable {
    case jpeg(quality: Int, hasFullColour: Bool)
    case png
    /// No picture but a line of text: the place that draws the eye, in fractions from the top left of the part.
    case centre
  }

  /// What the numbers of its pixels mean.
  enum Colours: Hashable {
    case screen
    /// The inks of the press whose profile is in a file; a grey picture in black alone.
    case inks(profile: String)
    case blackAlone
    /// A picture from outside as the letter keeps it: sRGB or grey, and only where it is known what its numbers mean and
    /// where it shows something.
    case kept

    /// Whether colours with a profile are brought to the screen's.
    var areOfScreen: Bool { self == .screen || self == .kept }
  }

  var source, into: String
  var colours = Colours.screen
  var part: Part
  /// The box the result fits in, in pixels.
  var width, height: Int
  var form: Form

  init(source: String, into: String, part: Part, width: Int, height: Int, form: Form) {
    self.source = source
    self.into = into
    self.part = part
    self.width = width
    self.height = height
    self.form = form
  }

  /// Nil for a line that is not wholly understood.
  init?(_ line: String) {
    var words: [String: String] = [:]
    for word in line.split(separator: "\t") {
      let sides = word.split(separator: "=", maxSplits: 1)
      words[String(sides[0])] = sides.count == 2 ? String(sides[1]) : ""
    }
    guard let source = words["source"].flatMap(decoded), let into = words["into"].flatMap(decoded),
      let width = words["width"].flatMap({ Int($0) }), let height = words["height"].flatMap({ Int($0) }),
      (1...30_000).contains(width), (1...30_000).contains(height)
    else { return nil }
    if words["attention"] != nil {
      part = .attention
    } else {
      let numbers = (words["part"] ?? "").split(separator: ",").compactMap { Double($0) }
      guard numbers.count == 4, numbers.allSatisfy({ (0...1).contains($0) }), numbers[2] > 0, numbers[3] > 0,
        numbers[0] + numbers[2] <= 1.000_001, numbers[1] + numbers[3] <= 1.000_001
      else { return nil }
      part = .part(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    }
    switch words["form"] {
    case "jpeg":
      guard let quality = words["quality"].flatMap({ Int($0) }), (1...100).contains(quality) else { return nil }
      form = .jpeg(quality: quality, hasFullColour: words["colour"] == "full")
    case "png": form = .png
    case "centre": form = .centre
    default: return nil
    }
    if let profile = words["profile"] {
      guard let path = decoded(profile) else { return nil }
      colours = .inks(profile: path)
    } else if words["inks"] == "black" {
      colours = .blackAlone
    } else if words["inks"] == "none" {
      colours = .kept
    } else if words["inks"] != nil {
      return nil
    }
    self.source = source
    self.into = into
    self.width = width
    self.height = height
  }
}

/// The path that percent-encoding stands for; nil where it is broken or empty.
private func decoded(_ text: String) -> String? {
  var bytes: [UInt8] = []
  var rest = Substring(text).utf8
  while let byte = rest.popFirst() {
    if byte != UInt8(ascii: "%") {
      bytes.append(byte)
    } else {
      guard rest.count >= 2, let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), code != 0
      else { return nil }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
  }
  return bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
}
