public import Documents

/// One issue of the letter («numéro»), as the newsroom sees it: no lengths, no pages.
public struct NewsIssue: Hashable, Sendable {
  /// The name of its folder: `2021-05`.
  public var id: String
  public var number: Int
  public var date: CalendarDate
  public var period: Period?
  public var title: Copy
  /// What a mail program shows beside the subject.
  public var preheader: String?
  public var layout: String?
  /// The page count asked for; nil is `auto`.
  public var pages: Int?
  /// Section ids in the order of the issue.
  public var sectionOrder: [String]
  public var editorial: Story?
  public var quotation: Quotation?
  public var notes: [Copy]
  /// The kept stories without the editorial, in reading order: by section, then `order`, then newest first.
  public var stories: [Story]

  public init(
    id: String, number: Int, date: CalendarDate, period: Period? = nil, title: Copy, preheader: String? = nil,
    layout: String? = nil, pages: Int? = nil, sectionOrder: [String] = [], editorial: Story? = nil,
    quotation: Quotation? = nil, notes: [Copy] = [], stories: [Story] = []
  ) {
    self.id = id
    self.number = number
    self.date = date
    self.period = period
    self.title = title
    self.preheader = preheader
    self.layout = layout
    self.pages = pages
    self.sectionOrder = sectionOrder
    self.editorial = editorial
    self.quotation = quotation
    self.notes = notes
    self.stories = stories
  }
}

/// A story («article»): one Markdown file with its front matter.
public struct Story: Hashable, Sendable {
  /// The file's name without its ending; unique in the issue.
  public var slug: String
  /// From the folder that holds `letter.yaml`.
  public var file: String
  public var title: Copy
  public var date: CalendarDate?
  /// The id of its section; nil for the editorial.
  public var section: String?
  public var kicker: Copy
  public var standfirst: Copy
  public var byline: Copy
  /// The place in its section asked for.
  public var order: Int?
  public var isLead: Bool
  /// The span asked for.
  public var columns: Int?
  /// The front matter's pictures, then those of the text, in order.
  public var pictures: [Picture]
  public var body: [Block]
  /// The printed letter's text when the full one is too long.
  public var short: [Block]?
  /// Nil where the layout decides.
  public var email: EmailText?
  /// The full text online, where it is not the archive page.
  public var link: String?
  /// When the event takes place (agenda).
  public var event: String?
  public var place: Copy
  public var language: String?
  /// Where the story was gathered: `page.txt:4`.
  public var source: String?
  public var pinnedPage: Int?

  /// What the mail shows of a story.
  public enum EmailText: Hashable, Sendable {
    case full
    case title
    /// Standfirst, first picture and the text before its first crosshead.
    case opening
    /// The story's own `short` text.
    case short
    /// A text written for the mail.
    case text(Copy)
  }

  public init(
    slug: String, file: String, title: Copy, date: CalendarDate? = nil, section: String? = nil, kicker: Copy = [],
    standfirst: Copy = [], byline: Copy = [], order: Int? = nil, isLead: Bool = false, columns: Int? = nil,
    pictures: [Picture] = [], body: [Block] = [], short: [Block]? = nil, email: EmailText? = nil,
    link: String? = nil, event: String? = nil, place: Copy = [], language: String? = nil, source: String? = nil,
    pinnedPage: Int? = nil
  ) {
    self.slug = slug
    self.file = file
    self.title = title
    self.date = date
    self.section = section
    self.kicker = kicker
    self.standfirst = standfirst
    self.byline = byline
    self.order = order
    self.isLead = isLead
    self.columns = columns
    self.pictures = pictures
    self.body = body
    self.short = short
    self.email = email
    self.link = link
    self.event = event
    self.place = place
    self.language = language
    self.source = source
    self.pinnedPage = pinnedPage
  }
}

/// A picture of a story with everything that is said about it.
public struct Picture: Hashable, Sendable {
  /// From the folder that holds `letter.yaml`: `issues/2021-05/images/x.jpg`.
  public var file: String
  public var caption: Copy
  public var credit: Copy
  /// What the picture shows, for those who cannot see it.
  public var alternativeText: String
  /// The note of consent of the persons shown.
  public var consent: String?
  /// What to show of it; nil leaves the choice to the picture's centre of interest.
  public var crop: CropWish?
  /// Where its file is named.
  public var position: SourcePosition?

  public init(
    file: String, caption: Copy = [], credit: Copy = [], alternativeText: String = "", consent: String? = nil,
    crop: CropWish? = nil, position: SourcePosition? = nil
  ) {
    self.file = file
    self.caption = caption
    self.credit = credit
    self.alternativeText = alternativeText
    self.consent = consent
    self.crop = crop
    self.position = position
  }
}
