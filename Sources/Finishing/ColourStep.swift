import Glibc
import Inks
import PDFFile

/// Puts recipes in the place of keys, and says what overprints.
///
/// Colours are written just before they are needed, at the beginning of a path or before letters, so that type and areas
/// of one ink may differ, and what is set and never used leaves nothing behind. Text in black alone overprints up to a
/// size: where its plate lies a hair aside there is no pale seam around the letters. Everything else knocks out, white
/// above all, which would vanish (ISO 32000-1, 11.7.4.4).
struct ColourStep: ContentStep {
  let keys: InkKeys
  /// In points; type that is larger hides what is under it, which would show through.
  let largestOverprint: Double

  private var state = GraphicsState()
  private var saved: [GraphicsState] = []
  private var textMatrix = Matrix.identity
  private var isInPath = false

  /// The names of what the rewritten streams refer to, in the resources of each.
  static let overprint = "LettreOverprint"
  static let knockout = "LettreKnockout"
  static let registration = "LettreAll"

  init(keys: InkKeys, largestOverprint: Double) {
    self.keys = keys
    self.largestOverprint = largestOverprint
  }

  mutating func begin(_ place: ContentPlace) {
    state = GraphicsState()
    saved = []
    isInPath = false
  }

  mutating func edit(_ operation: ContentOperation, in place: ContentPlace) throws(FinishingFault) -> ContentEdit {
    switch operation.name {
    case "q": saved.append(state)
    case "Q":
      guard let last = saved.popLast() else { throw .unknownOperation("Q", page: place.page) }
      state = last
    case "cm":
      guard let matrix = Matrix(operation.operands) else { throw .unknownOperation("cm", page: place.page) }
      state.matrix = matrix.then(state.matrix)

    case "rg", "g", "k":
      state.fill = .colour(try colour(operation, page: place.page))
      return ContentEdit(replacement: [])
    case "RG", "G", "K":
      state.stroke = .colour(try colour(operation, page: place.page))
      return ContentEdit(replacement: [])
    case "cs", "CS":
      guard operation.operands == [.name("Pattern")] else { throw unknown(operation, place) }
      return ContentEdit(replacement: [])
    case "scn", "SCN":
      guard operation.operands.count == 1, let pattern = operation.operands[0].name else {
        throw unknown(operation, place)
      }
      if operation.name == "scn" { state.fill = .pattern(pattern) } else { state.stroke = .pattern(pattern) }
      return ContentEdit(replacement: [])

    case "m", "re":
      if !isInPath {
        isInPath = true
        return ContentEdit(before: paint(inType: false))
      }
    case "l", "c", "v", "y", "h": break
    case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n": isInPath = false
    case "W", "W*": break
    case "sh", "Do": return ContentEdit(before: paint(inType: false))

    case "BT": textMatrix = .identity
    case "ET": break
    case "Tf": state.fontSize = operation.operands.last?.number ?? 0
    case "Tm":
      guard let matrix = Matrix(operation.operands) else { throw unknown(operation, place) }
      textMatrix = matrix
    case "Tr": state.renderingMode = operation.operands.first?.integer ?? 0
    case "Td", "TD", "T*", "Tc", "Tw", "Tz", "TL", "Ts": break
    case "Tj", "TJ", "'", "\"": return ContentEdit(before: paint(inType: true))

    case "w", "J", "j", "M", "d", "i", "gs": break
    case "BMC", "BDC", "EMC", "MP", "DP": break
    case "ri": return ContentEdit(replacement: [])
    // Inline images (BI), glyph descriptions (d0, d1), other colour spaces (sc, SC) and PostScript: nobody drew them.
    default: throw unknown(operation, place)
    }
    return .none
  }

  // MARK: - Writing

  /// What must be said before something is painted.
  private mutating func paint(inType isType: Bool) -> [UInt8] {
    var result: [UInt8] = []
    let overprints = isType && isSmallBlack
    if overprints != state.isOverprinting {
      result += "/\(overprints ? ColourStep.overprint : ColourStep.knockout) gs\n".utf8
      state.isOverprinting = overprints
    }
    let fill = operators(state.fill, inType: isType, isStroke: false)
    if fill != state.writtenFill {
      result += fill
      state.writtenFill = fill
    }
    let stroke = operators(state.stroke, inType: isType, isStroke: true)
    // Type is filled, unless its rendering mode says otherwise.
    if stroke != state.writtenStroke, !isType || state.renderingMode != 0 {
      result += stroke
      state.writtenStroke = stroke
    }
    return result
  }

  /// Whether letters are filled in black alone and not too large.
  private var isSmallBlack: Bool {
    let size = abs(state.fontSize) * textMatrix.scale * state.matrix.scale
    guard state.renderingMode == 0, size <= largestOverprint + 0.01, case .colour(let colour) = state.fill else {
      return false
    }
    switch colour {
    case .process(let recipe): return recipe == Ink.black.recipe
    case .blackAlone(_, let type): return type == 1
    case .registration: return false
    }
  }

  private func operators(_ paint: GraphicsState.Paint, inType isType: Bool, isStroke: Bool) -> [UInt8] {
    switch paint {
    case .pattern(let name): Array("/Pattern \(isStroke ? "CS" : "cs") /\(name) \(isStroke ? "SCN" : "scn")\n".utf8)
    case .colour(.registration):
      Array("/\(ColourStep.registration) \(isStroke ? "CS" : "cs") 1 \(isStroke ? "SCN" : "scn")\n".utf8)
    case .colour(let colour):
      Array((colour.components(inType: isType).map(inkNumber) + [isStroke ? "K\n" : "k\n"]).joined(separator: " ").utf8)
    }
  }

  // MARK: - Reading

  /// What a colour operator of the drawing stands for. Cairo sets colours as `rg`, and greys in the masks alone.
  private func colour(_ operation: ContentOperation, page: Int) throws(FinishingFault) -> PressColour {
    let numbers = operation.operands.compactMap(\.number)
    guard operation.name.lowercased() == "rg", numbers.count == 3, let key = ScreenColour(numbers),
      let colour = keys[key]
    else {
      throw .unknownColour(
        (operation.operands.map(\.syntax) + [operation.name]).joined(separator: " "), page: page)
    }
    return colour
  }

  private func unknown(_ operation: ContentOperation, _ place: ContentPlace) -> FinishingFault {
    .unknownOperation(
      (operation.operands.prefix(6).map(\.syntax) + [operation.name]).joined(separator: " "), page: place.page)
  }
}

extension ScreenColour {
  /// Three components from 0 to 1 that are whole 255ths, as cairo writes them: to six significant digits.
  init?(_ components: [Double]) {
    let levels = components.map { ($0 * 255).rounded() }
    guard components.count == 3, zip(components, levels).allSatisfy({ abs($0 * 255 - $1) < 0.01 }),
      levels.allSatisfy({ (0...255).contains($0) })
    else { return nil }
    self.init(red: UInt8(levels[0]), green: UInt8(levels[1]), blue: UInt8(levels[2]))
  }
}

extension PressColour {
  /// Cyan, magenta, yellow, black.
  func components(inType isType: Bool) -> [Double] {
    switch self {
    case .process(let recipe): [recipe.cyan, recipe.magenta, recipe.yellow, recipe.black]
    case .blackAlone(let area, let type): [0, 0, 0, isType ? type : area]
    case .registration: [1, 1, 1, 1]
    }
  }
}

/// A part of an ink to the thousandth, without needless zeros.
func inkNumber(_ value: Double) -> String {
  let thousandths = Int((min(max(value, 0), 1) * 1000).rounded())
  if thousandths % 1000 == 0 { return String(thousandths / 1000) }
  var digits = String(thousandths)
  digits = String(repeating: "0", count: 3 - digits.count) + digits
  while digits.hasSuffix("0") { digits.removeLast() }
  return "0." + digits
}
