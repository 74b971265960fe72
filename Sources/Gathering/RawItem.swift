internal import Diagnostics
internal import IssueModel

/// An item as it stands in a source, before anything is put right.
struct RawItem: Hashable, Sendable {
  /// Plain text: a title's own bold or links are its site's dress.
  var title: String
  var titleLine: Int
  var date: ItemDate
  /// The line that carries the date, or the item's first where none does: the address of the item in its source. In a
  /// Word document, which has no lines, paragraphs are counted.
  var line: Int
  /// A state on the site (Actuelles, Passées or none), no heading of the letter and no part of the item's identity:
  /// the same item changes it as time goes by.
  var category = ""
  /// The text, in reading order.
  var blocks: [RawBlock]
  /// All lines of the item.
  var lines: ClosedRange<Int>
  /// The source shows a picture, whether it can be had or not: a text copy says so and holds none.
  var hasPicture = false
  /// What the source calls the item (`guid` of a feed), as written. Worth something only where no other item of the
  /// source has it, and even then some sites make a new one at each reading.
  var id: String? = nil
  /// The item's own page: http or https.
  var address: String? = nil
  var author: String? = nil
  /// What stands above the title, and the text's opening, where the source has them apart from the text.
  var kicker: [RawSpan] = []
  var standfirst: [RawSpan] = []
  /// Not published on the site: left out, and named.
  var isDraft = false
  var pictures: [RawPicture] = []
}

/// A piece of an item's text that stands by itself.
struct RawBlock: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case paragraph
    /// The level as the source has it, 1…6.
    case heading(level: Int)
    /// The depth is 0 in a list that is in no other.
    case listItem(isOrdered: Bool, depth: Int)
    /// A further paragraph of the list item before it.
    case itemContinued(depth: Int)
    case quotation
  }

  var kind = Kind.paragraph
  var spans: [RawSpan]
  var line: Int

  /// The words alone.
  var text: String { spans.count == 1 ? spans[0].text : spans.map(\.text).joined() }

  init(kind: Kind = .paragraph, spans: [RawSpan], line: Int) {
    self.kind = kind
    self.spans = spans
    self.line = line
  }

  /// A paragraph in one dress.
  init(text: String, line: Int) { self.init(spans: [RawSpan(text: text)], line: line) }
}

/// Text dressed alike all along.
struct RawSpan: Hashable, Sendable {
  var text: String
  var isStrong = false
  var isEmphasized = false
  /// http, https or mailto, and nothing else: see `safeAddress`.
  var link: String? = nil
  /// BCP 47, where the writer said that it is not the letter's own.
  var language: String? = nil

  /// Whether two spans differ in nothing but their words.
  func isDressed(like other: RawSpan) -> Bool {
    isStrong == other.isStrong && isEmphasized == other.isEmphasized && link == other.link
      && language == other.language
  }
}

/// A picture of an item: the same picture in one or several sizes.
struct RawPicture: Hashable, Sendable {
  /// The largest first; never a placeholder.
  var candidates: [PictureCandidate]
  /// What it shows, as the source says it.
  var alt = ""
  var caption = ""
  var credit = ""
  var line: Int

  /// Whether two pictures may be had in one place.
  func isSame(as other: RawPicture) -> Bool {
    candidates.contains { candidate in other.candidates.contains { $0.location == candidate.location } }
  }
}

extension [RawPicture] {
  /// Each once, where it stands first.
  var withoutRepeats: [RawPicture] {
    var places: [PictureCandidate.Location: Int] = [:]
    var result: [RawPicture] = []
    for picture in self {
      if let known = picture.candidates.lazy.compactMap({ places[$0.location] }).first {
        if result[known].alt.isEmpty { result[known].alt = picture.alt }
        if result[known].caption.isEmpty { result[known].caption = picture.caption }
      } else {
        for candidate in picture.candidates { places[candidate.location] = result.count }
        result.append(picture)
      }
    }
    return result
  }
}

/// Where a picture's bytes may be had.
struct PictureCandidate: Hashable, Sendable {
  enum Location: Hashable, Sendable {
    /// A path beside the source (`page_files/photo.jpg`), blanks decoded, without `..`, never from the root.
    case file(String)
    /// Within the source itself, a Word document.
    case part(name: String, bytes: [UInt8])
    /// http or https.
    case address(String)
    /// As written, and not to be followed: it leads out of the source's folder, or is of another kind.
    case refused(String)
  }

  var location: Location
  /// In pixels, where the source says it.
  var width: Int? = nil
}

/// The day an item was published, as far as its source says it. An undated item stays undated: no day is invented.
enum ItemDate: Hashable, Sendable {
  case day(CalendarDate)
  /// As written: 31/02/2021.
  case impossible(String)
  case missing

  var day: CalendarDate? {
    if case .day(let day) = self { day } else { nil }
  }
}

/// Lines of a source that belong to no item.
struct UnreadLines: Hashable, Sendable {
  var lines: ClosedRange<Int>
  var reason: GatherReason
  /// How the first of them begins.
  var beginning: String
}

/// What a reader found in one source.
struct SourceReading: Hashable, Sendable {
  var items: [RawItem] = []
  var unread: [UnreadLines] = []
  /// Which reader read it.
  var kind = SourceKind.pastedPage
  /// What the source is, by the name people know it under: «RSS 2.0».
  var format = "texte"
  var encoding = DecodedText.Encoding.utf8
  var diagnostics: [Diagnostic] = []
  /// Found in a folder and not readable: the others are gathered without it.
  var isRefused = false
  /// Items that are too long for an article, without their text.
  var tooLong: [RawItem] = []
  /// The source's lines, for the findings that show one.
  var lines: [String] = []
}
