public import Diagnostics
internal import Documents

/// Reads one issue: `issues/ID/issue.yaml`, the editorial and the articles.
/// - Throws: every finding of the run, where `issue.yaml` cannot be read at all.
public func readIssue(_ id: String, of letter: Letter, _ files: LetterFiles) throws(Stop) -> Reading<NewsIssue> {
  try IssueReader(id: id, letter: letter, files: files).read()
}

private struct IssueReader {
  let id: String
  let letter: Letter
  let files: LetterFiles
  var folder: String { "issues/" + id }

  func read() throws(Stop) -> Reading<NewsIssue> {
    guard !id.isEmpty, !id.hasPrefix("."), !id.contains(where: { "/\\".contains($0) }) else {
      throw Stop(.noIssueName(id))
    }
    let path = folder + "/issue.yaml"
    var (stories, findings) = readStories()
    let keys: KeyReader
    do throws(Stop) {
      let file = try sourceFile(path, files, missing: .noIssue(id, path))
      keys = KeyReader(try readYAML(file), in: file, keys: issueKeys)
    } catch {
      throw Stop(error.diagnostics + findings)
    }
    var reader = keys
    var issue = readIssue(&reader)
    findings = reader.findings + findings
    if let editorial = issue.editorial, stories.contains(where: { $0.slug == editorial.slug }) {
      findings.append(.slugTwice(editorial.slug, Place(file: editorial.file, story: editorial.slug)))
    }
    findings += sortStories(&stories, sectionOrder: issue.sectionOrder)
    issue.stories = stories
    let isUnread = findings.contains { $0.code == "front-matter-missing" || $0.code == "front-matter-open" }
    if stories.isEmpty, issue.editorial == nil, !isUnread { findings.append(.emptyIssue(id, folder)) }
    return Reading(issue, findings)
  }

  // MARK: - issue.yaml

  private func readIssue(_ keys: inout KeyReader) -> NewsIssue {
    if !keys.has("number") { keys.report(.missingKey("number", example: "3", keys.place(ofKey: "number"))) }
    if !keys.has("date") { keys.report(.missingKey("date", example: "2021-05-14", keys.place(ofKey: "date"))) }
    let number = keys.integer("number", in: 1...Int.max) ?? 0
    // A date that could not be read is reported; the first day stands for it until then.
    let date = keys.date("date") ?? CalendarDate(year: 1, month: 1, day: 1)!
    let title = keys.requiredCopy("title", example: "Lettre de mai 2021")
    let preheader = keys.text("preheader")
    if let preheader { checkPreheader(preheader, title, &keys) }
    var pages: Int?
    if keys.text("pages") != "auto" { pages = keys.integer("pages", in: 1...400) }
    return NewsIssue(
      id: id, number: number, date: date, period: keys.period("period"), title: title, preheader: preheader,
      layout: keys.text("layout"), pages: pages, sectionOrder: sectionOrder(&keys), editorial: editorial(&keys),
      quotation: keys.quotation("quotation"), notes: notes(&keys))
  }

  /// What mail programs show beside the subject: too short, they fill it up with what comes first in the mail; too
  /// long, they cut it.
  private func checkPreheader(_ preheader: String, _ title: Copy, _ keys: inout KeyReader) {
    let place = keys.place(of: "preheader")
    if !(35...150).contains(preheader.count) { keys.report(.preheaderLength(preheader.count, place)) }
    if preheader == title.plainText { keys.report(.preheaderIsTitle(place)) }
  }

  private func sectionOrder(_ keys: inout KeyReader) -> [String] {
    let known = letter.sections.map(\.id)
    var order: [String] = []
    for text in keys.texts("sections") {
      let id = trimmed(text.text)
      if !known.contains(id) {
        keys.report(.unknownSection(id, known: known, keys.place(at: text.position)))
      } else if order.contains(id) {
        keys.report(.sectionTwice(id, keys.place(at: text.position)))
      } else {
        order.append(id)
      }
    }
    return order.isEmpty ? known : order
  }

  private func notes(_ keys: inout KeyReader) -> [Copy] {
    var notes: [Copy] = []
    for text in keys.texts("notes") {
      let (copy, findings) = readInlineMarkdown(text)
      keys.report(findings)
      if !copy.isEmpty { notes.append(copy) }
    }
    return notes
  }

  private func editorial(_ keys: inout KeyReader) -> Story? {
    let named = keys.text("editorial")
    guard let name = named ?? (files.hasFile(folder + "/editorial.md") ? "editorial.md" : nil) else { return nil }
    guard let path = keys.file("editorial", name, from: folder, files) else { return nil }
    let (story, findings) = readStory(path, letter: letter, issueFolder: folder, files, isEditorial: true)
    keys.report(findings)
    return story
  }

  // MARK: - Articles

  private func readStories() -> ([Story], [Diagnostic]) {
    var stories: [Story] = []
    var findings: [Diagnostic] = []
    for name in files.list(folder + "/articles") where !isLeftover(name) {
      let path = folder + "/articles/" + name
      guard name.hasSuffix(".md") else {
        findings.append(.noArticle(path))
        continue
      }
      let (story, more) = readStory(path, letter: letter, issueFolder: folder, files)
      findings += more
      if let story { stories.append(story) }
    }
    return (stories, findings)
  }

  /// What editors and systems leave behind: `.x`, `x~`, `#x#`, `x.bak`, `~$x.docx`, `Thumbs.db`.
  private func isLeftover(_ name: String) -> Bool {
    let lower = name.lowercased()
    return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~") || name.hasPrefix("#")
      || [".bak", ".tmp", ".swp", ".orig"].contains { lower.hasSuffix($0) }
      || ["thumbs.db", "desktop.ini"].contains(lower)
  }

  // MARK: - Order

  private func sortStories(_ stories: inout [Story], sectionOrder: [String]) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    // Sections the issue forgot come after its own, in the letter's order.
    let all = sectionOrder + letter.sections.map(\.id).filter { !sectionOrder.contains($0) }
    for story in stories {
      if let section = story.section, !sectionOrder.contains(section), all.contains(section) {
        findings.append(.sectionNotInIssue(section, Place(file: story.file, story: story.slug)))
      }
    }
    let rank = { (story: Story) in story.section.flatMap { all.firstIndex(of: $0) } ?? all.count }
    stories.sort { a, b in
      if rank(a) != rank(b) { return rank(a) < rank(b) }
      if a.isLead != b.isLead { return a.isLead }
      if a.order != b.order { return (a.order ?? .max) < (b.order ?? .max) }
      if let one = a.date, let other = b.date, one != other { return one > other }
      if (a.date == nil) != (b.date == nil) { return b.date == nil }
      return a.file.utf8.lexicographicallyPrecedes(b.file.utf8)
    }
    let leads = stories.filter(\.isLead)
    for second in leads.dropFirst() {
      findings.append(.secondLead(first: leads[0].slug, Place(file: second.file, story: second.slug)))
    }
    return findings
  }
}

let issueKeys = [
  "number", "date", "period", "title", "preheader", "layout", "pages", "sections", "editorial", "quotation", "notes",
]
