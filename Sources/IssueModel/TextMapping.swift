// What is said beside the copy, as plain text without marks: names, addresses, the words for a picture. Every step that
// changes how text is written changes these too.

extension Quotation {
  /// The same quotation with who said it, and where, passed through a function.
  public func mapTexts(_ transform: (String) -> String) -> Quotation {
    Quotation(text: text, author: transform(author), source: source.map(transform))
  }
}

extension Letter {
  /// The same letter with its plain texts passed through a function, headings of sections and partners' names among them.
  public func mapTexts(_ transform: (String) -> String) -> Letter {
    var result = self
    result.name = transform(name)
    result.motto = motto?.mapTexts(transform)
    result.publisher = transform(publisher)
    result.responsible = transform(responsible)
    result.postalAddress = postalAddress.map(transform)
    result.contact = transform(contact)
    result.site = transform(site)
    result.specimen = specimen.map(transform)
    for index in partners.indices { result.partners[index].name = transform(partners[index].name) }
    for index in sections.indices { result.sections[index].title = transform(sections[index].title) }
    return result
  }
}

extension Story {
  /// The same story with its event and the words for its pictures passed through a function. An event that is a date
  /// (`2021-05-03`) stays one.
  public func mapTexts(_ transform: (String) -> String) -> Story {
    var result = self
    result.event = event.map { CalendarDate(iso: $0) == nil ? transform($0) : $0 }
    for index in pictures.indices {
      result.pictures[index].alternativeText = transform(pictures[index].alternativeText)
    }
    return result
  }
}

extension NewsIssue {
  /// The same issue with its plain texts passed through a function, which is told the language of the story that holds
  /// them; nil for the letter's own.
  public func mapTexts(_ transform: (String, _ language: String?) -> String) -> NewsIssue {
    var result = self
    func change(_ story: Story) -> Story { story.mapTexts { transform($0, story.language) } }
    result.preheader = preheader.map { transform($0, nil) }
    result.quotation = quotation?.mapTexts { transform($0, nil) }
    result.editorial = editorial.map(change)
    result.stories = stories.map(change)
    return result
  }
}
