import Inks

// What web pages have and mails have not: lines of the head, classes, addresses beside the page.

/// A line in the head of a web page.
enum PageLine: Hashable, Sendable {
  case description(String)
  case canonical(WebAddress)
  /// What other sites show of a page somebody links to (ogp.me).
  case share(Share, String)
  case shareAddress(Share, WebAddress)
  case style(PageStyle)

  enum Share: String, Hashable, Sendable {
    case type = "og:type"
    case site = "og:site_name"
    case language = "og:locale"
    case title = "og:title"
    case description = "og:description"
    case page = "og:url"
    case picture = "og:image"
    case pictureText = "og:image:alt"
    case published = "article:published_time"
  }
}

/// The style sheets of the web pages.
enum PageStyle: Hashable, Sendable {
  /// An issue's page.
  case issue
  /// The index, in these colours.
  case index(EmailColours)
}

/// What the style sheet of a web page calls a piece.
enum PagePart: String, Hashable, Sendable {
  case ways, issues, issue, cover, label, title, lead, links, foot, motto, author
}

/// An address beside the page: of a file in a folder of the archive.
struct FileAddress: Hashable, Sendable {
  let text: String

  /// - Parameter steps: how many folders up the path begins.
  init(_ parts: [String], up steps: Int = 0) {
    text = String(repeating: "../", count: steps) + parts.map { percentEncoded($0) }.joined(separator: "/")
  }

  /// A folder of the archive, whose page the server gives.
  static func folder(_ name: String) -> FileAddress { FileAddress([name, ""]) }
  /// The index, from the page of an issue.
  static let index = FileAddress([], up: 1)
}

extension MarkupWriter {
  static func written(_ line: PageLine) -> String {
    switch line {
    case .description(let text): "<meta name=\"description\" content=\"\(escapedAttribute(text))\">"
    case .canonical(let address): "<link rel=\"canonical\" href=\"\(escapedAttribute(address.text))\">"
    case .share(let what, let text): "<meta property=\"\(what.rawValue)\" content=\"\(escapedAttribute(text))\">"
    case .shareAddress(let what, let address):
      "<meta property=\"\(what.rawValue)\" content=\"\(escapedAttribute(address.text))\">"
    case .style(let style): "<style>\n" + written(style) + "</style>"
    }
  }

  private static func written(_ style: PageStyle) -> String {
    switch style {
    case .issue: issueStyle
    case .index(let colours): indexStyle(colours)
    }
  }

  /// The page is the mail's own column; on paper it takes the whole width, in black on white, and nothing is torn apart.
  private static let issueStyle = """
    .ways{max-width:600px;margin:0 auto;padding:14px 28px;box-sizing:border-box;font:14px/21px Arial,Helvetica,sans-serif;display:flex;\
    flex-wrap:wrap;gap:4px 24px;justify-content:space-between}
    @media (min-width:700px){body>.paper{margin-bottom:48px}}
    @page{margin:16mm 18mm}
    @media print{
    .ways{display:none}
    body,.page,.paper{background-color:#fff!important;max-width:none!important}
    td{padding-left:0!important;padding-right:0!important}
    .band,.tint{padding-left:12px!important;padding-right:12px!important;\
    -webkit-print-color-adjust:exact;print-color-adjust:exact}
    main{zoom:.8}
    p,li{orphans:3;widows:3}
    a[name]{float:left}
    h1,h2,h3,h4,.head{break-after:avoid}
    h3+.quiet,h2+.quiet{break-after:avoid}
    img+p{break-before:avoid}
    img{max-height:100mm;width:auto!important;max-width:100%!important;break-inside:avoid}
    blockquote,li{break-inside:avoid}
    }

    """

  /// One column on a phone, the cover beside its words where there is room.
  private static func indexStyle(_ colours: EmailColours) -> String {
    func inks(_ shades: EmailColours.Shades) -> String {
      """
      body{background-color:\(shades.page.hex);color:\(shades.text.hex)}
      main{background-color:\(shades.paper.hex)}
      a{color:\(shades.link.hex)}
      h2 a,h2{color:\(shades.headline.hex)}
      .label,.foot{color:\(shades.quiet.hex)}
      .issue{border-color:\(shades.hairline.hex)}
      .cover img{border-color:\(shades.hairline.hex)}

      """
    }
    return """
      :root{color-scheme:light dark}
      body{margin:0;font:17px/27px Georgia,serif;overflow-wrap:anywhere}
      header{background-color:\(colours.band.hex);color:\(colours.onBand.hex);border-bottom:5px solid \
      \(colours.gold.hex);padding:36px 0 32px}
      header>*,main,.foot{max-width:760px;margin:0 auto;padding:0 28px;box-sizing:border-box}
      h1{font:bold 38px/44px Arial,Helvetica,sans-serif}
      .motto{font:italic 17px/25px Georgia,serif;padding-top:14px}
      .author{font:14px/21px Arial,Helvetica,sans-serif;padding-top:2px}
      main{padding:8px 28px 24px}
      .issues{list-style:none;margin:0;padding:0}
      .issue{display:flex;flex-wrap:wrap;gap:16px 28px;padding:28px 0;border-top:1px solid}
      .issue:first-child{border-top:0}
      .cover{flex:0 0 160px}
      .cover img{display:block;width:160px;height:auto;border:1px solid}
      .issue:first-child .cover,.issue:first-child .cover img{width:240px;flex-basis:240px}
      .lead{flex:1 1 260px;min-width:0}
      @media (max-width:520px){
      .issue+.issue .cover,.issue+.issue .cover img{width:96px;flex-basis:96px}
      .issue+.issue .lead{flex-basis:160px}
      .issue+.issue h2{font-size:19px;line-height:24px}
      .issue+.issue .lead>p:not(.label){font-size:15px;line-height:23px}
      .issue{gap:16px 20px}
      }
      .label{font:bold 13px/20px Arial,Helvetica,sans-serif;letter-spacing:1px;text-transform:uppercase;margin:0 0 6px}
      h2{font:bold 23px/29px Arial,Helvetica,sans-serif;margin:0 0 10px}
      .issue:first-child h2{font-size:30px;line-height:36px}
      h2 a{text-decoration:none}
      h2 a:hover,h2 a:focus{text-decoration:underline}
      .lead p{margin:0 0 12px}
      .links{font:15px/22px Arial,Helvetica,sans-serif;display:flex;flex-wrap:wrap;gap:4px 20px}
      .foot{font:14px/21px Arial,Helvetica,sans-serif;padding:24px 28px 40px}
      .foot p{margin:0 0 10px}
      \(inks(colours.light))\
      @media (prefers-color-scheme:dark){
      \(inks(colours.dark))\
      }
      @media print{
      body,main{background-color:#fff;color:#000}
      .issue{break-inside:avoid}
      header{-webkit-print-color-adjust:exact;print-color-adjust:exact}
      }

      """
  }
}
