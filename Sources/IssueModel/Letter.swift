public import Documents

/// What stays from issue to issue, read from `letter.yaml`.
public struct Letter: Hashable, Sendable {
  public var name: String
  public var motto: Quotation?
  public var ears: Ears?
  public var publisher: String
  /// The office that answers for the contents.
  public var responsible: String
  public var postalAddress: [String]
  public var contact: String
  public var site: String
  /// Where hosted pages and pictures live; ends in a slash.
  public var baseURL: String?
  public var sender: String
  public var replyTo: String?
  public var unsubscribe: Unsubscribe?
  public var funding: Funding
  public var partners: [Partner]
  /// In the order of the file.
  public var sections: [Section]
  /// BCP 47: the language the letter is written in, and the program's own unless told otherwise.
  public var language: String
  public var defaultLayout: String
  /// The sentence that marks a sample as a sample; nil for a real letter.
  public var specimen: String?

  public init(
    name: String, motto: Quotation? = nil, ears: Ears? = nil, publisher: String, responsible: String,
    postalAddress: [String],
    contact: String, site: String, baseURL: String? = nil, sender: String, replyTo: String? = nil,
    unsubscribe: Unsubscribe? = nil, funding: Funding, partners: [Partner] = [], sections: [Section],
    language: String = "fr", defaultLayout: String = "lettre", specimen: String? = nil
  ) {
    self.name = name
    self.motto = motto
    self.ears = ears
    self.publisher = publisher
    self.responsible = responsible
    self.postalAddress = postalAddress
    self.contact = contact
    self.site = site
    self.baseURL = baseURL
    self.sender = sender
    self.replyTo = replyTo
    self.unsubscribe = unsubscribe
    self.funding = funding
    self.partners = partners
    self.sections = sections
    self.language = language
    self.defaultLayout = defaultLayout
    self.specimen = specimen
  }
}

/// Someone's words, with whose they are.
public struct Quotation: Hashable, Sendable {
  public var text: Copy
  public var author: String
  /// The work they come from.
  public var source: String?

  public init(text: Copy, author: String, source: String? = nil) {
    self.text = text
    self.author = author
    self.source = source
  }
}

/// The short texts in the head of page one («oreilles»); either may be empty.
public struct Ears: Hashable, Sendable {
  public var left: Copy
  public var right: Copy

  public init(left: Copy = [], right: Copy = []) {
    self.left = left
    self.right = right
  }
}

/// The ways out of the mailing list.
public struct Unsubscribe: Hashable, Sendable {
  public var mailto: String?
  public var https: String?
  /// Whether the https address honours a one-click POST (RFC 8058).
  public var oneClick: Bool

  public init(mailto: String? = nil, https: String? = nil, oneClick: Bool = false) {
    self.mailto = mailto
    self.https = https
    self.oneClick = oneClick
  }
}

/// The funding notice, a contractual duty in every edition.
public struct Funding: Hashable, Sendable {
  public var print: Copy
  public var email: Copy

  public init(print: Copy, email: Copy) {
    self.print = print
    self.email = email
  }
}

/// A partner named in the colophon.
public struct Partner: Hashable, Sendable {
  public var name: String
  /// The file of its mark, from the folder that holds `letter.yaml`.
  public var mark: String?
  public var link: String?

  public init(name: String, mark: String? = nil, link: String? = nil) {
    self.name = name
    self.mark = mark
    self.link = link
  }
}

/// A heading of the letter («rubrique»).
public struct Section: Hashable, Sendable {
  public var id: String
  public var title: String
  public var look: Look

  /// How a section's stories are shown.
  public enum Look: String, Hashable, Sendable, CaseIterable {
    case flowing, boxed, tinted, brief, lead
  }

  public init(id: String, title: String, look: Look = .flowing) {
    self.id = id
    self.title = title
    self.look = look
  }
}
