internal import Files

/// The part of a picture that is wanted.
public enum PictureCrop: Hashable, Sendable {
  case whole
  /// In fractions of the upright picture's width and height, from the top left.
  case part(x: Double, y: Double, width: Double, height: Double)
  /// The part of the wanted shape that draws the eye most, chosen by libvips.
  case attention
}

/// What a converted picture is for, which decides its form.
public enum PicturePurpose: String, Hashable, Sendable, CaseIterable {
  /// The screen edition: sRGB JPEG with full colour resolution.
  case screen
  /// The mail: sRGB JPEG, colour at half resolution below quality 90, as mails do to stay light.
  case email
  /// A page image to look at: PNG, which cairo can read.
  case proof
  /// The press: a JPEG in the inks of the request's profile, a grey picture in black alone, full colour resolution.
  case press

  /// The ending of its files.
  var fileEnding: String { self == .proof ? "png" : "jpg" }
}

/// The ICC profile of a press, as a file for `lettre-pictures`.
public struct PictureProfile: Hashable, Sendable {
  /// Absolute.
  public var path: String
  /// SHA-256 of its bytes: a picture converted with another profile is another picture.
  public var digest: String

  public init(path: String, digest: String) {
    self.path = path
    self.digest = digest
  }
}

/// A picture wanted in a given shape.
public struct PictureRequest: Hashable, Sendable {
  /// From the folder that holds `letter.yaml`.
  public var file: String
  public var crop: PictureCrop
  /// The most pixels wanted. The result keeps the shape of the crop and is never larger than the original gives,
  /// except from a vector picture, which fills them.
  public var width, height: Int
  public var purpose: PicturePurpose
  /// JPEG quality, 1…100; of no account for a proof.
  public var quality: Int
  /// For the press: what its inks are. Nil gives a picture in black alone.
  public var profile: PictureProfile?

  public init(
    file: String, crop: PictureCrop = .whole, width: Int, height: Int, purpose: PicturePurpose, quality: Int = 85,
    profile: PictureProfile? = nil
  ) {
    self.file = file
    self.crop = crop
    self.width = width
    self.height = height
    self.purpose = purpose
    self.quality = quality
    self.profile = profile
  }

  /// The version of the recipe: one more whenever the same request would give other bytes.
  static let recipe = 1

  /// Everything but the source that decides the bytes, in the words of a job; also what the cache key is made from.
  var parameters: [String] {
    let shape =
      switch crop {
      case .whole: "part=0,0,1,1"
      case .part(let x, let y, let width, let height): "part=\(x),\(y),\(width),\(height)"
      case .attention: "attention"
      }
    let form = purpose == .proof ? ["form=png"] : ["form=jpeg", "quality=\(min(max(quality, 1), 100))"]
    return [shape, "width=\(max(width, 1))", "height=\(max(height, 1))"] + form
      + (purpose == .screen || purpose == .press ? ["colour=full"] : [])
      + (purpose == .press ? ["inks=\(profile?.digest ?? "black")"] : [])
  }

  /// What the job is told besides: where a file is, which decides nothing.
  var paths: [String] { (profile.map { ["profile=" + percentEncoded($0.path)] } ?? []) }
}

/// A picture as it was asked for.
public struct ConvertedPicture: Hashable, Sendable {
  /// JPEG, or PNG for a proof; without a profile (sRGB, or the inks of the request's), without EXIF.
  public var bytes: [UInt8]
  public var width, height: Int

  public init(bytes: [UInt8], width: Int, height: Int) {
    self.bytes = bytes
    self.width = width
    self.height = height
  }
}
