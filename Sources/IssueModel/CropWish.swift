/// What an editor asks of a picture's crop (`crop`): in fractions of the upright picture, from its top left.
public enum CropWish: Hashable, Sendable {
  /// The point to keep in sight where a frame has another shape than the picture: `haut`, `gauche`, `30% 40%`.
  case keep(x: Double, y: Double)
  /// All that may be shown of it: `10% 0% 80% 100%`.
  case part(x: Double, y: Double, width: Double, height: Double)

  /// How much wider for its height the part shown is than the whole picture.
  public var shape: Double {
    if case .part(_, _, let width, let height) = self { return width / height }
    return 1
  }

  /// A smaller part would be a postage stamp of the picture, and most likely a slip of the pen.
  private static let leastPart = 0.1

  /// Where the words lie, French and English; a word names one direction, the other stays in the middle.
  private static let words: [String: (x: Double?, y: Double?)] = [
    "haut": (nil, 0), "top": (nil, 0), "bas": (nil, 1), "bottom": (nil, 1), "gauche": (0, nil), "left": (0, nil),
    "droite": (1, nil), "right": (1, nil), "centre": (nil, nil), "center": (nil, nil),
  ]

  /// The words that can be written, those of French first.
  static let knownWords = ["haut", "bas", "gauche", "droite", "centre", "top", "bottom", "left", "right", "center"]

  /// Reads one or two words (`haut`, `haut gauche`), a point (`30% 40%`) or a part (`10% 0% 80% 100%`: left edge, top
  /// edge, width, height); nil for anything else.
  public init?(written text: String) {
    let pieces = text.lowercased().split { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "%" }.map(String.init)
    let numbers = pieces.compactMap { piece in
      piece.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 } ? Double(piece).map { $0 / 100 } : nil
    }
    if numbers.isEmpty {
      let places = pieces.compactMap { CropWish.words[$0] }
      let across = places.compactMap(\.x)
      let down = places.compactMap(\.y)
      guard (1...2).contains(pieces.count), places.count == pieces.count, across.count <= 1, down.count <= 1 else {
        return nil
      }
      self = .keep(x: across.first ?? 0.5, y: down.first ?? 0.5)
      return
    }
    guard numbers.count == pieces.count, numbers.allSatisfy({ (0...1).contains($0) }) else { return nil }
    switch numbers.count {
    case 2: self = .keep(x: numbers[0], y: numbers[1])
    case 4:
      guard min(numbers[2], numbers[3]) >= CropWish.leastPart, numbers[0] + numbers[2] <= 1.000_001,
        numbers[1] + numbers[3] <= 1.000_001
      else { return nil }
      self = .part(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    default: return nil
    }
  }
}
