public import Inks

/// An ICC profile of a printing condition, its bytes as they stand in its file.
public struct PressProfile: Hashable, Sendable {
  public let bytes: [UInt8]
  /// The name it gives itself.
  public let name: String
  public let condition: OutputCondition

  /// The largest profile taken, in bytes: those of printing houses have 0.5 to 3 MB.
  public static let largest = 16 << 20

  /// Reads a profile's header and its name (ICC.1:2004-10, 7.2 and 9.2.41). It may come from anywhere.
  /// - Throws: `ProfileFault` where it is none, none of a press in four colours, or one that PDF/X-4 does not take: a
  ///   version after 4 (ISO 15930-7, 6.2.3).
  public init(reading bytes: [UInt8]) throws(ProfileFault) {
    guard bytes.count >= 132, word(bytes, 36) == "acsp" else { throw .notAProfile }
    guard bytes.count <= PressProfile.largest, number(bytes, 0) == bytes.count else { throw .damaged }
    guard word(bytes, 12) == "prtr" else { throw .notAPress(kind: word(bytes, 12)) }
    guard word(bytes, 16) == "CMYK" else { throw .notFourInks(space: word(bytes, 16)) }
    guard bytes[8] <= 4 else { throw .tooNew(version: Int(bytes[8])) }
    self.bytes = bytes
    name = PressProfile.name(in: bytes) ?? "ICC"
    condition = OutputCondition(profileName: name)
  }

  private static func name(in bytes: [UInt8]) -> String? {
    guard let count = number(bytes, 128), count <= 200 else { return nil }
    for entry in 0..<count {
      let at = 132 + 12 * entry
      guard word(bytes, at) == "desc" else { continue }
      guard let start = number(bytes, at + 4), let length = number(bytes, at + 8), length >= 12,
        start + length <= bytes.count
      else { return nil }
      switch word(bytes, start) {
      case "desc":
        guard let letters = number(bytes, start + 8), letters <= length - 12 else { return nil }
        return clean(bytes[(start + 12)..<(start + 12 + letters)].prefix { $0 != 0 }.map { UInt16($0) })
      case "mluc":
        guard let size = number(bytes, start + 20), let offset = number(bytes, start + 24), offset + size <= length
        else { return nil }
        let units = stride(from: start + offset, to: start + offset + size - 1, by: 2)
        return clean(units.map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) })
      default: return nil
      }
    }
    return nil
  }

  /// On one line and of a length that can be printed.
  private static func clean(_ units: [UInt16]) -> String? {
    let text = String(decoding: units, as: UTF16.self)
    let scalars = text.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.prefix(120)
    let words = String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
    return words.isEmpty ? nil : words
  }
}

/// Why a file is of no use as the profile of a press.
public enum ProfileFault: Error, Hashable, Sendable {
  case notAProfile
  case damaged
  /// A profile of a screen (`mntr`), a scanner (`scnr`), …
  case notAPress(kind: String)
  case notFourInks(space: String)
  case tooNew(version: Int)
}

extension OutputCondition {
  /// The condition that the maker of a profile names in its name. Those of FOGRA and of the Americas (CGATS) are in the
  /// registry of the ICC.
  init(profileName name: String) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    let known = OutputCondition.known.first { entry in entry.signs.contains { letters.contains($0) } }
    self.init(
      identifier: known?.identifier ?? OutputCondition.unregistered, words: known?.words ?? name, profile: name)
  }

  /// The longer signs first: `PSO Uncoated v3` is not `PSO Uncoated`.
  private static let known: [(signs: [String], identifier: String, words: String)] = [
    (["fogra51", "psocoatedv3"], "FOGRA51", "Offset, premium coated paper, ISO 12647-2:2013"),
    (["fogra52", "psouncoatedv3"], "FOGRA52", "Offset, wood-free uncoated paper, ISO 12647-2:2013"),
    (["fogra47", "psouncoated"], "FOGRA47", "Offset, uncoated white paper, ISO 12647-2:2004/Amd 1"),
    (["fogra39", "isocoatedv2"], "FOGRA39", "Offset, coated paper, ISO 12647-2:2004/Amd 1"),
    (["fogra30", "isouncoatedyellowish"], "FOGRA30", "Offset, uncoated yellowish paper, ISO 12647-2:2004"),
    (["fogra29", "isouncoated"], "FOGRA29", "Offset, uncoated white paper, ISO 12647-2:2004"),
    (["fogra27", "isocoated"], "FOGRA27", "Offset, coated paper, ISO 12647-2:2004"),
    (["fogra28", "isowebcoated"], "FOGRA28", "Web offset, light coated paper, ISO 12647-2:2004"),
    (["fogra45", "psolwcimproved"], "FOGRA45", "Web offset, improved light coated paper"),
    (["fogra46", "psolwcstandard"], "FOGRA46", "Web offset, light coated paper"),
    (["fogra42", "snp", "isonewspaper"], "FOGRA42", "Web offset, newsprint"),
    (["tr006", "gracol2006coated1"], "CGATS TR 006", "Offset, grade 1 coated paper, GRACoL"),
    (["tr003", "swop2006coated3"], "CGATS TR 003", "Web offset, grade 3 coated paper, SWOP"),
    (["tr005", "swop2006coated5"], "CGATS TR 005", "Web offset, grade 5 coated paper, SWOP"),
    (["tr001", "webcoatedswop"], "CGATS TR 001", "Web offset, SWOP"),
  ]
}

private func word(_ bytes: [UInt8], _ at: Int) -> String {
  guard at >= 0, at + 4 <= bytes.count else { return "" }
  return String(decoding: bytes[at..<at + 4].map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
}

private func number(_ bytes: [UInt8], _ at: Int) -> Int? {
  guard at >= 0, at + 4 <= bytes.count else { return nil }
  return bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
}
