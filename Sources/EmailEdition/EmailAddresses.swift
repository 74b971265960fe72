public import IssueModel

/// Where the mail's pictures and the pages it leads to live.
public struct EmailAddresses: Hashable, Sendable {
  public var pictures: Pictures
  /// The archive's address, ending in a slash, where it is not the letter's own `base-url`.
  public var baseURL: String?

  /// How the HTML reaches its pictures.
  public enum Pictures: Hashable, Sendable {
    /// In a folder beside `lettre.html`, to look at it before it is sent.
    case beside(folder: String)
    /// On the web, under an https address that ends in a slash.
    case hosted(under: String)
    /// In the message itself, by `cid:` addresses at the sender's domain.
    case inMessage(domain: String)
  }

  public init(pictures: Pictures = .beside(folder: "images"), baseURL: String? = nil) {
    self.pictures = pictures
    self.baseURL = baseURL
  }
}

/// The address of an issue's page in the archive; of one of its stories, where a slug is given. It is a folder's, with
/// its slash: what the page shows is found whether or not the server leads on from the address without.
public func archiveAddress(of issue: String, story slug: String? = nil, under baseURL: String) -> String {
  let base = baseURL.hasSuffix("/") ? baseURL : baseURL + "/"
  return base + percentEncoded(issue) + "/" + (slug.map { "#" + percentEncoded(anchorName($0)) } ?? "")
}

/// The name of a story's anchor: its slug, in which blanks, which an id may not hold, become low lines.
func anchorName(_ slug: String) -> String {
  let bare = slug.unicodeScalars.map { $0.properties.isWhitespace || $0.value < 0x21 ? "_" : $0 }
  return bare.isEmpty ? "_" : String(String.UnicodeScalarView(bare))
}

/// Only letters and figures of ASCII, hyphen, full stop, low line and tilde stay (RFC 3986, «unreserved»).
func percentEncoded(_ text: String) -> String {
  var result = ""
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      result += percentEncoded(byte)
    }
  }
  return result
}

func percentEncoded(_ byte: UInt8) -> String {
  "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}

/// An address that may stand in an `href`: https, http or mailto and nothing else.
struct WebAddress: Hashable, Sendable {
  let text: String

  /// Nil for another scheme, no host, or a control character. Whatever a URL may not hold is percent-encoded; letters
  /// beyond ASCII stay in a host name.
  init?(_ written: String) {
    guard let colon = written.firstIndex(of: ":") else { return nil }
    let scheme = written[..<colon].lowercased()
    var rest = written[written.index(after: colon)...]
    guard rest.unicodeScalars.allSatisfy({ $0.value > 0x20 && !(0x7F...0x9F).contains($0.value) }) else { return nil }
    switch scheme {
    case "https", "http":
      guard rest.hasPrefix("//") else { return nil }
      rest = rest.dropFirst(2)
      let host = rest.prefix { !"/?#\\".contains($0) }
      guard !host.isEmpty, host.unicodeScalars.allSatisfy({ !WebAddress.isForbidden($0) }) else { return nil }
      text = scheme + "://" + host + WebAddress.encoded(rest[host.endIndex...])
    case "mailto":
      guard let at = rest.firstIndex(of: "@"), at > rest.startIndex, rest.index(after: at) < rest.endIndex else {
        return nil
      }
      text = "mailto:" + WebAddress.encoded(rest)
    default:
      return nil
    }
  }

  /// The address of someone's mailbox, with or without its `mailto:`; nil where it is none.
  init?(mailbox written: String) {
    self.init(written.lowercased().hasPrefix("mailto:") ? written : "mailto:" + written)
  }

  /// What a letter's `contact` or `site` leads to: a web address, a mailbox, a bare domain; nil for a telephone number.
  init?(reading written: String) {
    if let address = WebAddress(written) {
      self = address
    } else if written.contains("@") {
      self.init(mailbox: written)
    } else if written.contains("."), !written.contains(":"), !written.hasPrefix("."), !written.hasSuffix("."),
      written.contains(where: \.isLetter)
    {
      self.init("https://" + written)
    } else {
      return nil
    }
  }

  /// As a reader types it: without the `mailto:`.
  var spoken: String { text.hasPrefix("mailto:") ? String(text.dropFirst(7).prefix { $0 != "?" }) : text }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    "\"<>`{}|\\^ '".unicodeScalars.contains(scalar)
  }

  private static func encoded(_ part: Substring) -> String {
    part.unicodeScalars.map { scalar in
      scalar.isASCII && !isForbidden(scalar)
        ? String(scalar) : String(scalar).utf8.map(percentEncoded(_:)).joined()
    }.joined()
  }
}

/// The address of a converted picture, made of parts that cannot leave their place.
struct PictureSource: Hashable, Sendable {
  let text: String
  let contentID: String?

  /// Nil when the address the pictures are to live under is none.
  init?(name: String, at place: EmailAddresses.Pictures) {
    switch place {
    case .beside(let folder):
      text = folder.split(separator: "/").map { percentEncoded(String($0)) + "/" }.joined() + percentEncoded(name)
      contentID = nil
    case .hosted(let base):
      guard let address = WebAddress((base.hasSuffix("/") ? base : base + "/") + percentEncoded(name)),
        !address.text.hasPrefix("mailto:")
      else { return nil }
      text = address.text
      contentID = nil
    case .inMessage(let domain):
      // Neither part may need encoding: a Content-ID is compared byte for byte with the `cid:` address.
      let identifier = PictureSource.plain(name) + "@" + PictureSource.plain(domain)
      text = "cid:" + identifier
      contentID = identifier
    }
  }

  private static func plain(_ text: String) -> String {
    String(text.unicodeScalars.map { percentEncoded(String($0)) == String($0) ? Character($0) : "_" })
  }
}
