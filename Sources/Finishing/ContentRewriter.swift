import PDFFile

/// Where a content stream stands.
enum ContentPlace: Hashable {
  case page(number: Int)
  /// Drawn by a page through an object of its own: a form or a tiling pattern.
  case object(PDFReference, page: Int)

  /// The page it was first met on, counted from 1.
  var page: Int {
    switch self {
    case .page(let number), .object(_, let number): number
    }
  }
}

/// What a step makes of one operation.
struct ContentEdit: Hashable {
  /// Operations put before it.
  var before: [UInt8] = []
  /// What stands in its place; nil leaves it as it is, nothing takes it away. One step alone may replace an operation.
  var replacement: [UInt8]?
  /// Operations put after it.
  var after: [UInt8] = []

  static let none = ContentEdit()
}

/// One step of the rewriting of a content stream: sees every operation in its order, and says what changes.
///
/// Nothing may be put between the beginning of a path and its painting but path operations (ISO 32000-1, 8.2, figure 9).
protocol ContentStep {
  /// A content stream begins. Its operations follow, then `end`.
  mutating func begin(_ place: ContentPlace) throws(FinishingFault)
  mutating func edit(_ operation: ContentOperation, in place: ContentPlace) throws(FinishingFault) -> ContentEdit
  /// What is put at the end of the stream.
  mutating func end(_ place: ContentPlace) throws(FinishingFault) -> [UInt8]
}

extension ContentStep {
  mutating func begin(_ place: ContentPlace) {}
  mutating func end(_ place: ContentPlace) -> [UInt8] { [] }
}

/// Rewrites content streams in one pass: what no step changes is copied, byte for byte.
struct ContentRewriter {
  /// Each sees the operations as they were drawn. What several put before an operation stands in their order, what they
  /// put after it in the opposite one: a step encloses those after it.
  var steps: [any ContentStep]

  mutating func rewrite(_ content: [UInt8], in place: ContentPlace) throws(FinishingFault) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count + content.count / 4)
    for index in steps.indices { try steps[index].begin(place) }
    for operation in ContentScanner(content) {
      guard operation.isWellFormed, !operation.name.isEmpty else {
        throw .unknownOperation(String(decoding: content[operation.range].prefix(40), as: UTF8.self), page: place.page)
      }
      var replacement: [UInt8]?
      var after: [[UInt8]] = []
      for index in steps.indices {
        let edit = try steps[index].edit(operation, in: place)
        result += edit.before
        if let bytes = edit.replacement {
          precondition(replacement == nil, "two steps replace \(operation.name)")
          replacement = bytes
        }
        if !edit.after.isEmpty { after.append(edit.after) }
      }
      if let replacement {
        result += replacement
      } else {
        result += content[operation.range]
        result.append(0x0A)
      }
      for bytes in after.reversed() { result += bytes }
    }
    for index in steps.indices.reversed() { result += try steps[index].end(place) }
    return result
  }
}
