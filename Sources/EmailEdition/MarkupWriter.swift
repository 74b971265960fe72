/// Writes markup as characters: the one place that knows how HTML is escaped.
struct MarkupWriter {
  private(set) var html = ""

  static func document(_ root: Markup) -> String {
    var writer = MarkupWriter()
    writer.html = "<!DOCTYPE html>"
    writer.write(root)
    writer.html += "\n"
    return writer.html
  }

  private mutating func write(_ markup: Markup) {
    switch markup {
    case .text(let text): html += MarkupWriter.escaped(text)
    case .element(let element, let attributes, let children):
      if element.startsLine { html += "\n" }
      html += "<" + element.rawValue
      for attribute in attributes { html += " " + MarkupWriter.written(attribute) }
      html += ">"
      if element.isVoid { return }
      for child in children { write(child) }
      html += "</" + element.rawValue + ">"
    case .outlookColumn(let width, let children):
      html += "\n<!--[if mso]><table \(MarkupWriter.written(.layoutTable)) align=\"center\" width=\"\(width)\" "
      html += "style=\"width:\(width)px\"><tr><td><![endif]-->"
      for child in children { write(child) }
      html += "\n<!--[if mso]></td></tr></table><![endif]-->"
    case .outlookResolution:
      html += "\n<!--[if mso]><noscript><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch>"
      html += "</o:OfficeDocumentSettings></xml></noscript><![endif]-->"
    case .pageLine(let line): html += "\n" + MarkupWriter.written(line)
    case .styleSheet(let rules): html += "\n<style>\n" + MarkupWriter.written(rules) + "</style>"
    }
  }

  // MARK: text

  /// Text between tags. U+2028 is a line break, and characters HTML forbids are left out. No-break spaces stay what
  /// they are: `&nbsp;` would take three times their room.
  static func escaped(_ text: String) -> String { escaped(text, lineBreak: "<br>") }

  /// The inside of an attribute's double quotes.
  static func escapedAttribute(_ text: String) -> String { escaped(text, lineBreak: " ") }

  private static func escaped(_ text: String, lineBreak: String) -> String {
    guard mayNeedEscaping(text.utf8) else { return text }
    var result = ""
    for scalar in text.unicodeScalars { append(scalar, lineBreak: lineBreak, to: &result) }
    return result
  }

  /// By bytes, and rather too often than not: U+0080 to U+009F begin with C2, U+2028 ends in 80 A8, the noncharacters
  /// begin with EF or F0 and more.
  private static func mayNeedEscaping(_ bytes: String.UTF8View) -> Bool {
    var before: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0..<0x20, 0x7F, 0xEF..., UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
        return true
      case 0x80..<0xA0 where before == 0xC2: return true
      case 0xA8 where before == 0x80: return true
      default: before = byte
      }
    }
    return false
  }

  private static func append(_ scalar: Unicode.Scalar, lineBreak: String, to result: inout String) {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\u{2028}": result += lineBreak
    case "\t", "\n", "\r": result += " "
    default: if isAllowed(scalar) { result.unicodeScalars.append(scalar) }
    }
  }

  /// Not a control character and not one of the 66 noncharacters (HTML standard, 13.2.3.5).
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }

  // MARK: attributes

  private static func written(_ attribute: Attribute) -> String {
    switch attribute {
    case .language(let tag): "lang=\"\(tag.text)\""
    case .name(let anchor): "name=\"\(escapedAttribute(anchor.name))\""
    case .href(.address(let address)): "href=\"\(escapedAttribute(address.text))\""
    case .href(.anchor(let anchor)): "href=\"#\(percentEncoded(anchor.name))\""
    case .href(.file(let file)): "href=\"\(escapedAttribute(file.text))\""
    case .source(let source): "src=\"\(escapedAttribute(source.text))\""
    case .alternativeText(let text): "alt=\"\(escapedAttribute(text))\""
    case .label(let text): "aria-label=\"\(escapedAttribute(text))\""
    case .width(let pixels): "width=\"\(pixels)\""
    case .height(let pixels): "height=\"\(pixels)\""
    case .style(let style): "style=\"" + style.map { "\($0.property):\($0.value)" }.joined(separator: ";") + "\""
    case .shade(let shade): "class=\"\(shade.rawValue)\""
    case .layoutTable: "role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\""
    case .wholeWidth: "width=\"100%\""
    case .centred: "align=\"center\""
    case .messageRole: "role=\"article\" aria-roledescription=\"email\""
    case .officeNamespace: "xmlns:o=\"urn:schemas-microsoft-com:office:office\""
    case .meta(let line): written(line)
    case .part(let part): "class=\"\(part.rawValue)\""
    }
  }

  private static func written(_ line: Attribute.Meta) -> String {
    switch line {
    case .utf8: "charset=\"utf-8\""
    case .viewport: "name=\"viewport\" content=\"width=device-width,initial-scale=1\""
    case .keepLayout: "name=\"x-apple-disable-message-reformatting\""
    case .noDetection:
      "name=\"format-detection\" content=\"telephone=no,date=no,address=no,email=no,url=no\""
    case .colourScheme: "name=\"color-scheme\" content=\"light dark\""
    case .supportedColourSchemes: "name=\"supported-color-schemes\" content=\"light dark\""
    }
  }

  // MARK: the style sheet

  /// The same rules twice: for programs that know `prefers-color-scheme`, and for Outlook on the web, which marks what
  /// it recoloured with `data-ogsc` (text) and `data-ogsb` (ground). Without the blank before `!important` Orange would
  /// drop the declaration (caniemail, `!important`, 2021-11).
  private static func written(_ rules: [StyleRule]) -> String {
    var css = ":root{color-scheme:light dark;supported-color-schemes:light dark}\n@media (prefers-color-scheme:dark){\n"
    for rule in rules {
      let parts = [
        rule.ground.map { "background-color:\($0.hex) !important" }, rule.text.map { "color:\($0.hex) !important" },
        rule.border.map { "border-color:\($0.hex) !important" },
      ]
      css += selector(rule, after: "") + "{" + parts.compactMap { $0 }.joined(separator: ";") + "}\n"
    }
    css += "}\n"
    for rule in rules {
      if let text = rule.text { css += selector(rule, after: "[data-ogsc] ") + "{color:\(text.hex) !important}\n" }
      if let ground = rule.ground {
        css += selector(rule, after: "[data-ogsb] ") + "{background-color:\(ground.hex) !important}\n"
      }
    }
    return css
  }

  private static func selector(_ rule: StyleRule, after context: String) -> String {
    rule.subjects.map { subject in
      switch subject {
      case .shade(let shade): context + "." + shade.rawValue
      case .element(let element): context + element.rawValue
      }
    }.joined(separator: ",")
  }
}
