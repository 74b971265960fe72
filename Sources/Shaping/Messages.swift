import Diagnostics
import Fonts

extension Diagnostic {
  /// A font file that is there but cannot be used.
  static func unreadableFont(_ face: FontFace, _ fault: FontFault) -> Diagnostic {
    let why = fault.wording
    return Diagnostic(
      "unreadable-font", .error,
      Wording(
        fr: "la police «\u{A0}\(face.file)\u{A0}» est illisible\u{A0}: \(why.french)",
        en: "the font '\(face.file)' cannot be read: \(why.english)"),
      hint: Wording(
        fr: "remplacez le fichier par l’original\u{202F}; fonts/SHA256SUMS dit à quoi le reconnaître",
        en: "put the original file in its place; fonts/SHA256SUMS tells how to know it"))
  }
}

/// What is wrong with a font file.
enum FontFault: Hashable {
  case notOpened
  case tooLarge(bytes: Int)
  case notAFont
  case truncated(table: String, missing: Int)
  case lacks(table: String)

  fileprivate var wording: Wording {
    switch self {
    case .notOpened: Wording(fr: "il ne s’ouvre pas", en: "it does not open")
    case .tooLarge(let bytes):
      Wording(fr: "\(bytes >> 20) Mo, plus que les 32 permis", en: "\(bytes >> 20) MB, more than the 32 allowed")
    case .notAFont: Wording(fr: "ce n’est pas une police OpenType", en: "it is no OpenType font")
    case .truncated(let table, let missing):
      Wording(
        fr: "il manque \(missing) octets à la table «\u{A0}\(table)\u{A0}»",
        en: "table '\(table)' lacks \(missing) bytes")
    case .lacks(let table):
      Wording(fr: "la table «\u{A0}\(table)\u{A0}» manque", en: "table '\(table)' is missing")
    }
  }
}
