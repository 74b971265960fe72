internal import IssueModel

/// An article as it is first written, before it is the editor's: front matter with French comments, then Markdown.
struct ArticleFile: Hashable, Sendable {
  var title: String
  var date: CalendarDate
  var fields = ArticleFields()
  /// The id of a section of `letter.yaml`; nil leaves the choice to the editor.
  var section: String?
  /// `accueil.txt:97`.
  var source: String
  /// Cleaned.
  var blocks: [RawBlock]
  /// The first is `image`, the others follow in `images`.
  var pictures: [ArticlePicture] = []

  var text: String {
    let opening = [
      ("kicker", inlineMarkdown(fields.kicker), "le surtitre"),
      ("standfirst", inlineMarkdown(fields.standfirst), "le chapô"),
      ("byline", inlineMarkdown(fields.byline), "qui signe"), ("link", fields.link ?? "", "le texte complet en ligne"),
    ].filter { !$0.1.isEmpty }.map { (key: $0.0, value: yamlQuoted($0.1), comment: $0.2) }
    let fields: [(key: String, value: String, comment: String)] =
      opening + [
        ("section", section.map(yamlPlainOrQuoted) ?? "", "la rubrique : un « id » de letter.yaml"),
        ("order", "", "vide : par date, les plus récents d’abord"),
        ("keep", "true", "false : l’article reste ici mais ne paraît pas"),
        ("image", (pictures.first?.file).map(yamlPlainOrQuoted) ?? "", "la photo : images/nom.jpg"),
        ("caption", yamlQuoted(inlineMarkdown(pictures.first?.caption ?? "")), "la légende de la photo"),
        ("alt", yamlQuoted(pictures.first?.alt ?? ""), "ce que montre la photo, pour qui ne la voit pas"),
        ("credit", yamlQuoted(inlineMarkdown(pictures.first?.credit ?? "")), "qui a pris la photo"),
        ("consent", "\"\"", "l’accord des personnes reconnaissables"),
        ("source", yamlQuoted(source), "d’où vient l’article"),
      ]
    // A long legend pushes no other comment to the right.
    let width = fields.map { $0.key.count + $0.value.count + 2 }.filter { $0 <= 48 }.max() ?? 0
    var lines = ["---", "title: " + yamlQuoted(inlineMarkdown(title)), "date: \(date)"]
    for field in fields {
      let start = field.value.isEmpty ? field.key + ":" : field.key + ": " + field.value
      lines.append(start + String(repeating: " ", count: max(0, width - start.count)) + " # " + field.comment)
    }
    lines += pictureList + ["---"]
    return (lines.joined(separator: "\n") + "\n\n" + articleBody(blocks))
      .trimmingEnd() + "\n"
  }
}

extension ArticleFile {
  /// All pictures but the first.
  private var pictureList: [String] {
    guard pictures.count > 1 else { return [] }
    return ["images:"]
      + pictures.dropFirst().flatMap { picture in
        [
          "  - file: " + yamlPlainOrQuoted(picture.file), "    caption: " + yamlQuoted(inlineMarkdown(picture.caption)),
          "    alt: " + yamlQuoted(picture.alt), "    credit: " + yamlQuoted(inlineMarkdown(picture.credit)),
          "    consent: \"\"",
        ]
      }
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var end = self[...]
    while end.last == "\n" { end.removeLast() }
    return String(end)
  }
}

/// Whether a value of `keep` is a no, as people write it.
func saysNo(_ value: String) -> Bool { ["false", "no", "non", "faux", "off"].contains(value.lowercased()) }

/// The fields of a front matter that tell which item an article is, read line by line so that a file with a YAML fault
/// elsewhere can still be told.
struct ArticlePeek: Hashable, Sendable {
  var title: String?
  var date: CalendarDate?
  var source: String?
  /// Whether `keep` keeps it out of the issue.
  var isHeldBack = false

  init(_ bytes: [UInt8]) {
    let lines = splitLines(String(decoding: bytes.prefix(64 << 10), as: UTF8.self))
    guard lines.first.map({ clean($0).text }) == "---" else { return }
    for line in lines.dropFirst() {
      if line.hasPrefix("---") { return }
      if let value = yamlField("title", in: line) { title = value }
      if let value = yamlField("date", in: line) { date = CalendarDate(iso: value) }
      if let value = yamlField("source", in: line) { source = value }
      if let value = yamlField("keep", in: line) {
        isHeldBack = saysNo(value)
      }
    }
  }
}
