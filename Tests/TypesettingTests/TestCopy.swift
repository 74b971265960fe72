import Dictionaries
import Fonts
import Geometry
import Shaping
import Typesetting

import struct Foundation.Data
import class Foundation.FileManager
import struct Foundation.URL

/// Where the repository is: from this file, three folders up.
enum Repository {
  static let path = String(#filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 })
  static let seed = path + "/../shared/seeds/accueil.txt"
  static let patterns = "/usr/share/hyphen/hyph_fr.dic"

  static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The committed faces.
enum Faces {
  static let text = FontFace("linux-libertine/LinLibertine_R.otf")
  static let italic = FontFace("linux-libertine/LinLibertine_RI.otf")
  static let bold = FontFace("linux-libertine/LinLibertine_RB.otf")
  static let display = FontFace("lato/Lato-Heavy.ttf")

  static var catalogue: FontCatalogue {
    let root = Repository.path + "/fonts"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return FontCatalogue(files.map { FontCatalogue.Entry(file: $0, path: root + "/" + $0) })
  }

  static let body = TextStyle(
    face: text, size: 9.5.pt, features: [FontFeature("onum"), FontFeature("kern"), FontFeature("liga")])

  static func hyphenator() throws -> Hyphenator { try Hyphenator(dictionary: Repository.patterns) }
}

/// Copy as FrenchText would leave it, near enough for figures.
func frenchSpaced(_ text: String) -> String {
  var text = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
  for (from, to) in [
    ("'", "’"), (" :", "\u{A0}:"), (" ;", "\u{202F};"), (" !", "\u{202F}!"), (" ?", "\u{202F}?"), ("« ", "«"),
    (" »", "»"), ("«", "«\u{A0}"), ("»", "\u{A0}»"),
  ] {
    text = text.split(separator: from, omittingEmptySubsequences: false).joined(separator: to)
  }
  return text
}

extension String {
  func split(separator: String, omittingEmptySubsequences: Bool) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    parts.append(rest)
    return parts
  }
}
