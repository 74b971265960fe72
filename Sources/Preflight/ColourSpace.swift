import PDFFile

/// A colour space, as far as it matters for judging inks (ISO 32000-1, 8.6).
indirect enum ColourSpace: Hashable, Sendable {
  case deviceGray
  case deviceRGB
  case deviceCMYK
  case calGray
  case calRGB
  case lab
  /// The number of its components.
  case iccBased(Int, PDFReference?)
  case indexed(ColourSpace)
  case separation(String, alternate: ColourSpace)
  case deviceN([String], alternate: ColourSpace)
  case pattern(ColourSpace?)
  case unknown

  var components: Int {
    switch self {
    case .deviceGray, .calGray, .indexed, .separation: 1
    case .deviceRGB, .calRGB, .lab: 3
    case .deviceCMYK: 4
    case .iccBased(let count, _): count
    case .deviceN(let names, _): names.count
    case .pattern(let base): base?.components ?? 0
    case .unknown: 0
    }
  }

  /// The colour in force when the space is chosen (8.6.5.1 and following).
  var initialValues: [Double] {
    switch self {
    case .deviceCMYK, .iccBased(4, _): [0, 0, 0, 1]
    case .separation, .deviceN: Array(repeating: 1, count: components)
    default: Array(repeating: 0, count: components)
    }
  }

  /// The space in which what is painted arrives, under an index, an alternate or a pattern.
  var bases: [ColourSpace] {
    switch self {
    case .indexed(let base), .pattern(let base?): base.bases
    case .separation(_, let alternate), .deviceN(_, let alternate): [self] + alternate.bases
    default: [self]
    }
  }
}

/// Reads colour spaces, following names into a resource dictionary.
struct ColourSpaceReader {
  let document: PDFDocument
  let resources: PDFValue

  func read(_ value: PDFValue, depth: Int = 0) -> ColourSpace {
    guard depth < 8 else { return .unknown }
    let space = document.resolve(value)
    if let name = space.name { return named(name, depth: depth) }
    guard let parts = space.array, let family = document.resolve(parts.first ?? .null).name else { return .unknown }
    let second = parts.count > 1 ? parts[1] : .null
    let third = parts.count > 2 ? parts[2] : .null
    switch family {
    case "CalGray": return .calGray
    case "CalRGB": return .calRGB
    case "Lab": return .lab
    case "ICCBased":
      return .iccBased(min(max(document.resolve(second, "N").integer ?? 0, 0), 4), second.reference)
    case "Indexed", "I": return .indexed(read(second, depth: depth + 1))
    case "Separation":
      return .separation(document.resolve(second).name ?? "", alternate: read(third, depth: depth + 1))
    case "DeviceN":
      let names = (document.resolve(second).array ?? []).compactMap { document.resolve($0).name }
      return .deviceN(Array(names.prefix(32)), alternate: read(third, depth: depth + 1))
    case "Pattern": return .pattern(second.isNull ? nil : read(second, depth: depth + 1))
    default: return named(family, depth: depth)
    }
  }

  private func named(_ name: String, depth: Int) -> ColourSpace {
    switch name {
    case "DeviceGray", "G": return .deviceGray
    case "DeviceRGB", "RGB": return .deviceRGB
    case "DeviceCMYK", "CMYK": return .deviceCMYK
    case "Pattern": return .pattern(nil)
    default:
      let entry = document.resolve(resources, "ColorSpace")[name]
      return entry.isNull ? .unknown : read(entry, depth: depth + 1)
    }
  }

  /// Whether the resources give a device space another meaning (8.6.5.6).
  func hasDefault(_ key: String) -> Bool { !document.resolve(document.resolve(resources, "ColorSpace"), key).isNull }
}

/// A colour as it is painted.
struct PaintColour: Hashable, Sendable {
  var space: ColourSpace
  var values: [Double]

  static let black = PaintColour(space: .deviceGray, values: [0])

  /// Cyan, magenta, yellow and black in 0…1 where the colour says them itself; a separation counts as one ink of its own.
  var inks: [Double]? {
    switch (space, values.count) {
    case (.deviceCMYK, 4), (.iccBased(4, _), 4): values
    case (.deviceGray, 1), (.calGray, 1), (.iccBased(1, _), 1): [0, 0, 0, 1 - values[0]]
    case (.separation("All", _), 1): [values[0], values[0], values[0], values[0]]
    case (.separation("Black", _), 1): [0, 0, 0, values[0]]
    case (.separation("None", _), _): [0, 0, 0, 0]
    case (.separation, 1): [values[0]]
    case (.deviceN, _): values
    default: nil
    }
  }

  /// How many inks print, more than a trace of each.
  var inkCount: Int? { inks.map { $0.count { $0 > 0.005 } } }

  /// Whether the paper shows.
  var isWhite: Bool {
    if let inks { return inks.allSatisfy { $0 < 0.005 } }
    switch space {
    case .deviceRGB, .calRGB, .iccBased(3, _): return values.allSatisfy { $0 > 0.995 }
    default: return false
    }
  }

  /// The ink for marks and bars, on every plate.
  var isRegistration: Bool {
    if case .separation("All", _) = space { true } else { false }
  }

  /// Black or nearly, whatever it is made of.
  var isDark: Bool {
    switch (space, values.count) {
    case (.deviceRGB, 3), (.calRGB, 3), (.iccBased(3, _), 3):
      return values.allSatisfy { $0 < 0.15 }
    default: break
    }
    guard let inks, inks.count == 4 else { return false }
    return inks[3] > 0.8 || (inks[0] > 0.6 && inks[1] > 0.55 && inks[2] > 0.55)
  }
}
