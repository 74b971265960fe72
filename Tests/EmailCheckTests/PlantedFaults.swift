@testable import EmailCheck

// One planted fault for each rule at least, in the bytes the sample really has.

private let image = "<img src=\"images/formation-0a1b2c3d4e.jpg\""

let pageFaults: [PlantedFault] = [
  .page(
    "mail-html-syntax", "a table cell that is never closed", "</ul></td></tr>", "</ul></tr>", with: ["mail-html-parser"]
  ),
  .page("mail-html-syntax", "an end tag too many", "</h1>", "</h1></div>"),
  .page(
    "mail-html-syntax", "crossed tags", "<strong>atelier régional</strong>",
    "<strong><em>atelier régional</strong></em>"),
  .page("mail-html-syntax", "an attribute without quotes", "width=\"100%\"", "width=100%"),
  .page("mail-html-syntax", "an attribute given twice", "<h1 class=\"name\"", "<h1 class=\"name\" class=\"gold\""),
  .page(
    "mail-html-syntax", "a paragraph in a paragraph", "<p style=\"margin:0 0 16px\">",
    "<p style=\"margin:0 0 16px\"><p style=\"margin:0 0 16px\">"),
  .page(
    "mail-html-sign", "a bare ampersand", "Un programme en trois temps", "Un programme & trois temps",
    with: ["mail-text-missing-words"]),
  .page(
    "mail-html-sign", "an unescaped sign", "Un programme en trois temps", "Un programme < trois temps",
    with: ["mail-text-missing-words"]),
  .page(
    "mail-html-parser", "a heading closed by another", "<h1 class=\"name\"", "<!--\u{1}--><h1 class=\"name\"",
    with: ["mail-html-parser"]),
  .page(
    "mail-outlook-syntax", "a ghost table that is not closed", "<!--[if mso]></td></tr></table><![endif]-->",
    "<!--[if mso]></td></tr><![endif]-->"),
  .page("mail-outlook-syntax", "a condition that is not closed", "</noscript><![endif]-->", "</noscript>-->"),
  .page("mail-css-syntax", "a declaration without a colon", "style=\"margin:0 0 16px\"", "style=\"margin 0 0 16px\""),
  .page(
    "mail-css-syntax", "a brace that is not closed", ".gold{color:#E5AE1F !important}\n}",
    ".gold{color:#E5AE1F !important}\n",
    with: [
      "mail-contrast-dark", "mail-contrast-styled", "mail-light-block-in-dark", "mail-dark-rules",
      "mail-property-unknown",
    ]),
  .page("mail-doctype", "no doctype", "<!DOCTYPE html>", "", with: ["mail-html-parser", "mail-outlook-syntax"]),
  .page("mail-charset", "no charset", "<meta charset=\"utf-8\">", ""),
  PlantedFault(
    "mail-not-utf8", "Latin-1 in the page",
    with: ["mail-leftover", "mail-message-html-differs", "mail-html-parser", "mail-text-missing-words"]
  ) { files in
    guard let place = files.html.firstIndex(of: 0xC3) else { return false }
    files.html.remove(at: place + 1)
    return true
  },
  .page("mail-viewport", "no viewport", "name=\"viewport\"", "name=\"window\""),
  .page("mail-viewport", "zoom locked", "initial-scale=1", "initial-scale=1,user-scalable=no"),
  .page(
    "mail-title", "an empty title", "<title>La Lettre du Fleuve n°\u{A0}3, mai 2021</title>", "<title></title>",
    with: ["mail-subject-differs"]),
  .page(
    "mail-id-twice", "an anchor given twice", "<a name=\"forum\">", "<a name=\"passage\">",
    with: ["mail-fragment-missing"]),
  .page("mail-color-scheme", "a meta missing", "name=\"color-scheme\"", "name=\"scheme\""),
  .page(
    "mail-dark-rules", "no dark rules", "prefers-color-scheme:dark", "prefers-contrast:more",
    with: ["mail-light-block-in-dark"]),
  .page("mail-language", "no lang on html", "<html lang=\"fr\"", "<html"),
  .page("mail-language", "no lang in the body", "mai 2021\" lang=\"fr\">", "mai 2021\">"),
  .page("mail-wrapper-role", "no role", "role=\"article\" ", ""),
  .page(
    "mail-h1", "a second h1", "<h2 style", "<h1 style",
    with: ["mail-html-syntax", "mail-heading-skipped", "mail-contrast-dark", "mail-contrast-outlook-dark"]),
  .page("mail-heading-skipped", "a level skipped", "<h4 style", "<h6 style", with: ["mail-html-syntax"]),
  .page("mail-heading-empty", "an empty heading", ">Un programme en trois temps<", "><"),
  .page("mail-table-role", "a table read as one", "<table role=\"presentation\" cellpadding", "<table cellpadding"),
  .page("mail-table-role", "a table with a border", "border=\"0\"", "border=\"1\""),
  .page(
    "mail-no-ghost-table", "no width for Outlook", "align=\"center\" width=\"600\" style=\"width:600px\"",
    "align=\"center\" style=\"margin:0\""),
  .page("mail-column-width", "a fixed column", "width:100%;max-width:600px", "width:600px;max-width:600px"),
  .page("mail-column-width", "a column too wide", "max-width:600px", "max-width:760px"),
  .page("mail-element-forbidden", "a form", "<ol style", "<form></form><ol style"),
  .page("mail-element-forbidden", "a script", "<ol style", "<script>a()</script><ol style"),
  .page(
    "mail-element-forbidden", "an outer style sheet", "<meta charset",
    "<link rel=\"stylesheet\" href=\"https://example.org/a.css\"><meta charset"),
  .page("mail-script", "an event handler", "<ol style", "<ol onclick=\"a()\" style"),
  .page(
    "mail-style-in-body", "a style sheet in the body", "<ol style", "<style>.x{color:#000000}</style><ol style",
    with: ["mail-html-parser", "mail-outlook-syntax", "mail-html-syntax"]),
  .page("mail-style-import", "an import", "<style>", "<style>@import 'a.css';"),
  .page(
    "mail-style-import", "a web font", "<style>", "<style>@font-face{font-family:X}",
    with: ["mail-web-font"]),
  PlantedFault("mail-too-heavy", "a page of 90 kB", with: ["mail-message-html-differs"]) {
    $0.html.replace("</body>", with: "<!--\(String(repeating: "x", count: 70_000))--></body>")
  },
  PlantedFault("mail-style-too-long", "a style sheet of 17 kB", with: ["mail-message-html-differs"]) {
    $0.html.replace("</style>", with: "/*\(String(repeating: "x", count: 17_000))*/</style>")
  },
  .page("mail-layout-property", "a flex layout", "<ol style=\"", "<ol style=\"display:flex;"),
  .page("mail-layout-property", "a float", "<ol style=\"", "<ol style=\"float:left;"),
  .page("mail-property-unsupported", "a shadow", "<ol style=\"", "<ol style=\"box-shadow:0 0 2px #000000;"),
  .page("mail-value-unsupported", "a size in rem", "<ol style=\"", "<ol style=\"margin-top:2rem;"),
  .page("mail-value-unsupported", "a calculation", "<ol style=\"", "<ol style=\"width:calc(100% - 2px);"),
  .page("mail-negative-margin", "a negative margin", "<ol style=\"", "<ol style=\"margin-left:-4px;"),
  .page(
    "mail-important-joined", "a dark colour that Orange drops", ".gold{color:#E5AE1F !important}",
    ".gold{color:#E5AE1F!important}"),
  .page("mail-property-unknown", "a property nobody looked up", "<ol style=\"", "<ol style=\"hyphens:auto;"),
  .page("mail-attribute-unknown", "an attribute nobody looked up", "<ol style=\"", "<ol data-x=\"1\" style=\""),
  .page(
    "mail-element-unknown", "an element nobody looked up", "<ol style", "<mark>a</mark><ol style",
    with: ["mail-text-missing-words", "mail-contrast-dark"]),
  .page("mail-web-font", "a font few systems have", "Arial", "Futura"),
  .page(
    "mail-contrast", "grey on white", "text-transform:uppercase;color:#0B2F57", "text-transform:uppercase;color:#B0B0B0"
  ),
  .page(
    "mail-contrast-styled", "the style sheet fades captions", "@media", ".quiet{color:#CCCCCC !important}\n@media",
    with: ["mail-contrast-outlook-dark"]),
  .page("mail-contrast-dark", "dark on dark", "td{color:#E7EAEE !important}", "td{color:#333333 !important}"),
  .page(
    "mail-contrast-outlook-dark", "Outlook's text stays dark", "[data-ogsc] td{color:#E7EAEE !important}\n", "",
    with: []
  ),
  .page(
    "mail-light-block-in-dark", "a box without its dark rule", ".tint{background-color:#182E47 !important}\n", "",
    with: ["mail-contrast-dark"]),
  .page(
    "mail-colour-unread", "a colour with a transparency", "color:#0F4C9A", "color:rgba(15,76,154,.9)",
    with: ["mail-value-unsupported"]),
  .page("mail-type-too-small", "a label in 10 px", "font:bold 14px/20px Arial", "font:bold 10px/20px Arial"),
  .page(
    "mail-body-type-too-small", "running text in 14 px", "<p style=\"margin:0 0 16px\">Le fleuve",
    "<p style=\"margin:0 0 16px;font-size:14px\">Le fleuve"),
  .page(
    "mail-preheader-missing", "no preheader",
    "<div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all\">Une formation", "<div>Une formation",
    with: ["mail-text-missing-words", "mail-contrast", "mail-contrast-dark", "mail-contrast-outlook-dark"]),
  .page(
    "mail-preheader-length", "a preheader too short",
    "Une formation de trois semaines, un atelier à Saint-Louis et du matériel pour les postes du delta",
    "Une formation",
    with: ["mail-preheader-unpadded"]),
  .page("mail-preheader-shown", "a preheader Outlook shows", ";mso-hide:all", ""),
  .page("mail-preheader-unpadded", "a preheader without padding", String(repeating: "\u{200C}\u{A0}", count: 20), ""),
  .page(
    "mail-preheader-is-title", "a preheader that repeats the title",
    "Une formation de trois semaines, un atelier à Saint-Louis et du matériel pour les postes du delta",
    "Former, équiper, relier\u{A0}: un printemps sur le fleuve", with: ["mail-preheader-unpadded"]),
  PlantedFault(
    "mail-no-view-online", "no link to the page online", with: ["mail-message-html-differs", "mail-text-missing-words"]
  ) {
    $0.html.replaceAll("Voir en ligne", with: "En ligne")
  },
  .page("mail-no-unsubscribe", "no way out", ">Se désinscrire<", ">Sortir<", with: ["mail-text-missing-words"]),
  .page("mail-no-sender", "no postal address", "12, quai de l’Estacade", "12, quai", with: ["mail-text-missing-words"]),
  .page(
    "mail-no-funding", "no funding notice",
    "Cette lettre est réalisée avec le soutien financier de l’Union européenne. ", ""),
  PlantedFault(
    "mail-story-missing", "a story left out", with: ["mail-message-html-differs", "mail-text-missing-words"]
  ) {
    $0.html.replaceAll("Forum des riverains", with: "Forum")
  },
  .page("mail-link-scheme", "a link to a file", "href=\"https://europa.eu/\"", "href=\"file:///europa\""),
  .page(
    "mail-link-scheme", "a link without TLS", "href=\"https://europa.eu/\"", "href=\"http://europa.eu/\"",
    with: ["mail-text-link-missing"]),
  .page(
    "mail-link-address", "an address with a blank", "href=\"https://europa.eu/\"", "href=\"https://europa eu/\"",
    with: ["mail-text-link-missing"]),
  .page(
    "mail-link-address", "a mailbox without a domain behind a comma", "href=\"mailto:lettre@fleuve.example.org?",
    "href=\"mailto:lettre@fleuve.example.org,sud?", with: ["mail-text-link-missing"]),
  .page("mail-fragment-missing", "a summary entry that leads nowhere", "href=\"#forum\"", "href=\"#forom\""),
  .page("mail-link-empty", "a link without words", ">le site du Partenariat<", "><", with: ["mail-text-missing-words"]),
  .page(
    "mail-link-text", "a link that says «ici»", ">le site du Partenariat<", ">cliquez ici<",
    with: ["mail-text-missing-words"]),
  .page(
    "mail-link-text-twice", "two links with the same words", ">Union européenne<", ">le site du Partenariat<",
    with: ["mail-text-missing-words"]),
  .page(
    "mail-leftover", "a merge field", "Bonne lecture", "{{prenom}}, bonne lecture", with: ["mail-text-missing-words"]),
  .page(
    "mail-leftover", "a gap", "alt=\"Le pont vu du quai\"", "alt=\"[à compléter]\"",
    with: ["mail-text-missing-words"]),
  .page("mail-french-space", "an ordinary space before a sign", "Bonne lecture\u{A0}!", "Bonne lecture !"),
  .page("mail-french-space", "an ordinary space in quotation marks", "«\u{A0}Plusieurs", "« Plusieurs"),
  .page("mail-soft-hyphen", "a soft hyphen", "stagiaires apprennent", "sta\u{AD}giaires apprennent"),
  .page(
    "mail-not-composed", "an accent apart", "Écrire ensemble", "E\u{301}crire ensemble",
    with: ["mail-text-missing-words", "mail-story-missing"]),
  .page("mail-alt-missing", "no alt", "alt=\"Une vingtaine", "title=\"Une vingtaine"),
  .page("mail-alt-empty", "an empty alt", "alt=\"Le pont vu du quai\"", "alt=\"\""),
  .page("mail-alt-is-file-name", "the file's name as alt", "alt=\"Le pont vu du quai\"", "alt=\"pont.jpg\""),
  PlantedFault("mail-alt-is-file-name", "the camera's name as alt", with: ["mail-message-html-differs"]) { files in
    guard let index = files.pictures.firstIndex(where: { $0.name.hasPrefix("pont-") }) else { return false }
    files.pictures[index].origin = "issues/2021-05/images/IMG_2034.JPG"
    return files.html.replace("alt=\"Le pont vu du quai\"", with: "alt=\"IMG_2034\"")
  },
  .page("mail-alt-is-headline", "the headline as alt", "alt=\"Le pont vu du quai\"", "alt=\"Forum des riverains\""),
  .page("mail-picture-size-missing", "no height", "height=\"400\"", ""),
  .page(
    "mail-picture-too-wide", "a picture of 700 px", "width=\"600\" height=\"400\"", "width=\"700\" height=\"467\"",
    with: ["mail-picture-style"]),
  .page("mail-picture-distorted", "a picture stretched", "height=\"400\"", "height=\"300\""),
  .page("mail-picture-style", "a picture that does not shrink", ";height:auto;border:0\"", "\""),
  .page(
    "mail-picture-data", "a picture in the page", image, "<img src=\"data:image/gif;base64,R0lGODlh\"",
    with: ["mail-picture-unused"]),
  .page(
    "mail-picture-scheme", "a picture shown without TLS", image,
    "<img src=\"http://fleuve.example.org/formation-0a1b2c3d4e.jpg\""),
  .page(
    "mail-picture-scheme", "a picture of this computer alone", image,
    "<img src=\"file:///images/formation-0a1b2c3d4e.jpg\""),
  .page(
    "mail-picture-missing", "a picture that is not there", image, "<img src=\"images/autre.jpg\"",
    with: ["mail-picture-unused"]),
  PlantedFault("mail-picture-unused", "a picture too many") { files in
    files.pictures.append(MadePicture(name: "reste-0a1b2c.jpg", bytes: jpeg(width: 10, height: 10)))
    return true
  },
]

let pictureFaults: [PlantedFault] = [
  .picture("mail-picture-format", "a picture in WebP") { $0.bytes = Array("RIFF\0\0\0\0WEBP".utf8) },
  .picture("mail-picture-ending", "a PNG named jpg") { picture in
    picture.bytes =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 0, 4, 0xB0, 0, 0, 3, 0x20, 8, 2, 0, 0, 0, 0, 0, 0, 0]
  },
  .picture("mail-picture-colours", "a picture in CMYK") { $0.bytes = jpeg(width: 1200, height: 800, components: 4) },
  .picture("mail-picture-metadata", "Exif with a place") {
    $0.bytes = jpeg(width: 1200, height: 800, extra: [0xFF, 0xE1, 0, 10] + Array("Exif\0\0GP".utf8))
  },
  .picture("mail-picture-metadata", "a remark somebody wrote") {
    $0.bytes = jpeg(width: 1200, height: 800, extra: [0xFF, 0xFE, 0, 7] + Array("Bonne".utf8))
  },
  .picture("mail-picture-heavy", "a picture of 250 kB") { $0.bytes += [UInt8](repeating: 0, count: 250_000) },
  .picture("mail-picture-upscaled", "a picture larger than its original") { $0.originWidth = 800 },
  .picture("mail-picture-coarse", "a picture of 700 px shown in 600", with: ["mail-picture-distorted"]) {
    $0.bytes = jpeg(width: 700, height: 467)
  },
  PlantedFault("mail-pictures-heavy", "pictures of 1.2 MB", with: ["mail-picture-heavy", "mail-picture-unused"]) {
    files in
    for number in 0..<7 {
      let bytes = jpeg(width: 10, height: 10) + [UInt8](repeating: 0, count: 180_000)
      files.pictures.append(MadePicture(name: "p\(number).jpg", bytes: bytes))
    }
    return true
  },
]

let textFaults: [PlantedFault] = [
  PlantedFault(
    "mail-text-empty", "an empty text part",
    with: ["mail-text-missing-words", "mail-text-link-missing", "mail-message-text-differs"]
  ) {
    $0.text = [0x0A]
    return true
  },
  .text(
    "mail-text-missing-words", "a paragraph that the text part lacks",
    "La cellule de Matam a ouvert ses portes avec quatre agents.", ""),
  PlantedFault(
    "mail-text-order", "a story out of order", with: ["mail-message-text-differs", "mail-text-missing-words"]
  ) { files in
    let text = String(decoding: files.text, as: UTF8.self)
    let sentence = "La cellule de Matam a ouvert ses portes avec quatre agents.\n"
    guard text.contains(sentence) else { return false }
    files.text = Array((sentence + text.replacing(sentence, with: "\n")).utf8)
    return true
  },
  .text("mail-text-link-missing", "a link without its address", "<https://fleuve.example.org/bac>", ""),
  .text(
    "mail-text-markup", "a tag in the text", "Forum des riverains\n--", "<strong>Forum des riverains</strong>\n--",
    with: ["mail-text-missing-words"]),
  .text("mail-text-markup", "a character reference", "N°\u{A0}3", "N°&nbsp;3", with: ["mail-text-missing-words"]),
  .text(
    "mail-text-line-long", "a line of 100 characters", "La cellule de Matam",
    "La cellule de Matam, qui est une cellule comme les autres, de Matam, a ses murs à elle, oui, vraiment,",
    with: ["mail-text-missing-words"]),
  .text("mail-text-control", "a control character", "Forum", "\u{7}Forum", with: []),
  .text("mail-text-french-space", "an ordinary space in the text", "Bonne lecture\u{A0}!", "Bonne lecture !"),
  .text(
    "mail-leftover", "a merge field in the text", "Bonne lecture", "*|FNAME|* Bonne lecture",
    with: ["mail-text-missing-words"]),
]

let messageFaults: [PlantedFault] = [
  PlantedFault("mail-message-unreadable", "no message") {
    $0.message = []
    return true
  },
  .message("mail-message-line-end", "a bare line feed", "Precedence: bulk\r\n", "Precedence: bulk\n"),
  PlantedFault("mail-message-8bit", "an accent in a header", with: ["mail-message-remark"]) {
    $0.message!.replace("List-Id: La Lettre", with: "List-Id: La Léttre")
  },
  PlantedFault("mail-message-line-long", "a line of 1200 octets", with: ["mail-message-text-differs"]) {
    $0.message!.replace("La Lettre du Fleuve\r\n=3D", with: String(repeating: "a", count: 1200) + "\r\n=3D")
  },
  PlantedFault("mail-body-line-long", "a line of 120 octets", with: ["mail-message-text-differs"]) {
    $0.message!.replace("La Lettre du Fleuve\r\n=3D", with: String(repeating: "a", count: 120) + "\r\n=3D")
  },
  .message(
    "mail-message-remark", "a multipart without a boundary", "multipart/alternative; boundary",
    "multipart/alternative; bound",
    with: [
      "mail-message-structure", "mail-part-encoding", "mail-part-charset", "mail-cid-unused",
      "mail-message-text-differs",
    ]),
  .message("mail-message-structure", "the page before the text", "multipart/alternative", "multipart/mixed"),
  .message("mail-related-type", "multipart/related without its type", ";\r\n\ttype=\"text/html\"", ""),
  .message("mail-part-charset", "Latin-1", "text/plain; charset=utf-8", "text/plain; charset=iso-8859-1"),
  .message(
    "mail-part-encoding", "8bit said", "Content-Transfer-Encoding: quoted-printable", "Content-Transfer-Encoding: 8bit",
    with: ["mail-message-text-differs"]),
  .message("mail-message-text-differs", "other words", "Au sommaire", "Au programme"),
  .message(
    "mail-message-html-differs", "other words in the page", "<title>", "<title>x",
    with: ["mail-body-line-long"]),
  .message(
    "mail-cid-unresolved", "a cid that is not there", "cid:formation", "cid:formatoin", with: ["mail-cid-unused"]),
  .message(
    "mail-cid-unused", "a picture nobody shows", "Content-Id: <formation", "Content-Id: <autre",
    with: ["mail-cid-unresolved"]),
  .message(
    "mail-cid-twice", "a Content-ID given twice", "Content-Id: <atelier", "Content-Id: <formation",
    with: ["mail-cid-unresolved"]),
  .message(
    "mail-cid-shape", "a Content-ID without a domain", "Content-Id: <formation-0a1b2c3d4e.jpg@fleuve.example.org>",
    "Content-Id: <formation>",
    with: ["mail-cid-unresolved", "mail-cid-unused"]),
  .message(
    "mail-part-disposition", "a picture as an attachment", "Content-Disposition: inline",
    "Content-Disposition: attachment"),
  .message("mail-part-type", "a JPEG said to be a PNG", "Content-Type: image/jpeg", "Content-Type: image/png"),
  .message("mail-header-missing", "no date", "Date: Fri", "X-Date: Fri"),
  .message(
    "mail-header-twice", "two subjects", "List-Id:", "Subject: autre\r\nList-Id:", with: ["mail-message-remark"]),
  .message("mail-header-recipients", "a Bcc", "List-Id:", "Bcc: b@example.org\r\nList-Id:"),
  .message(
    "mail-header-recipients", "two addresses in To", "To: lectrice@example.org",
    "To: lectrice@example.org, b@example.org"),
  .message(
    "mail-header-from", "no name", "From: La Lettre du Fleuve <lettre@fleuve.example.org>",
    "From: lettre@fleuve.example.org"),
  .message(
    "mail-header-from", "another address", "From: La Lettre du Fleuve <lettre@", "From: La Lettre du Fleuve <autre@"),
  .message("mail-header-date", "no zone", "12:00:00 +0000", "12:00:00"),
  .message(
    "mail-message-id", "another domain", "Message-ID: <0a1b2c@fleuve.example.org>", "Message-ID: <0a1b2c@localhost>"),
  .message("mail-mime-version", "another version", "MIME-Version: 1.0", "MIME-Version: 2.0"),
  .message(
    "mail-encoded-word", "an encoded word too long", "=?utf-8?Q?La_Lettre_du_Fleuve_n=C2=B0=C2=A03=2C_mai_2021?=",
    "=?utf-8?Q?La_Lettre_du_Fleuve_n=C2=B0=C2=A03=2C_mai_2021_et_encore_des_mots_de_trop_ici?=",
    with: ["mail-subject-differs"]),
  .message(
    "mail-encoded-word", "encoded words that touch", "=2C_mai_2021?=", "=2C?==?utf-8?Q?_mai_2021?=",
    with: ["mail-subject-differs", "mail-message-remark"]),
  .message(
    "mail-encoded-word", "a letter cut in two", "=C2=B0=C2=A03=2C", "=C2?= =?utf-8?Q?=B0=C2=A03=2C",
    with: ["mail-subject-differs", "mail-message-remark"]),
  .message(
    "mail-subject-empty", "no subject", "Subject: =?utf-8?Q?La_Lettre_du_Fleuve_n=C2=B0=C2=A03=2C_mai_2021?=",
    "Subject: "),
  .message(
    "mail-subject-long", "a subject of 90 characters",
    "Subject: =?utf-8?Q?La_Lettre_du_Fleuve_n=C2=B0=C2=A03=2C_mai_2021?=",
    "Subject: " + String(repeating: "lettre ", count: 14), with: ["mail-subject-differs"]),
  .message("mail-subject-differs", "another subject", "_mai_2021?=", "_juin_2021?="),
  .message(
    "mail-list-unsubscribe", "no way out", "List-Unsubscribe: <mailto:", "X-Unsubscribe: <mailto:",
    with: ["mail-one-click"]),
  .message(
    "mail-one-click", "one click announced and not there", "<https://fleuve.example.org/sortir?de=lettre&l=fr>",
    "<mailto:b@example.org>"),
  .message("mail-list-headers", "no List-Id", "List-Id:", "X-List-Id:"),
  .message("mail-message-unsent", "a message that says it is a draft", "List-Id:", "X-Unsent: 1\r\nList-Id:"),
  .draft("mail-draft-not-unsent", "a draft that is none", "X-Unsent: 1", "X-Unsent: 0"),
  .draft(
    "mail-draft-headers", "a draft with a date", "X-Unsent: 1", "Date: Fri, 14 May 2021 12:00:00 +0000\r\nX-Unsent: 1"),
]

let plantedFaults = pageFaults + pictureFaults + textFaults + messageFaults
