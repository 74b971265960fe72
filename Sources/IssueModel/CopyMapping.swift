public import Documents

// All copy of a letter and of an issue, passed through one function: typography once for all editions, or a collector.

extension Quotation {
  /// The same quotation with its words passed through a function.
  public func mapCopy<Failure>(_ transform: (Copy) throws(Failure) -> Copy) throws(Failure) -> Quotation {
    var result = self
    result.text = try transform(text)
    return result
  }
}

extension Letter {
  /// The same letter with its copy passed through a function: motto, ears, then funding notices.
  public func mapCopy<Failure>(_ transform: (Copy) throws(Failure) -> Copy) throws(Failure) -> Letter {
    var result = self
    if let motto { result.motto = try motto.mapCopy(transform) }
    if let ears { result.ears = Ears(left: try transform(ears.left), right: try transform(ears.right)) }
    result.funding.print = try transform(funding.print)
    result.funding.email = try transform(funding.email)
    return result
  }
}

extension Picture {
  /// The same picture with caption, then credit, passed through a function.
  public func mapCopy<Failure>(_ transform: (Copy) throws(Failure) -> Copy) throws(Failure) -> Picture {
    var result = self
    result.caption = try transform(caption)
    result.credit = try transform(credit)
    return result
  }
}

extension Block {
  /// The same block with its copy passed through a function, captions included.
  public func mapCopy<Failure>(_ transform: (Copy) throws(Failure) -> Copy) throws(Failure) -> Block {
    switch self {
    case .paragraph(let copy): return .paragraph(try transform(copy))
    case .crosshead(let copy, let level): return .crosshead(try transform(copy), level: level)
    case .quotation(let blocks): return .quotation(try blocks.mapCopy(transform))
    case .list(let items, let ordered):
      var mapped: [[Block]] = []
      for item in items { mapped.append(try item.mapCopy(transform)) }
      return .list(items: mapped, ordered: ordered)
    case .picture(var picture):
      picture.caption = try transform(picture.caption)
      return .picture(picture)
    }
  }
}

extension [Block] {
  public func mapCopy<Failure>(_ transform: (Copy) throws(Failure) -> Copy) throws(Failure) -> [Block] {
    var result: [Block] = []
    for block in self { result.append(try block.mapCopy(transform)) }
    return result
  }
}

extension Story {
  /// The same story with its copy passed through a function, in the order it is read: kicker, title, standfirst,
  /// pictures, body, byline, then place, short text and the mail's text.
  public func mapCopy<Failure>(_ transform: (Copy) throws(Failure) -> Copy) throws(Failure) -> Story {
    var result = self
    result.kicker = try transform(kicker)
    result.title = try transform(title)
    result.standfirst = try transform(standfirst)
    result.pictures = []
    for picture in pictures { result.pictures.append(try picture.mapCopy(transform)) }
    result.body = try body.mapCopy(transform)
    result.byline = try transform(byline)
    result.place = try transform(place)
    if let short { result.short = try short.mapCopy(transform) }
    if case .text(let copy)? = email { result.email = .text(try transform(copy)) }
    return result
  }

  /// All words of the story as an edition shows it whole, a line for each piece of copy: for the promise that no copy is
  /// lost. Captions of pictures in the text are told once, with their pictures.
  public var words: String {
    var lines: [String] = []
    var story = self
    (story.short, story.email) = (nil, nil)
    story.body = story.body.compactMap { $0.withoutPictures }
    _ = story.mapCopy { copy in
      if !copy.isEmpty { lines.append(copy.plainText) }
      return copy
    }
    return lines.joined(separator: "\n")
  }
}

extension Block {
  /// The block without its pictures; nil where it is nothing else.
  var withoutPictures: Block? {
    switch self {
    case .paragraph, .crosshead: return self
    case .picture: return nil
    case .quotation(let blocks):
      let rest = blocks.compactMap(\.withoutPictures)
      return rest.isEmpty ? nil : .quotation(rest)
    case .list(let items, let ordered):
      let rest = items.map { $0.compactMap(\.withoutPictures) }.filter { !$0.isEmpty }
      return rest.isEmpty ? nil : .list(items: rest, ordered: ordered)
    }
  }
}

extension NewsIssue {
  /// The same issue with all its copy passed through a function: title, quotation, editorial, stories, notes.
  public func mapCopy<Failure>(_ transform: (Copy) throws(Failure) -> Copy) throws(Failure) -> NewsIssue {
    try mapCopyByLanguage { copy, _ throws(Failure) in try transform(copy) }
  }

  /// The same, the function also told the language of the story that holds the copy; nil for the letter's own.
  public func mapCopyByLanguage<Failure>(
    _ transform: (Copy, _ language: String?) throws(Failure) -> Copy
  ) throws(Failure) -> NewsIssue {
    var result = self
    result.title = try transform(title, nil)
    result.quotation = try quotation?.mapCopy { copy throws(Failure) in try transform(copy, nil) }
    result.editorial = try editorial?.mapCopy { copy throws(Failure) in try transform(copy, editorial?.language) }
    result.stories = []
    for story in stories {
      result.stories.append(try story.mapCopy { copy throws(Failure) in try transform(copy, story.language) })
    }
    result.notes = []
    for note in notes { result.notes.append(try transform(note, nil)) }
    return result
  }
}
