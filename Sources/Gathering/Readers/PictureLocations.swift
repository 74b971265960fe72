internal import Documents

/// Where a picture named in a source may be had. What leads out of the source's folder, or is neither a file nor on the
/// web, is kept as written and refused; nil where nothing is written, or a picture within the text itself (`data:`),
/// which is a placeholder.
/// - Parameter isEncoded: blanks and accents are in their percent form, as in a page.
func pictureLocation(_ written: String, isEncoded: Bool = false) -> PictureCandidate.Location? {
  let text = cleanAddress(written)
  if text.isEmpty { return nil }
  let scheme = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  // One letter and a colon is a disk.
  if text.dropFirst(scheme.count).first == ":", scheme.count > 1 {
    switch scheme.lowercased() {
    case "http", "https": return safeAddress(text).map { .address($0) } ?? .refused(text)
    case "data": return nil
    default: return .refused(text)
    }
  }
  if text.hasPrefix("//") {
    // An address of the page's own kind of connection.
    return safeAddress("https:" + text).map { .address($0) } ?? .refused(text)
  }
  var path = text
  if isEncoded {
    path = String(path.prefix { $0 != "?" && $0 != "#" })
    path = decodedAddress(path)
  }
  path = String(path.map { $0 == "\\" ? "/" : $0 })
  while path.hasPrefix("./") { path.removeFirst(2) }
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  let isInside =
    !path.isEmpty && !path.hasPrefix("/") && path.utf8.count <= 1000 && !path.contains(":")
    && !path.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || isInvisible($0) }
    && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  return isInside ? .file(path) : .refused(text)
}
