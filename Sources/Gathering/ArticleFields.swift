internal import Diagnostics
internal import IssueModel
internal import Transfer

/// What an editor says of an item in a note or a table, besides its title, date, text and pictures, and the article takes
/// over. A site says such things too, and means something else: its categories are states, its authors often logins.
struct ArticleFields: Hashable, Sendable {
  /// The id of a section of `letter.yaml`; nil where the source names none of them.
  var section: String? = nil
  /// Cleaned.
  var kicker: [RawSpan] = []
  var standfirst: [RawSpan] = []
  var byline = ""
  /// The full text online: http or https.
  var link: String? = nil

  /// - Parameter sections: those of `letter.yaml`.
  init(of raw: RawItem, from kind: SourceKind, sections: [Section]) {
    guard kind == .note || kind == .table else { return }
    section = Self.section(raw.category, among: sections)
    kicker = clean(raw.kicker).spans
    standfirst = clean(raw.standfirst).spans
    byline = clean(raw.author ?? "").text
    link = raw.address.flatMap { isWebAddress($0) ? $0 : nil }
  }

  init() {}

  var isEmpty: Bool { self == ArticleFields() }

  /// What tells two versions apart; nothing where there is nothing, so that a source without any is as it always was.
  var fingerprint: [String] {
    if isEmpty { return [] }
    return [section ?? "", inlineMarkdown(kicker), inlineMarkdown(standfirst), byline, link ?? ""]
  }

  /// By its id, or by its title as people write it.
  private static func section(_ written: String, among sections: [Section]) -> String? {
    let name = folded(written)
    if name.isEmpty { return nil }
    return
      (sections.first { $0.id == written } ?? sections.first { folded($0.id) == name || folded($0.title) == name })?
      .id
  }
}

extension SourceReading {
  /// The names a feed gives its items, which no article takes over.
  func authorsNotTaken(file: String) -> [Diagnostic] {
    guard kind != .note, kind != .table else { return [] }
    var names: [String] = []
    var known: Set<String> = [""]
    for author in items.compactMap(\.author) {
      let name = clean(author).text
      if known.insert(name).inserted { names.append(name) }
    }
    return names.isEmpty ? [] : [.authorsNotTaken(names, file: file)]
  }
}

extension GatheredItem {
  /// What its source says of it and no article can take over.
  func fieldsNotTaken(file: String, section: String?, sections: [Section]) -> [Diagnostic] {
    // A date line of the site may have its state before it, copied into a note.
    guard kind == .note || kind == .table, !["actuelles", "passees"].contains(folded(raw.category)),
      !raw.category.isEmpty, fields.section == nil, !sections.isEmpty
    else {
      return []
    }
    return [
      .sectionNotKnown(
        raw.category, taken: section, known: sections.map(\.id), at: Place(file: file, line: raw.line, column: 1))
    ]
  }
}
