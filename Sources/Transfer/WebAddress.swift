internal import CCurl

/// An address on the web that may be asked: http or https, a host, no user and no password.
struct WebAddress: Hashable, Sendable {
  /// As curl writes it: numbers of hosts in their usual form, blanks and accents in the path encoded, no fragment.
  let text: String
  let host: String

  /// Longer ones are refused: no server takes them (RFC 9110, 4.1 recommends 8000 octets).
  private static let longest = 8000

  /// - Throws: `.invalid`, `.scheme` or `.credentials`.
  init(_ written: String) throws(FetchRefusal) {
    let trimmed = written.unicodeScalars.drop { $0.value <= 32 }.reversed().drop { $0.value <= 32 }.reversed()
    let address = String(String.UnicodeScalarView(trimmed))
    guard !address.isEmpty, address.utf8.count <= WebAddress.longest,
      !address.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }), let handle = curl_url()
    else { throw FetchRefusal(.invalid, at: written) }
    defer { curl_url_cleanup(handle) }
    guard let scheme = writtenScheme(of: address) else { throw FetchRefusal(.invalid, at: written) }
    guard scheme == "http" || scheme == "https" else { throw FetchRefusal(.scheme(scheme), at: written) }
    let code = curl_url_set(handle, CURLUPART_URL, address, UInt32(CURLU_URLENCODE | CURLU_DISALLOW_USER))
    if code == CURLUE_USER_NOT_ALLOWED { throw FetchRefusal(.credentials, at: written) }
    guard code == CURLUE_OK, let host = part(CURLUPART_HOST, of: handle), !host.isEmpty else {
      throw FetchRefusal(.invalid, at: written)
    }
    guard part(CURLUPART_USER, of: handle) == nil, part(CURLUPART_PASSWORD, of: handle) == nil else {
      throw FetchRefusal(.credentials, at: written)
    }
    curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0)
    guard let text = part(CURLUPART_URL, of: handle) else { throw FetchRefusal(.invalid, at: written) }
    self.text = text
    self.host = host
  }
}

/// A link as a page writes it, made whole with the address of the page (RFC 3986, 5); nil where that gives no address
/// on the web.
public func resolve(_ link: String, from page: String) -> String? {
  guard let handle = curl_url() else { return nil }
  defer { curl_url_cleanup(handle) }
  guard curl_url_set(handle, CURLUPART_URL, page, UInt32(CURLU_URLENCODE)) == CURLUE_OK,
    curl_url_set(handle, CURLUPART_URL, link, UInt32(CURLU_URLENCODE)) == CURLUE_OK,
    let whole = part(CURLUPART_URL, of: handle)
  else { return nil }
  return try? WebAddress(whole).text
}

/// Whether a source is meant as an address on the web rather than a file.
public func isWebAddress(_ text: String) -> Bool {
  let scheme = writtenScheme(of: text)
  return scheme == "http" || scheme == "https"
}

/// The scheme before `://` or, as in `file:/etc`, before the colon; in small letters.
private func writtenScheme(of address: String) -> String? {
  guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
  let scheme = address[..<colon].lowercased()
  let isScheme = scheme.utf8.enumerated().allSatisfy { index, byte in
    (97...122).contains(byte) || index > 0 && ((48...57).contains(byte) || [43, 45, 46].contains(byte))
  }
  return isScheme && !scheme.isEmpty ? scheme : nil
}

private func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
  var text: UnsafeMutablePointer<CChar>?
  guard curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text else { return nil }
  defer { curl_free(text) }
  return String(cString: text)
}
