import Diagnostics
import Files
import Imaging
import Inks
import Profiles

/// What a file for the press is printed on and with.
struct PressSetup {
  var paper: Paper
  var profile: PressProfile
  /// The profile as the program of the pictures is given it; nil for black alone.
  var pictureProfile: PictureProfile?
  /// One ink, for the office copier.
  var isBlackAlone: Bool
}

extension Paper {
  /// The profile that comes with the program.
  fileprivate var profileFile: String {
    switch self {
    case .coated: "layouts/profiles/ISOcoated_v2_300_bas.icc"
    case .uncoated: "layouts/profiles/FOGRA29L_uncoated_280.icc"
    }
  }
}

extension Workplace {
  /// What is needed to print: the paper, and its profile or the printing house's own.
  /// - Throws: a profile that cannot be read, or is none of a press.
  func pressSetup(_ request: ComposeRequest) throws(Stop) -> PressSetup {
    let (path, shown) = profilePath(request)
    let bytes: [UInt8]
    do {
      bytes = try Folder(String(path[..<path.lastIndex(of: "/")!])).read(
        String(path[path.index(after: path.lastIndex(of: "/")!)...]), limit: PressProfile.largest + 1)
    } catch {
      throw Stop(.profileUnreadable(shown, error))
    }
    let profile: PressProfile
    do { profile = try PressProfile(reading: bytes) } catch { throw Stop(error.diagnostic(file: shown)) }
    return PressSetup(
      paper: request.paper, profile: profile,
      pictureProfile: request.isGrey ? nil : PictureProfile(path: path, digest: sha256(bytes)),
      isBlackAlone: request.isGrey)
  }

  /// Where the profile is, from the root of the disk, and as the user knows it.
  private func profilePath(_ request: ComposeRequest) -> (path: String, shown: String) {
    if let own = request.profile {
      return (own.hasPrefix("/") ? own : root.path + "/" + own, own)
    }
    let file = request.paper.profileFile
    return ((root.hasFile(file) ? root : share).path + "/" + file, file)
  }
}
