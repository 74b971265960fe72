/// One operation of a content stream: its operands and its operator (ISO 32000-1, 7.8.2).
public struct ContentOperation: Hashable, Sendable {
  /// The operator; `BI` for a whole inline image. Empty for what stands at the end with no operator after it.
  public var name: String
  public var operands: [PDFValue]
  /// The bytes from the first operand to the end of the operator; to the end of `EI` for an inline image.
  public var range: Range<Int>
  public var inlineImage: InlineImage?
  /// Whether nothing in the range was passed over or left unfinished.
  public var isWellFormed: Bool

  /// An image within the content (ISO 32000-1, 8.9.7); its keys as written, abbreviated or not.
  public struct InlineImage: Hashable, Sendable {
    public var dictionary: [String: PDFValue]
    /// Where its data lie, still encoded.
    public var data: Range<Int>
  }
}

/// The operations of a content stream, each with the bytes it spans, so that a rewriter copies what it does not change.
/// What lies between two ranges is white space and comments. Garbage never stops it, and every byte is looked at a
/// bounded number of times; what is not as it should be is told by `isWellFormed`.
public struct ContentScanner: Sequence, Sendable {
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public func makeIterator() -> Iterator { Iterator(TokenReader(bytes)) }

  public struct Iterator: IteratorProtocol {
    private var reader: TokenReader
    private var builder = ValueBuilder()
    /// Where the operands being gathered begin.
    private var start: Int?
    /// A `BI` that waits for its `ID`: it is an inline image only if nothing but operands comes between.
    private var image: ContentOperation?
    /// Read already, because a `BI` turned out to be none.
    private var queued: ContentOperation?

    init(_ reader: TokenReader) { self.reader = reader }

    public mutating func next() -> ContentOperation? {
      if let operation = queued {
        queued = nil
        return operation
      }
      while let (token, tokenStart) = reader.next() {
        if start == nil { start = tokenStart }
        guard let name = builder.accept(token) else { continue }
        let operation = finish(name)
        switch (name, image) {
        case ("BI", nil): image = operation
        case ("BI", let earlier?):
          image = operation
          return earlier.unfinished
        case ("ID", let begun?):
          image = nil
          return inlineImage(begun, operation)
        case (_, let begun?):
          image = nil
          queued = operation
          return begun.unfinished
        case (_, nil): return operation
        }
      }
      if let begun = image {
        image = nil
        queued = rest()
        return begun.unfinished
      }
      return rest()
    }

    private mutating func finish(_ name: String) -> ContentOperation {
      let (operands, isBroken) = builder.take()
      defer { start = nil }
      return ContentOperation(
        name: name, operands: operands, range: (start ?? reader.position)..<reader.position, inlineImage: nil,
        isWellFormed: !isBroken && !reader.isCutShort)
    }

    /// What stands at the end with no operator after it.
    private mutating func rest() -> ContentOperation? {
      guard start != nil else { return nil }
      return finish("").unfinished
    }

    // MARK: - Inline images

    private mutating func inlineImage(_ begun: ContentOperation, _ id: ContentOperation) -> ContentOperation {
      var entries: [String: PDFValue] = [:]
      for index in stride(from: 0, to: id.operands.count - 1, by: 2) {
        if let key = id.operands[index].name { entries[key] = id.operands[index + 1] }
      }
      // One white-space character follows ID (8.9.7).
      var dataStart = reader.position
      if dataStart < reader.bytes.count, isBlank(reader.bytes[dataStart]) { dataStart += 1 }
      let end = InlineImageEnd(reader.bytes).find(from: dataStart, exactLength: rawLength(entries))
      reader.position = end.after
      var operation = begun
      operation.operands = [.dictionary(entries)]
      operation.range = begun.range.lowerBound..<end.after
      operation.inlineImage = .init(dictionary: entries, data: dataStart..<end.dataEnd)
      operation.isWellFormed =
        begun.isWellFormed && begun.operands.isEmpty && id.isWellFormed && id.operands.count % 2 == 0 && end.isFound
      return operation
    }

    /// How many bytes the samples take where they are not encoded and the colour space is a device's own.
    private func rawLength(_ entries: [String: PDFValue]) -> Int? {
      func entry(_ short: String, _ long: String) -> PDFValue { entries[short] ?? entries[long] ?? .null }
      guard entry("F", "Filter").isNull, let width = entry("W", "Width").integer,
        let height = entry("H", "Height").integer, (1...100_000).contains(width), (1...100_000).contains(height)
      else { return nil }
      let isMask = entry("IM", "ImageMask").boolean == true
      let bits = isMask ? 1 : entry("BPC", "BitsPerComponent").integer ?? 0
      let components: Int? =
        switch entry("CS", "ColorSpace").name {
        case "G", "DeviceGray": 1
        case "RGB", "DeviceRGB": 3
        case "CMYK", "DeviceCMYK": 4
        default: isMask ? 1 : nil
        }
      guard let components, (1...16).contains(bits) else { return nil }
      return (width * components * bits + 7) / 8 * height
    }
  }
}

extension ContentOperation {
  fileprivate var unfinished: ContentOperation {
    var operation = self
    operation.isWellFormed = false
    return operation
  }
}

/// Finds the `EI` that ends an inline image: where the length says, else the first that looks like an operator.
private struct InlineImageEnd {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func find(from start: Int, exactLength: Int?) -> (dataEnd: Int, after: Int, isFound: Bool) {
    if let length = exactLength, length <= bytes.count - start {
      var at = start + length
      while at < bytes.count, at < start + length + 3, isBlank(bytes[at]) { at += 1 }
      if isEnd(at) { return (start + length, at + 2, true) }
    }
    var at = start
    while at + 1 < bytes.count {
      if isEnd(at), at == start || isBlank(bytes[at - 1]), looksLikeContent(after: at + 2) {
        return (at == start ? at : at - 1, at + 2, true)
      }
      at += 1
    }
    return (bytes.count, bytes.count, false)
  }

  /// `EI`, and no further regular character.
  private func isEnd(_ at: Int) -> Bool {
    at + 1 < bytes.count && bytes[at] == UInt8(ascii: "E") && bytes[at + 1] == UInt8(ascii: "I")
      && (at + 2 == bytes.count || !isRegular(bytes[at + 2]))
  }

  /// Picture data can hold ` EI ` too; content that follows is text.
  private func looksLikeContent(after position: Int) -> Bool {
    bytes[position..<min(position + 12, bytes.count)].allSatisfy { byte in
      (0x20...0x7E).contains(byte) || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
  }
}
