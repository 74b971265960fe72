public import Diagnostics
internal import Documents

/// A value that was read, with what is to be said about it. Where a finding is an error the value is not fit for an
/// edition, but is as whole as it can be made, so that one run reports everything.
public struct Reading<Value: Sendable>: Sendable {
  public var value: Value
  public var findings: [Diagnostic]

  public init(_ value: Value, _ findings: [Diagnostic]) {
    self.value = value
    self.findings = findings
  }
}

/// Reads `letter.yaml`.
/// - Throws: what keeps it from being read: no such file, no UTF-8, no YAML.
public func readLetter(_ files: LetterFiles) throws(Stop) -> Reading<Letter> {
  let file = try sourceFile("letter.yaml", files, missing: .noLetter())
  let root = try readYAML(file)
  var keys = KeyReader(root, in: file, keys: letterKeys)
  let letter = letter(&keys, files)
  return Reading(letter, keys.findings)
}

/// Where keys of `letter.yaml` stand, for what is found wrong with their values later: `sender`, `unsubscribe.https`. None
/// where the file cannot be read.
public func placesInLetter(_ files: LetterFiles) -> [String: Place] {
  guard let file = try? sourceFile("letter.yaml", files, missing: .noLetter()), let root = try? readYAML(file) else {
    return [:]
  }
  var keys = KeyReader(root, in: file, keys: letterKeys)
  var places: [String: Place] = [:]
  for key in letterKeys where keys.has(key) { places[key] = keys.place(of: key) }
  _ = keys.mapping("unsubscribe", keys: ["mailto", "https", "one-click"]) { keys in
    for key in ["mailto", "https", "one-click"] where keys.has(key) {
      places["unsubscribe." + key] = keys.place(of: key)
    }
  }
  return places
}

let letterKeys = [
  "name", "motto", "ears", "publisher", "responsible", "postal-address", "contact", "site", "base-url", "sender",
  "reply-to",
  "unsubscribe", "funding", "partners", "sections", "lang", "default-layout", "specimen",
]

/// A text file of the newsroom.
func sourceFile(_ path: String, _ files: LetterFiles, missing: Diagnostic) throws(Stop) -> SourceFile {
  switch files.read(path) {
  case .success(let bytes): return try SourceFile(path: path, bytes: bytes)
  case .failure(.missing): throw Stop(missing)
  case .failure(.tooLarge): throw Stop(.unreadable(path, reason: nil))
  case .failure(.unreadable(let reason)): throw Stop(.unreadable(path, reason: reason))
  }
}

private func letter(_ keys: inout KeyReader, _ files: LetterFiles) -> Letter {
  let name = keys.required("name", example: "La Lettre du POC")
  let motto = keys.quotation("motto")
  let ears = keys.mapping("ears", keys: ["left", "right"]) { Ears(left: $0.copy("left"), right: $0.copy("right")) }
  let publisher = keys.required("publisher", example: "Partenariat Opérationnel Conjoint")
  let responsible = keys.required("responsible", example: "La cellule de communication")
  let postalAddress = keys.texts("postal-address").flatMap { $0.text.split(separator: "\n").map(trimmed) }
  let contact = keys.required("contact", example: "contact@example.org")
  let site = keys.required("site", example: "https://www.example.org")
  keys.checkWebAddress("site")
  var baseURL = keys.text("base-url")
  keys.checkWebAddress("base-url")
  if let address = baseURL, !address.hasSuffix("/") { baseURL = address + "/" }
  let sender = keys.required("sender", example: "La Lettre <lettre@example.org>")
  keys.checkMailAddress("sender")
  let replyTo = keys.text("reply-to")
  keys.checkMailAddress("reply-to")
  return Letter(
    name: name, motto: motto, ears: ears, publisher: publisher, responsible: responsible, postalAddress: postalAddress,
    contact: contact, site: site, baseURL: baseURL, sender: sender, replyTo: replyTo,
    unsubscribe: unsubscribe(&keys), funding: funding(&keys), partners: partners(&keys, files),
    sections: sections(&keys), language: keys.language("lang") ?? "fr",
    defaultLayout: keys.text("default-layout") ?? "lettre", specimen: keys.text("specimen"))
}

private func unsubscribe(_ keys: inout KeyReader) -> Unsubscribe? {
  keys.mapping("unsubscribe", keys: ["mailto", "https", "one-click"]) { keys in
    var mailto = keys.text("mailto")
    if let address = mailto, address.lowercased().hasPrefix("mailto:") { mailto = String(address.dropFirst(7)) }
    if let address = mailto, !isMailAddress(String(address.prefix { $0 != "?" })) {
      keys.report(.noMailAddress("mailto", address, keys.place(of: "mailto")))
    }
    let https = keys.text("https")
    if let https, !https.lowercased().hasPrefix("https://") {
      keys.report(.noSecureAddress("https", https, keys.place(of: "https")))
    }
    let oneClick = keys.yesNo("one-click") ?? false
    if oneClick, https == nil { keys.report(.oneClickWithoutAddress(keys.place(of: "one-click"))) }
    return Unsubscribe(mailto: mailto, https: https, oneClick: oneClick)
  }
}

/// The funding notice: one sentence for both editions, or one for each. None is an error: it is a contractual duty.
private func funding(_ keys: inout KeyReader) -> Funding {
  var result = Funding(print: [], email: [])
  if case .text? = keys.node("funding")?.value {
    let sentence = keys.copy("funding")
    result = Funding(print: sentence, email: sentence)
  } else {
    result =
      keys.mapping("funding", keys: ["print", "email"]) { keys in
        Funding(print: keys.copy("print"), email: keys.copy("email"))
      } ?? result
  }
  if result.print.isEmpty { keys.report(.noFunding(edition: "print", keys.place(ofKey: "funding"))) }
  if result.email.isEmpty { keys.report(.noFunding(edition: "email", keys.place(ofKey: "funding"))) }
  return result
}

private func partners(_ keys: inout KeyReader, _ files: LetterFiles) -> [Partner] {
  keys.items("partners").map { node in
    keys.nested(node, keys: ["name", "mark", "link"]) { keys in
      let name = keys.required("name", example: "Union européenne")
      let mark = keys.text("mark").flatMap { keys.file("mark", $0, from: "", files) }
      let link = keys.text("link")
      keys.checkWebAddress("link")
      return Partner(name: name, mark: mark, link: link)
    }
  }
}

private func sections(_ keys: inout KeyReader) -> [Section] {
  var ids: Set<String> = []
  var sections: [Section] = []
  for node in keys.items("sections") {
    keys.nested(node, keys: ["id", "title", "look"]) { keys in
      let id = keys.required("id", example: "actions")
      let title = keys.required("title", example: "Nos actions")
      let look = keys.choice("look", of: Section.Look.self) ?? .flowing
      if ids.insert(id).inserted {
        if !id.isEmpty { sections.append(Section(id: id, title: title, look: look)) }
      } else {
        keys.report(.sectionTwice(id, keys.place(of: "id")))
      }
    }
  }
  if sections.isEmpty { keys.report(.noSections(keys.place(ofKey: "sections"))) }
  return sections
}

func trimmed(_ text: some StringProtocol) -> String {
  let start = text.drop { $0.isWhitespace }
  return String(start.reversed().drop { $0.isWhitespace }.reversed())
}
