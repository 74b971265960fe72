/// What the guard has to know of an element.
enum TagRole {
  /// `html`, `head`, `body`: there once, whatever is written.
  case root
  /// Never holds anything: `br`.
  case empty
  /// Opened again where it was cut off: `b`, `a`.
  case formatting
  /// Within a line and nothing more: `span`, and elements nobody knows.
  case phrase
  case option
  /// Ended by too many things: `rt`; it counts until what holds it ends.
  case unmatched
  case paragraph, item, definition, list, heading, form, button
  /// `div`, `address`: a list item reaches through.
  case division
  case block
  /// Ended as a phrase, and no phrase reaches through: `noscript`.
  case special
  case table, tablePart, caption
  /// Its text is no markup: `script`.
  case rawText
  /// `svg`, `math`.
  case foreign
  /// Where HTML goes on within SVG or MathML: `foreignobject`.
  case integration
  /// Where most tags are passed over: `select`, `frameset`.
  case choice
  /// What end tags do not reach through: `object`.
  case wall

  /// What it holds is read by rules of its own.
  var isDoubtful: Bool { self == .foreign || self == .choice || self == .integration }

  /// Before it, what was cut off is opened again.
  var opensAgain: Bool {
    switch self {
    case .phrase, .formatting, .unmatched, .option, .button, .wall, .choice, .foreign: true
    default: false
    }
  }
}

/// Numbers for the names of elements, and what is known of them.
struct TagNames {
  enum Part { case cell, row, rows }

  struct Tag {
    var id: Int
    var role: TagRole
    var text: String
    var part: Part
    /// Within SVG and MathML it ends them, or HTML goes on in it.
    var breaksOut: Bool
  }

  /// The name of elements nobody wrote.
  static let nobody = -1

  private var tags: [String: Tag] = [:]
  private var knownForms: [String: Int] = [:]
  private var forms = 1

  mutating func tag(_ bytes: ArraySlice<UInt8>) -> Tag {
    let isLower = bytes.allSatisfy { $0.lowered == $0 }
    let name = String(decoding: isLower ? bytes : ArraySlice(bytes.map(\.lowered)), as: UTF8.self)
    if let known = tags[name] { return known }
    let tag = Tag(
      id: tags.count, role: Self.roles[name] ?? .phrase, text: name,
      part: name == "td" || name == "th" ? .cell : name == "tr" ? .row : .rows,
      breaksOut: Self.breakingOut.contains(name))
    tags[name] = tag
    return tag
  }

  /// A number for a tag as it is written; one of its own where it is long.
  mutating func form(of bytes: ArraySlice<UInt8>) -> Int {
    defer { forms += 1 }
    if bytes.count > 200 { return forms }
    let text = String(decoding: bytes, as: UTF8.self)
    if let known = knownForms[text] { return known }
    knownForms[text] = forms
    return forms
  }

  static let endsParagraph = words(
    """
    address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 \
    h5 h6 header hgroup hr isindex li listing main menu nav ol p plaintext pre section summary ul xmp
    """)

  private static let breakingOut = words(
    """
    b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta \
    nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
    """)

  private static let roles: [String: TagRole] = {
    let names: [(TagRole, String)] = [
      (.root, "html head body"),
      (
        .empty,
        """
        area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr
        """
      ),
      (.formatting, "a b big code em font i nobr s small strike strong tt u"), (.option, "option"),
      (.unmatched, "rb rp rt rtc colgroup"), (.paragraph, "p"), (.item, "li"), (.definition, "dd dt"), (.list, "ol ul"),
      (.heading, "h1 h2 h3 h4 h5 h6"), (.form, "form"), (.button, "button"), (.division, "address div"),
      (
        .block,
        """
        article aside blockquote center details dir dl fieldset figcaption figure footer header hgroup listing menu \
        nav pre section summary
        """
      ),
      (.special, "noscript main"), (.table, "table"), (.tablePart, "tbody thead tfoot tr td th"), (.caption, "caption"),
      (.rawText, "iframe noembed noframes script style textarea title xmp"), (.foreign, "svg math"),
      (.integration, "foreignobject desc annotation-xml mi mo mn ms mtext"), (.choice, "select frameset"),
      (.wall, "applet marquee object template plaintext"),
    ]
    return Dictionary(
      uniqueKeysWithValues: names.flatMap { role, names in names.split(separator: " ").map { (String($0), role) } })
  }()

  private static func words(_ list: String) -> Set<String> { Set(list.split(separator: " ").map(String.init)) }
}
