/// Builds values from words: the content of open arrays and dictionaries lies on one pile until their bracket closes.
/// No recursion, so that no nesting can exhaust the stack; every value is moved once a level.
struct ValueBuilder {
  /// Deeper brackets are passed over, with what closes them.
  static let deepest = 100

  /// Complete values; those of open brackets lie above where the bracket began.
  private var pile: [PDFValue] = []
  private var open: [(start: Int, isDictionary: Bool)] = []
  /// Brackets passed over because they were too deep.
  private var skipped = 0
  /// Whether something was passed over or left unfinished since the last `take`.
  private var isBroken = false

  /// Whether a bracket is open.
  var isInside: Bool { !open.isEmpty }
  /// Whether anything has come in since the last `take`.
  var isEmpty: Bool { pile.isEmpty && open.isEmpty && !isBroken }

  mutating func add(_ value: PDFValue) {
    if skipped == 0 { pile.append(value) }
  }

  mutating func noteStray() { isBroken = true }

  mutating func begin(isDictionary: Bool) {
    if open.count >= ValueBuilder.deepest {
      skipped += 1
      isBroken = true
    } else {
      open.append((pile.count, isDictionary))
    }
  }

  mutating func end(isDictionary: Bool) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard let last = open.last, last.isDictionary == isDictionary else {
      isBroken = true
      return
    }
    open.removeLast()
    let values = Array(pile[last.start...])
    pile.removeSubrange(last.start...)
    pile.append(isDictionary ? dictionary(values) : .array(values))
  }

  /// A word inside brackets: `R` makes a reference of the two numbers before it, any other is passed over.
  mutating func addWord(_ word: String, allowsReferences: Bool) {
    guard skipped == 0 else { return }
    let floor = open.last?.start ?? 0
    guard allowsReferences, word == "R", pile.count >= floor + 2, let generation = pile[pile.count - 1].integer,
      let number = pile[pile.count - 2].integer, number >= 0, generation >= 0
    else {
      isBroken = true
      return
    }
    pile.removeLast(2)
    pile.append(.reference(PDFReference(number, generation: generation)))
  }

  /// 7.3.7: keys and values by turns. What has no name for its key is passed over; of two equal keys the last counts.
  private mutating func dictionary(_ values: [PDFValue]) -> PDFValue {
    var entries: [String: PDFValue] = [:]
    var index = 0
    while index < values.count {
      guard let key = values[index].name, index + 1 < values.count else {
        isBroken = true
        index += 1
        continue
      }
      entries[key] = values[index + 1].isNull ? nil : values[index + 1]
      index += 2
    }
    return .dictionary(entries)
  }

  /// What has come together, brackets still open being closed; the builder is empty then.
  mutating func take() -> (values: [PDFValue], isBroken: Bool) {
    if isInside || skipped > 0 { isBroken = true }
    skipped = 0
    while let last = open.last { end(isDictionary: last.isDictionary) }
    defer {
      pile = []
      isBroken = false
    }
    return (pile, isBroken)
  }
}

extension ValueBuilder {
  /// Takes a word in, unless it is an operator outside all brackets, which is given back.
  mutating func accept(_ token: PDFToken, allowsReferences: Bool = false) -> String? {
    switch token {
    case .value(let value): add(value)
    case .arrayStart: begin(isDictionary: false)
    case .arrayEnd: end(isDictionary: false)
    case .dictionaryStart: begin(isDictionary: true)
    case .dictionaryEnd: end(isDictionary: true)
    case .stray: noteStray()
    case .word(let word):
      if !isInside, !allowsReferences { return word }
      addWord(word, allowsReferences: allowsReferences)
    }
    return nil
  }
}

extension PDFValue {
  /// The value that PDF syntax stands for: the first one in it, references allowed; null where there is none.
  public init(syntax bytes: [UInt8]) {
    var reader = TokenReader(bytes)
    var builder = ValueBuilder()
    while let (token, _) = reader.next() { _ = builder.accept(token, allowsReferences: true) }
    self = builder.take().values.first ?? .null
  }
}
