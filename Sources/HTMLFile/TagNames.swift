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
  case paragraph, item, list, heading, block, form
  case table, tablePart
  /// Its text is no markup: `script`.
  case rawText
  /// `svg`, `math`.
  case foreign
  /// Where most tags are passed over: `select`, `frameset`.
  case choice
  /// What end tags do not reach through: `object`.
  case wall
}

/// Numbers for the names of elements, and what is known of them.
struct TagNames {
  struct Tag {
    var id: Int
    var role: TagRole
    var text: String
  }

  /// The name of elements nobody wrote.
  static let implied = -1

  private var tags: [String: Tag] = [:]
  private var knownForms: [String: Int] = [:]
  private var forms = 1

  mutating func tag(_ bytes: ArraySlice<UInt8>) -> Tag {
    tag(String(decoding: bytes.lazy.map(\.lowered), as: UTF8.self))
  }

  mutating func id(_ name: String) -> Int { tag(name).id }

  /// A number for a tag as it is written; one of its own where it is long.
  mutating func form(of bytes: ArraySlice<UInt8>) -> Int {
    defer { forms += 1 }
    if bytes.count > 200 { return forms }
    let text = String(decoding: bytes, as: UTF8.self)
    if let known = knownForms[text] { return known }
    knownForms[text] = forms
    return forms
  }

  private mutating func tag(_ name: String) -> Tag {
    if let known = tags[name] { return known }
    let tag = Tag(id: tags.count, role: Self.roles[name] ?? .phrase, text: name)
    tags[name] = tag
    return tag
  }

  static let endsParagraph = Set(
    """
    address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 \
    h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre section summary ul xmp
    """.split(separator: " ").map(String.init))

  private static let roles: [String: TagRole] = {
    let names: [(TagRole, String)] = [
      (.root, "html head body"),
      (
        .empty,
        "area base basefont bgsound br col embed frame hr image img input isindex keygen link meta param source track wbr"
      ),
      (.formatting, "a b big code em font i nobr s small strike strong tt u"),
      (.paragraph, "p"), (.item, "li dd dt"), (.list, "ol ul"), (.heading, "h1 h2 h3 h4 h5 h6"), (.form, "form"),
      (
        .block,
        """
        address article aside blockquote button center details dir div dl fieldset figcaption figure footer header hgroup \
        listing main menu nav noscript pre search section summary colgroup menuitem
        """
      ),
      (.table, "table"), (.tablePart, "tbody thead tfoot tr td th"),
      (.rawText, "iframe noembed noframes script style textarea title xmp"),
      (.foreign, "svg math"), (.choice, "select frameset"),
      (.wall, "applet caption marquee object template plaintext"),
    ]
    return Dictionary(
      uniqueKeysWithValues: names.flatMap { role, names in names.split(separator: " ").map { (String($0), role) } })
  }()
}
