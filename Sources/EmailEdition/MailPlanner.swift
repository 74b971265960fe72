import Diagnostics
import Documents
import IssueModel

/// Decides what stands in the mail and checks what it leads to; collects findings and the pictures needed on the way.
struct MailPlanner {
  let issue: NewsIssue
  let letter: Letter
  let pictures: [String: EmailPicture]
  let addresses: EmailAddresses
  let form: LetterForm
  /// What the mail shows of a story that does not say it itself.
  let usual: Story.EmailText
  let words: EditionWords

  private(set) var diagnostics: [Diagnostic] = []
  /// Each file once and at its widest.
  private(set) var needs: [PictureNeed] = []
  /// Each file once.
  private(set) var shown: [ShownPicture] = []
  private var anchors: Set<String> = []
  /// The titles of the stories the mail does not show whole.
  private var shortened: [String] = []

  init(
    issue: NewsIssue, letter: Letter, pictures: [String: EmailPicture], addresses: EmailAddresses, form: LetterForm,
    usual: Story.EmailText
  ) {
    self.issue = issue.inEmailForm
    self.letter = letter.inEmailForm
    self.pictures = pictures
    self.addresses = addresses
    self.form = form
    self.usual = usual
    words = EditionWords(language: letter.language)
  }

  private var letterPlace: Place { Place(file: "letter.yaml") }
  private var issuePlace: Place { Place(file: "issues/\(issue.id)/issue.yaml") }

  mutating func plan() -> MailPlan {
    let language = languageTag(letter.language, at: letterPlace) ?? .french
    let online = onlinePage()
    let title = issue.title.plainText.withoutLineBreaks
    defer { if !shortened.isEmpty { diagnostics.append(.emailShortened(shortened, at: issuePlace)) } }
    return MailPlan(
      language: language, words: words,
      subject: words.subject(
        name: letter.name, number: issue.number, date: issue.date, title: title),
      preheader: preheader(),
      name: letter.name, motto: letter.motto.map { quotation($0, at: letterPlace) },
      dateline: words.dateline(number: issue.number, date: issue.date), title: copy(issue.title, at: issuePlace),
      online: online, parts: parts(), notes: issue.notes.map { copy($0, at: issuePlace) }, colophon: colophon())
  }

  /// Nil where the subject has the issue's title.
  var subjectFinding: Diagnostic? {
    let title = issue.title.plainText.withoutLineBreaks
    let room = words.roomInSubject(name: letter.name, number: issue.number)
    return form == .mail && title.count > room
      ? .emailTitleNotInSubject(characters: title.count, room: room, at: issuePlace) : nil
  }

  private mutating func preheader() -> String? {
    guard let text = issue.preheader, !text.allSatisfy(\.isWhitespace) else {
      diagnostics.append(.emailNoPreheader(at: issuePlace))
      return nil
    }
    if text == issue.title.plainText {
      diagnostics.append(.emailPreheaderIsTitle(at: issuePlace))
    } else if !MailLimits.preheader.contains(text.count) {
      diagnostics.append(.emailPreheaderLength(text.count, at: issuePlace))
    }
    return text
  }

  private mutating func onlinePage() -> WebAddress? {
    guard let base = addresses.baseURL ?? letter.baseURL else {
      diagnostics.append(.emailNoOnlinePage())
      return nil
    }
    return address(archiveAddress(of: issue.id, under: base), at: letterPlace)
  }

  // MARK: the order of the letter

  private mutating func parts() -> [MailPart] {
    var parts: [MailPart] = []
    let lead = leadSlug
    if let editorial = issue.editorial {
      let shown = story(editorial, lead: nil, rubrique: words.editorial)
      parts.append(.section(MailSection(title: words.editorial, look: .boxed, stories: [shown])))
    }
    if let words = issue.quotation { parts.append(.quotation(quotation(words, at: issuePlace))) }
    var rest = issue.stories[...]
    while let first = rest.first {
      let together = rest.prefix { $0.section == first.section }
      rest = rest.dropFirst(together.count)
      let section = letter.sections.first { $0.id == first.section }
      let stories = together.map { story($0, lead: lead, rubrique: section?.title) }
      parts.append(.section(MailSection(title: section?.title, look: section?.look ?? .flowing, stories: stories)))
    }
    return parts
  }

  /// The story shown largest: the one marked, else the first of a leading section, else the first that has a picture.
  private var leadSlug: String? {
    let leading = Set(letter.sections.filter { $0.look == .lead }.map(\.id))
    let quiet = Set(letter.sections.filter { $0.look == .brief }.map(\.id))
    let lead =
      issue.stories.first(where: \.isLead) ?? issue.stories.first { $0.section.map(leading.contains) ?? false }
      ?? issue.stories.first { story in
        shownText(of: story) != .title && !story.pictures.isEmpty
          && !(story.section.map(quiet.contains) ?? false)
      }
    return lead?.slug
  }

  private mutating func story(_ story: Story, lead: String?, rubrique: String?) -> MailStory {
    let place = Place(file: story.file, story: story.slug)
    let isLead = story.slug == lead
    var plan = MailStory(
      slug: story.slug, anchor: Anchor(slug: story.slug, taken: &anchors),
      language: story.language.flatMap { languageTag($0, at: place) }, isLead: isLead,
      dateline: dateline(story, at: place), kicker: [], title: copy(story.title, at: place), titleLink: nil,
      standfirst: [], pictures: [], body: [], byline: [], more: nil,
      moreLabel: words.readMore(story.title.plainText.split(separator: "\u{2028}").joined(separator: " ")))
    let label = rubrique?.lowercased()
    let shown = shownText(of: story)
    if shown != .title, story.title.plainText.lowercased() == label { plan.title = [] }
    if shown != .title, story.kicker.plainText.lowercased() != label {
      plan.kicker = copy(story.kicker, at: place)
    }
    // The pictures of the text come last in the story's list, in the order they stand in the text.
    let inText = story.body.pictureCount
    let front = story.pictures.dropLast(inText)
    if shown != .full { shortened.append(story.title.plainText.withoutLineBreaks) }
    switch shown {
    case .title:
      plan.titleLink = fullText(of: story, at: place)
    case .text(let text):
      plan.pictures = front.enumerated().map { picture($1, in: story, across: isLead && $0 == 0) }
      plan.body = [.paragraph(copy(text, at: place))]
      plan.byline = copy(story.byline, at: place)
      plan.more = fullText(of: story, at: place)
    case .opening, .short:
      plan.standfirst = copy(story.standfirst, at: place)
      plan.pictures = front.prefix(1).map { picture($0, in: story, across: isLead) }
      var pictures = story.pictures.suffix(inText)
      var outline: [Int] = []
      let text = shown == .short ? story.short ?? story.body : story.body.opening
      plan.body = blocks(text, of: story, pictures: &pictures, outline: &outline)
      plan.byline = copy(story.byline, at: place)
      plan.more = fullText(of: story, at: place)
    case .full:
      plan.standfirst = copy(story.standfirst, at: place)
      plan.pictures = front.enumerated().map { picture($1, in: story, across: isLead && $0 == 0) }
      var pictures = story.pictures.suffix(inText)
      var outline: [Int] = []
      plan.body = blocks(story.body, of: story, pictures: &pictures, outline: &outline)
      plan.byline = copy(story.byline, at: place)
    }
    spread(&plan)
    return plan
  }

  /// A story as short as its opening is shown whole.
  private func shownText(of story: Story) -> Story.EmailText {
    if form == .archive { return .full }
    let wish = story.email ?? usual
    let isWhole = wish == .opening && story.body.opening.count == story.body.count && story.pictures.count < 2
    return isWhole ? .full : wish
  }

  /// The first picture stays above the text; the others go between its blocks, at even distances and never under a
  /// crosshead, so that the text does not begin a screen further down.
  private func spread(_ story: inout MailStory) {
    guard story.pictures.count > 1, !story.body.isEmpty else { return }
    let others = story.pictures.dropFirst()
    story.pictures = Array(story.pictures.prefix(1))
    let length = story.body.count
    for (index, picture) in others.enumerated().reversed() {
      var place = max(1, length * (index + 1) / (others.count + 1))
      while place > 1, case .crosshead = story.body[place - 1] { place -= 1 }
      story.body.insert(.picture(picture), at: place)
    }
  }

  /// The event's time and place where it is one, else the story's date.
  private mutating func dateline(_ story: Story, at place: Place) -> MailCopy {
    let event = story.event.map { event in
      CalendarDate(iso: event).map { copy(words.day($0), at: place) } ?? MailCopy(event)
    }
    var line = event ?? story.date.map { copy(words.day($0), at: place) } ?? []
    let venue = copy(story.place, at: place)
    if !line.isEmpty, !venue.isEmpty { line.append(MailSpan(text: ", ")) }
    return line + venue
  }

  private mutating func fullText(of story: Story, at place: Place) -> WebAddress? {
    let base = addresses.baseURL ?? letter.baseURL
    if let written = story.link ?? base.map({ archiveAddress(of: issue.id, story: story.slug, under: $0) }) {
      return address(written, at: place)
    }
    diagnostics.append(.emailNoStoryLink(story.title.plainText, at: place))
    return nil
  }

  // MARK: blocks

  private mutating func blocks(
    _ blocks: [Block], of story: Story, pictures: inout ArraySlice<Picture>, outline: inout [Int]
  ) -> [MailBlock] {
    let place = Place(file: story.file, story: story.slug)
    var result: [MailBlock] = []
    for block in blocks {
      switch block {
      case .paragraph(let text): result.append(.paragraph(copy(text, at: place)))
      case .crosshead(let text, let level):
        // Whatever levels the writer typed, each crosshead stands one step below the last smaller one.
        while let last = outline.last, last >= level { outline.removeLast() }
        outline.append(level)
        result.append(.crosshead(copy(text, at: place), depth: outline.count))
      case .list(let items, let ordered):
        var planned: [[MailBlock]] = []
        for item in items { planned.append(self.blocks(item, of: story, pictures: &pictures, outline: &outline)) }
        result.append(.list(items: planned, ordered: ordered))
      case .quotation(let inner):
        result.append(.quotation(self.blocks(inner, of: story, pictures: &pictures, outline: &outline)))
      case .picture(let reference):
        let known =
          pictures.popFirst()
          ?? Picture(
            file: reference.file, caption: reference.caption, alternativeText: reference.alternativeText,
            position: reference.position)
        result.append(.picture(picture(known, in: story, across: false)))
      }
    }
    return result
  }

  private mutating func picture(_ picture: Picture, in story: Story, across: Bool) -> MailPicture {
    var place = Place(file: story.file, story: story.slug)
    place.line = picture.position?.line
    place.column = picture.position?.column
    let wanted = across ? MailLimits.columnWidth : HTMLLetter.measure
    if let known = needs.firstIndex(where: { $0.file == picture.file }) {
      needs[known].shownWidth = max(needs[known].shownWidth, wanted)
    } else {
      needs.append(PictureNeed(file: picture.file, shownWidth: wanted))
    }
    if picture.alternativeText.allSatisfy(\.isWhitespace) {
      diagnostics.append(.emailNoAlternativeText(picture.file, at: place))
    }
    var plan = MailPicture(
      source: nil, width: wanted, height: 0, alternativeText: picture.alternativeText,
      caption: copy(picture.caption, at: place), credit: copy(picture.credit, at: place))
    guard let converted = pictures[picture.file], converted.width > 0, converted.height > 0 else {
      diagnostics.append(.emailPictureMissing(picture.file, at: place))
      return plan
    }
    plan.width = min(wanted, converted.width, max(1, MailLimits.shownHeight * converted.width / converted.height))
    plan.height = max(1, (plan.width * converted.height + converted.width / 2) / converted.width)
    guard let source = PictureSource(name: converted.name, at: addresses.pictures) else {
      if case .hosted(let base) = addresses.pictures { diagnostics.append(.emailAddressRefused(base, at: place)) }
      return plan
    }
    plan.source = source
    if !shown.contains(where: { $0.name == converted.name }) {
      shown.append(ShownPicture(file: picture.file, name: converted.name, contentID: source.contentID))
    }
    return plan
  }

  private mutating func quotation(_ quotation: Quotation, at place: Place) -> MailQuotation {
    MailQuotation(
      text: copy(words.quoted(quotation.text), at: place), author: quotation.author, source: quotation.source)
  }

  // MARK: the colophon

  private mutating func colophon() -> MailColophon {
    if letter.funding.email.plainText.allSatisfy(\.isWhitespace) { diagnostics.append(.emailNoFunding()) }
    let partners = letter.partners.map { partner in
      MailColophon.LinkedName(name: partner.name, address: partner.link.flatMap { address($0, at: letterPlace) })
    }
    return MailColophon(
      funding: copy(letter.funding.email, at: letterPlace), partners: partners, publisher: letter.publisher,
      responsible: letter.responsible, postalAddress: letter.postalAddress,
      contact: letter.contact.isEmpty
        ? nil : MailColophon.LinkedName(name: letter.contact, address: WebAddress(reading: letter.contact)),
      site: letter.site.isEmpty
        ? nil : MailColophon.LinkedName(name: letter.site, address: WebAddress(reading: letter.site)),
      unsubscribe: unsubscribe(), specimen: letter.specimen)
  }

  private mutating func unsubscribe() -> WebAddress? {
    if form == .archive { return nil }
    if let page = letter.unsubscribe?.https, let found = address(page, at: letterPlace) { return found }
    if let mailbox = letter.unsubscribe?.mailto {
      if let found = WebAddress(mailbox: mailbox) { return found }
      diagnostics.append(.emailAddressRefused(mailbox, at: letterPlace))
    }
    diagnostics.append(.emailNoUnsubscribe())
    return nil
  }

  // MARK: what may be refused

  private mutating func copy(_ copy: Copy, at place: Place) -> MailCopy {
    var result: MailCopy = []
    for span in copy where !span.text.isEmpty {
      var place = place
      place.line = span.position?.line ?? place.line
      place.column = span.position?.column ?? place.column
      result.append(
        MailSpan(
          text: span.text, isEmphasis: span.marks.contains(.emphasis), isStrong: span.marks.contains(.strong),
          isVerbatim: span.marks.contains(.verbatim), isSuperscript: span.marks.contains(.superscript),
          link: span.link.flatMap { address($0, at: place) },
          language: span.language.flatMap { languageTag($0, at: place) }))
    }
    return result
  }

  private mutating func address(_ written: String, at place: Place) -> WebAddress? {
    if let address = WebAddress(written) { return address }
    diagnostics.append(.emailAddressRefused(written, at: place))
    return nil
  }

  private mutating func languageTag(_ written: String, at place: Place) -> LanguageTag? {
    if let tag = LanguageTag(written) { return tag }
    diagnostics.append(.emailLanguageUnknown(written, at: place))
    return nil
  }
}

extension [Block] {
  /// The text before its first crosshead; of a text without one, its first two paragraphs.
  fileprivate var opening: [Block] {
    let end = firstIndex { if case .crosshead = $0 { true } else { false } }
    return Array(end.map { prefix(Swift.max(1, $0)) } ?? prefix(2))
  }

  /// How many pictures stand in the text, at any depth.
  fileprivate var pictureCount: Int {
    reduce(0) { sum, block in
      switch block {
      case .paragraph, .crosshead: sum
      case .list(let items, _): sum + items.reduce(0) { $0 + $1.pictureCount }
      case .quotation(let blocks): sum + blocks.pictureCount
      case .picture: sum + 1
      }
    }
  }
}
