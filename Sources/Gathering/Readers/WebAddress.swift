/// The address of a page, for the addresses written in it without its own (RFC 3986 §5.2, as far as web pages need it).
struct WebAddress: Hashable, Sendable {
  /// `https`.
  private let scheme: String
  /// `https://a.org`.
  private let origin: String
  /// From the first bar, without query.
  private let path: String

  /// Nil for anything but http and https.
  init?(_ text: String) {
    guard let safe = safeAddress(text), let mark = safe.firstIndex(of: ":") else { return nil }
    scheme = safe[..<mark].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = safe[safe.index(mark, offsetBy: 3)...]
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    origin = scheme + "://" + host
    path = String(rest.dropFirst(host.count).prefix { $0 != "?" && $0 != "#" })
  }

  /// The whole address of one written in the page; as written where it has a scheme of its own.
  func resolving(_ written: String) -> String {
    let written = cleanAddress(written)
    let scheme = written.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    if !scheme.isEmpty, written.dropFirst(scheme.count).first == ":" { return written }
    if written.isEmpty || written.hasPrefix("#") { return written }
    // `/photo.jpg`: from the root, and so refused.
    if self.scheme.isEmpty { return written.hasPrefix("/") ? written : "/" + written }
    if written.hasPrefix("//") { return self.scheme + ":" + written }
    if written.hasPrefix("?") { return origin + (path.isEmpty ? "/" : path) + written }
    let ownPath = written.prefix { $0 != "?" && $0 != "#" }
    let start = written.hasPrefix("/") ? "" : String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) + "/"
    var parts: [Substring] = []
    let whole = start + ownPath
    for part in whole.split(separator: "/", omittingEmptySubsequences: true) {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    let end = whole.hasSuffix("/") && !parts.isEmpty ? "/" : ""
    return origin + "/" + parts.joined(separator: "/") + end + written.dropFirst(ownPath.count)
  }

  /// Of a feed that gives no address: what is written in it without one of its own is to be found nowhere.
  static let nowhere = WebAddress(scheme: "", origin: "", path: "")

  private init(scheme: String, origin: String, path: String) {
    self.scheme = scheme
    self.origin = origin
    self.path = path
  }
}

/// An address as a source writes it, without what is not seen. Line ends and tabs within it are dropped (WHATWG URL, 4.4);
/// in a text they are blanks.
func cleanAddress(_ written: String) -> String {
  let isOneLine = !written.utf8.contains { $0 == 9 || $0 == 10 || $0 == 13 }
  if isOneLine { return clean(written).text }
  let scalars = written.unicodeScalars.filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }
  return clean(String(String.UnicodeScalarView(scalars))).text
}
