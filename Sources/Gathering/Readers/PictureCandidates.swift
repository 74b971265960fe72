internal import HTMLFile

/// The sizes in which a page shows one picture, the largest first, without placeholders.
/// - Parameter fullSize: where a link around the picture leads, if that is a picture.
func pictureCandidates(_ image: HTMLElement, sources: [HTMLElement], fullSize: String?, page: WebAddress?)
  -> [PictureCandidate]
{
  // How sure it is that a candidate is the largest, where no width is given: the link around it, the original's own
  // attribute, what a script would load, the source as it stands.
  var found: [(candidate: PictureCandidate, rank: Int)] = []
  let width = image.pixels("width")
  let height = image.pixels("height")
  if let width, let height, width <= 32 && height <= 32 || width <= 2 || height <= 2 { return [] }
  func add(_ written: String, width: Int?, rank: Int) {
    let written = cleanAddress(written)
    guard found.count < 50, !looksLikePlaceholder(written), !(width.map { $0 <= 64 } ?? false),
      let location = pictureLocation(page?.resolving(written) ?? written, isEncoded: true),
      !found.contains(where: { $0.candidate.location == location })
    else { return }
    found.append((PictureCandidate(location: location, width: width), width ?? rank))
  }
  if let fullSize { add(fullSize, width: nil, rank: 1_000_000) }
  for name in ["data-orig-file", "data-full-url", "data-original", "data-large-file", "data-full", "data-zoom-image"] {
    if let written = image[name] { add(written, width: nil, rank: 900_000) }
  }
  for element in sources + [image] {
    for name in ["srcset", "data-srcset", "data-lazy-srcset"] {
      for size in element[name].map(sizes) ?? [] {
        add(size.address, width: size.width, rank: size.width ?? Int((size.density ?? 1) * 1000))
      }
    }
  }
  for name in ["data-src", "data-lazy-src", "data-lazy"] {
    if let written = image[name] { add(written, width: nil, rank: 900) }
  }
  if let written = image["src"] { add(written, width: nil, rank: 800) }
  // A sort that keeps what is written first before its equals.
  return found.enumerated().sorted { ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset) }.map(
    \.element.candidate)
}

/// The parts of a `srcset` (HTML 4.8.4.3.10): an address, then its width (`800w`) or density (`2x`).
private func sizes(_ srcset: String) -> [(address: String, width: Int?, density: Double?)] {
  var result: [(String, Int?, Double?)] = []
  var rest = srcset.unicodeScalars[...]
  let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" }
  while result.count < 100 {
    rest = rest.drop { isSpace($0) || $0 == "," }
    if rest.isEmpty { return result }
    // A comma within an address is part of it; one at its end is not.
    var address = rest.prefix { !isSpace($0) }
    rest = rest.dropFirst(address.count)
    var descriptor = Substring.UnicodeScalarView()
    if address.last == "," {
      while address.last == "," { address.removeLast() }
    } else {
      descriptor = rest.prefix { $0 != "," }
      rest = rest.dropFirst(descriptor.count)
    }
    let size = clean(String(descriptor)).text
    result.append(
      (
        String(address),
        size.hasSuffix("w") ? Int(size.dropLast()).flatMap { (1...100_000).contains($0) ? $0 : nil } : nil,
        size.hasSuffix("x") ? Double(size.dropLast()).flatMap { $0 > 0 && $0 < 100 ? $0 : nil } : nil
      ))
  }
  return result
}

/// A picture that only holds the place of one: drawn in the page itself, a single dot, or blurred until the true one is
/// there.
func looksLikePlaceholder(_ written: String) -> Bool {
  let address = written.lowercased()
  if address.isEmpty || address.hasPrefix("data:") || address.hasPrefix("about:") { return true }
  let path = address.prefix { $0 != "?" && $0 != "#" }
  let name = String(path.split(separator: "/").last ?? "")
  let words = Set(name.split { !$0.isLetter && !$0.isNumber }.map(String.init))
  let marks: Set<String> = [
    "placeholder", "blank", "spacer", "pixel", "transparent", "1x1", "lazyload", "lazy", "blur", "blurred", "lqip",
    "loader",
    "loading",
  ]
  if !words.isDisjoint(with: marks) { return true }
  // `photo-20x13.jpg`, `photo.jpg?w=24`: made small to be blurred.
  for word in words {
    let sides = word.split(separator: "x").map { Int($0) }
    if sides.count == 2, let width = sides[0], let height = sides[1], width <= 64, height <= 64 { return true }
  }
  for item in address.dropFirst(path.count).dropFirst().split(whereSeparator: { $0 == "&" || $0 == "?" }) {
    let parts = item.split(separator: "=")
    if parts.count == 2, ["w", "width"].contains(String(parts[0])), let width = Int(parts[1]), width <= 64 {
      return true
    }
    if parts[0] == "blur" { return true }
  }
  return false
}

private let pictureEndings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff"].map { Array($0.utf8) }

func looksLikePicture(_ address: String) -> Bool {
  let path = address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
  // Every link of a page is asked: the longest ending, in lower case, is enough.
  let ending = path.suffix(5).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  return pictureEndings.contains { ending.suffix($0.count).elementsEqual($0) }
}

extension HTMLElement {
  fileprivate func pixels(_ attribute: String) -> Int? {
    guard let written = self[attribute] else { return nil }
    let figures = clean(written).text.prefix { $0.isASCII && $0.isNumber }
    return Int(figures)
  }
}
