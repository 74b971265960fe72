/// How far signs hang into the margin, as a part of their own width, so that the edges of a column look straight.
///
/// After Hàn Thế Thành, «Micro-typographic extensions to the TeX typesetting system» (2000), and Robert Schlicht's
/// figures for microtype, kept smaller on the left where French « and – begin a line on purpose.
enum Protrusion {
  static func left(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "«", "‹": 0.35
    case "“", "‘", "’", "'", "\"", "„": 0.5
    case "–", "—": 0.2
    case "(", "[": 0.1
    case "A", "T", "V", "W", "Y", "À", "Â": 0.05
    default: 0
    }
  }

  static func right(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "-", "\u{2010}", ".", ",": 0.6
    case "’", "'", "”", "\"", "‘": 0.5
    case ":", ";", "»", "›": 0.35
    case "…", "–", "—": 0.3
    case "!", "?": 0.2
    case ")", "]": 0.15
    case "T", "V", "W", "Y", "A", "r", "v", "y": 0.05
    default: 0
    }
  }
}
