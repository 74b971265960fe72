/// What stands in French copy and is not French: addresses, file names, tags, entities, faces made of points.
extension MarkedCopy {
  /// Fixes every such thing, so that no later rule changes it.
  mutating func protectAddresses() {
    var i = 0
    while i < count {
      if self[i].isBlank {
        i += 1
        continue
      }
      let start = i
      while i < count, !self[i].isBlank { i += 1 }
      protectToken(start..<i)
    }
  }

  private mutating func protectToken(_ token: Range<Int>) {
    if isFace(token) { return fix(token) }
    var hasPoint = false
    var hasSign = false
    for i in token {
      switch self[i] {
      case ".": hasPoint = true
      case ":", "/", "@", "#", "&", "\\": hasSign = true
      default: break
      }
    }
    guard hasPoint || hasSign else { return }
    for i in token where self[i] == "&" {
      if let entity = entityEnd(from: i, before: token.upperBound) { fix(i..<entity) }
    }
    // Quotes and brackets around an address are not part of it, nor is an article before it.
    for part in parts(of: token) { protectPart(part) }
  }

  /// The pieces of a token between quotation marks and angle brackets.
  private func parts(of token: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = token.lowerBound
    for i in token {
      switch self[i] {
      case "«", "»", "“", "”", "\"", "<", ">":
        if i > start { parts.append(start..<i) }
        start = i + 1
      default: break
      }
    }
    if token.upperBound > start { parts.append(start..<token.upperBound) }
    return parts
  }

  private mutating func protectPart(_ part: Range<Int>) {
    var start = part.lowerBound
    while start < part.upperBound, self[start].isOpening { start += 1 }
    let whole = start..<part.upperBound
    let body = start..<bodyEnd(of: whole)
    if body.isEmpty { return }
    if let address = urlStart(in: body) { return fix(address..<body.upperBound) }
    if isPath(body) { return fix(body) }
    // An article may stand before an address: «l’adresse d’exemple.sn».
    var i = start
    while i < body.upperBound {
      if self[i - 1].isLetterOrDigit {
        i += 1
      } else if startsAddress(i) || (self[i].isLetter && self[i + 1] == ":" && self[i + 2] == "\\") {
        return fix(i..<body.upperBound)
      } else if self[i] == "#" || self[i] == "@", self[i + 1].isLetter {
        let end = nameEnd(from: i + 1, before: body.upperBound)
        fix(i..<end)
        i = end
      } else if self[i].isLetterOrDigit {
        let end = nameEnd(from: i, before: body.upperBound)
        if let mailEnd = mailEnd(from: i, before: body.upperBound) {
          fix(i..<mailEnd)
          i = mailEnd
        } else {
          if let protected = dottedNameEnd(in: i..<end, before: body.upperBound) { fix(i..<protected) }
          i = end
        }
      } else {
        i += 1
      }
    }
  }

  /// Where a name ends that may have points, hyphens and underscores in it.
  private func nameEnd(from start: Int, before limit: Int) -> Int {
    var end = start
    while end < limit, self[end].isLetterOrDigit || self[end] == "." || self[end] == "-" || self[end] == "_" {
      end += 1
    }
    while end > start, self[end - 1] == "." { end -= 1 }
    return end
  }

  /// Where a part ends without the points that follow it; a closing bracket stays if it was opened within.
  private func bodyEnd(of part: Range<Int>) -> Int {
    var depth = 0
    for i in part {
      if self[i] == "(" { depth += 1 }
      if self[i] == ")" { depth -= 1 }
    }
    var end = part.upperBound
    while end > part.lowerBound {
      let last = self[end - 1]
      if last == ")", depth < 0 {
        depth += 1
      } else if !last.isHighPoint && last != "." && last != "," && last != "…" && last != "]" && last != "}"
        && !last.isApostrophe
      {
        break
      }
      end -= 1
    }
    return end
  }

  /// The beginning of an `https://…`, `www.…` or `mailto:…`, which may follow letters glued to it.
  private func urlStart(in body: Range<Int>) -> Int? {
    for i in body {
      if self[i] == ":", self[i + 1] == "/", self[i + 2] == "/", i + 2 < body.upperBound {
        var start = i
        while start > body.lowerBound, self[start - 1].isLetterOrDigit || self[start - 1] == "+" { start -= 1 }
        return start < i ? start : nil
      }
    }
    return nil
  }

  /// `www.…`, `mailto:…`, `tel:…`.
  private func startsAddress(_ i: Int) -> Bool {
    switch self[i] {
    case "w", "W", "m", "t": break
    default: return false
    }
    return ["www.", "WWW.", "mailto:", "tel:"].contains { prefix in
      end(of: prefix, at: i).map { !self[$0].isBlank } ?? false
    }
  }

  /// Where an e-mail address ends that begins here.
  private func mailEnd(from start: Int, before limit: Int) -> Int? {
    var at = start
    while at < limit, self[at].isLetterOrDigit || ".-_+%".unicodeScalars.contains(self[at]) { at += 1 }
    guard at < limit, self[at] == "@" else { return nil }
    let end = nameEnd(from: at + 1, before: limit)
    return isDotted(at + 1..<end) ? end : nil
  }

  /// Labels of letters, digits and hyphens with points between them, at least two.
  private func isDotted(_ range: Range<Int>) -> Bool {
    var points = 0
    var previous: Unicode.Scalar = "."
    for i in range {
      let sign = self[i]
      if sign == "." {
        if previous == "." { return false }
        points += 1
      } else if !sign.isLetterOrDigit && sign != "-" {
        return false
      }
      previous = sign
    }
    return points > 0 && previous != "."
  }

  /// `/usr/share`, `./x`, `~/x`, `std::vector`.
  private func isPath(_ body: Range<Int>) -> Bool {
    let start = body.lowerBound
    if self[start] == "/" { return body.count > 1 && self[start + 1].isLetter }
    if self[start] == "~" || self[start] == ".", self[start + 1] == "/" { return true }
    for i in body where self[i] == ":" && self[i + 1] == ":" && self[i + 2].isLetter && i > start { return true }
    return false
  }

  /// `&amp;`, `&#8239;`.
  private func entityEnd(from start: Int, before limit: Int) -> Int? {
    var i = start + 1
    if self[i] == "#" { i += 1 }
    let name = i
    while i < limit, self[i].isLetterOrDigit, i - name < 32 { i += 1 }
    return i > name && i < limit && self[i] == ";" ? i + 1 : nil
  }

  /// A domain name with the path after it, or a file name: what follows the last point decides.
  private func dottedNameEnd(in name: Range<Int>, before limit: Int) -> Int? {
    var point = name.upperBound - 1
    while point > name.lowerBound, self[point] != "." { point -= 1 }
    guard point > name.lowerBound, self[point - 1].isLetterOrDigit else { return nil }
    let wordEnd = wordEnd(from: point + 1)
    let extensionEnd = self[wordEnd].isDigit ? digitsEnd(from: wordEnd) : wordEnd
    guard extensionEnd == name.upperBound || !self[extensionEnd].isLetterOrDigit, extensionEnd - point <= 9 else {
      return nil
    }
    let ending = text(point + 1..<extensionEnd)
    let small = ending.lowercased()
    if Self.fileEndings.contains(small) { return extensionEnd }
    guard ending == small, Self.domainEndings.contains(small), isDotted(name.lowerBound..<point + 2) else { return nil }
    return self[extensionEnd] == "/" || self[extensionEnd] == "?" ? limit : extensionEnd
  }

  private static let domainEndings: Set<String> = [
    "com", "org", "net", "int", "info", "edu", "gov", "gouv", "eu", "africa", "io", "app", "dev", "tv", "sn", "fr",
    "es", "it", "de", "be", "ch", "lu", "pt", "uk", "ma", "dz", "tn", "mr", "ml", "gm", "gn", "gw", "ci", "bf", "ne",
    "cv", "ca", "us", "cat",
  ]

  private static let fileEndings: Set<String> = [
    "jpg", "jpeg", "png", "gif", "webp", "svg", "tif", "tiff", "heic", "eps", "pdf", "doc", "docx", "xls", "xlsx",
    "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt", "md", "csv", "tsv", "yaml", "yml", "json", "xml", "html", "htm",
    "css", "js", "zip", "eml", "mp3", "mp4", "mov", "avi", "ttf", "otf", "swift",
  ]

  /// `:-)`, `;-)`, `:(`, `:D`. The face `:)` needs no protection: it is told from the end of a bracket where points are
  /// spaced.
  private func isFace(_ token: Range<Int>) -> Bool {
    guard token.count >= 2, token.allSatisfy(isFree) else { return false }
    var i = token.lowerBound
    guard self[i] == ":" || self[i] == ";" else { return false }
    i += 1
    let hasNose = self[i] == "-"
    if hasNose { i += 1 }
    switch self[i] {
    case ")": if !hasNose { return false }
    case "(", "D", "P", "/", "|": break
    default: return false
    }
    i += 1
    while i < token.upperBound, self[i] == "." || self[i] == "," { i += 1 }
    return i == token.upperBound
  }
}
