import IssueModel

/// What stands in the mail, in order, every address and language checked: what both parts are made from.
struct MailPlan: Hashable, Sendable {
  var language: LanguageTag
  var words: EditionWords
  var subject: String
  var preheader: String?
  var name: String
  var motto: MailQuotation?
  /// «N° 3, mai 2021».
  var dateline: String
  var title: MailCopy
  /// The page of this issue in the archive.
  var online: WebAddress?
  var parts: [MailPart]
  var notes: [MailCopy]
  var colophon: MailColophon

  /// Every story, in order.
  var stories: [MailStory] {
    parts.flatMap { part -> [MailStory] in
      if case .section(let section) = part { section.stories } else { [] }
    }
  }
}

/// Running text with checked links and languages.
typealias MailCopy = [MailSpan]

struct MailSpan: Hashable, Sendable {
  var text: String
  var isEmphasis = false, isStrong = false, isVerbatim = false, isSuperscript = false
  var link: WebAddress?
  var language: LanguageTag?
}

extension MailCopy {
  init(_ text: String) { self = text.isEmpty ? [] : [MailSpan(text: text)] }

  var plainText: String { map(\.text).joined() }
}

/// A piece of the letter between nameplate and colophon.
enum MailPart: Hashable, Sendable {
  case section(MailSection)
  case quotation(MailQuotation)
}

/// A rubrique with its stories; without a title, the stories stand on their own.
struct MailSection: Hashable, Sendable {
  var title: String?
  var look: Section.Look
  var stories: [MailStory]
}

struct MailStory: Hashable, Sendable {
  var slug: String
  var anchor: Anchor
  var language: LanguageTag?
  /// Shown larger, its first picture across the column.
  var isLead: Bool
  /// When it happened or will happen, and where.
  var dateline: MailCopy
  /// Empty where the rubrique's title says the same.
  var kicker: MailCopy
  /// Empty where the rubrique's title says the same.
  var title: MailCopy
  /// Where the headline itself leads: a story of which the mail shows the title alone.
  var titleLink: WebAddress?
  var standfirst: MailCopy
  /// Above the text: one, unless there is no text.
  var pictures: [MailPicture]
  var body: [MailBlock]
  var byline: MailCopy
  /// Where the text goes on, if it was shortened.
  var more: WebAddress?
  /// What the link says.
  var moreLabel: String

  /// In characters.
  var length: Int { body.reduce(standfirst.plainText.count) { $0 + $1.length } }
}

indirect enum MailBlock: Hashable, Sendable {
  case paragraph(MailCopy)
  /// Depth 1 stands right under the story's headline, and no depth is skipped.
  case crosshead(MailCopy, depth: Int)
  case list(items: [[MailBlock]], ordered: Bool)
  case quotation([MailBlock])
  case picture(MailPicture)

  var length: Int {
    switch self {
    case .paragraph(let copy), .crosshead(let copy, _): copy.plainText.count
    case .list(let items, _): items.joined().reduce(0) { $0 + $1.length }
    case .quotation(let blocks): blocks.reduce(0) { $0 + $1.length }
    case .picture(let picture): picture.caption.plainText.count
    }
  }
}

struct MailPicture: Hashable, Sendable {
  /// Nil while it has not been converted: its words stay all the same.
  var source: PictureSource?
  /// As shown on a wide screen, in CSS pixels.
  var width, height: Int
  var alternativeText: String
  var caption: MailCopy
  var credit: MailCopy
}

struct MailQuotation: Hashable, Sendable {
  var text: MailCopy
  var author: String
  var source: String?
}

/// Who publishes the letter, who pays for it, and how to leave it («ours»).
struct MailColophon: Hashable, Sendable {
  var funding: MailCopy
  var partners: [LinkedName]
  var publisher: String
  var responsible: String
  var postalAddress: [String]
  var contact: LinkedName?
  var site: LinkedName?
  var unsubscribe: WebAddress?
  /// The sentence that marks a sample as a sample.
  var specimen: String?

  /// A name, and where it leads.
  struct LinkedName: Hashable, Sendable {
    var name: String
    var address: WebAddress?
  }
}

/// A language as BCP 47 writes it, such as `fr` or `wo-Latn-SN`.
struct LanguageTag: Hashable, Sendable {
  let text: String

  /// Nil for what is not shaped like one.
  init?(_ written: String) {
    let subtags = written.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = subtags.first, (2...8).contains(first.count),
      first.allSatisfy({ $0.isASCII && $0.isLetter }),
      subtags.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
    else { return nil }
    text = written
  }

  private init(known: String) { text = known }
  static let french = LanguageTag(known: "fr")
}

/// A name a link of the same page can lead to: the story's slug, so that it is the same in the archive.
struct Anchor: Hashable, Sendable {
  let name: String

  /// A name that no story before it has.
  init(slug: String, taken: inout Set<String>) {
    let bare = anchorName(slug)
    var name = bare
    var count = 1
    while !taken.insert(name).inserted {
      count += 1
      name = bare + "-\(count)"
    }
    self.name = name
  }
}
