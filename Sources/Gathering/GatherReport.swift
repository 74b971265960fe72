internal import Diagnostics
internal import Files
internal import IssueModel

/// `gather-report.md`, in French: what became of every line of the sources, and what the articles still lack. It tells
/// the state of things and not the story of the run, so a second gathering writes the same bytes.
func gatherReport(_ plan: GatherPlan, _ request: GatherRequest, _ readings: [SourceReading]) -> String {
  var lines = [
    "# Rassemblement du numéro \(request.issue)", "",
    "Période : du \(request.period.first) au \(request.period.last), jours inclus, d’après la ligne de date.", "",
    "Ce fichier est récrit par `lettre gather` ; les corrections se font dans `articles/`.", "",
    "## Sources", "",
  ]
  for (source, reading) in zip(request.sources, readings) {
    let format = reading.isRefused ? "non lu" : "\(markdown(reading.format)), \(reading.encoding.rawValue)"
    lines.append(
      "- \(markdown(source.name)) : \(format), \(counted(reading.items.count, "article")), "
        + "sha256 \(sha256(source.bytes))")
  }
  for folder in request.photoFolders {
    let name = folder.path.split(separator: "/").last.map(String.init) ?? folder.path
    lines.append("- \(markdown(shownName(name))) : \(counted(folder.photos.count, "photo"))")
  }
  let ours: Set<GatherReason> = [.new, .unchanged, .sourceChanged, .corrected, .restored]
  let taken = plan.outcomes.filter { ours.contains($0.entry.reason) && $0.revision == 1 }
  let changed = plan.outcomes.filter { ours.contains($0.entry.reason) && $0.revision > 1 }
  let edited = plan.outcomes.filter {
    [.edited, .editedSourceChanged, .handwritten, .unreadable].contains($0.entry.reason)
  }
  // What was brought back without its source is told as it will be the next time.
  let gone = (plan.result.kept.filter { $0.reason == .goneFromSource } + plan.broughtBack).sorted {
    ($0.file ?? "") < ($1.file ?? "")
  }
  let withoutPicture = Set(plan.result.articles.filter { $0.needs.contains(.picture) }.map(\.file))
  func lacksPicture(_ outcome: GatherPlan.Outcome) -> Bool {
    outcome.item.raw.hasPicture && outcome.entry.file.map(withoutPicture.contains) == true
  }
  lines += heading("Pris", taken.map(\.entry))
  lines += taken.map { listed($0.entry, lacksPicture: lacksPicture($0)) }
  lines += heading("Gardés", edited.map(\.entry) + gone)
  lines += edited.map { listed($0.entry, lacksPicture: lacksPicture($0), saysReason: true) }
  lines += gone.map { listed($0, saysReason: true) }
  lines += heading("Changés", changed.map(\.entry))
  lines += changed.map { listed($0.entry, lacksPicture: lacksPicture($0)) + ", récrit depuis" }
  lines += leftOut(plan.result.left)
  lines += toComplete(plan.result.articles)
  lines += putRight(taken + changed)
  if !plan.standing.isEmpty { lines += ["", "## À voir", ""] + plan.standing.map(finding) }
  return lines.joined(separator: "\n") + "\n"
}

private func heading(_ title: String, _ entries: [GatherResult.Entry]) -> [String] {
  let words = entries.reduce(0) { $0 + $1.words }
  return ["", "## \(title) (\(counted(entries.count, "article")), \(length(words)))"] + (entries.isEmpty ? [] : [""])
}

/// `120 mots, environ 20 lignes`.
private func length(_ words: Int) -> String {
  counted(words, "mot") + (words == 0 ? "" : ", environ \(counted(columnLines(words), "ligne"))")
}

private func listed(_ entry: GatherResult.Entry, lacksPicture: Bool = false, saysReason: Bool = false) -> String {
  var text =
    "- " + (entry.date.map { "\($0) " } ?? "") + "\(guillemets(markdown(entry.title))) (\(markdown(entry.source)))"
  if let file = entry.file { text += ", `\(file)`" }
  if entry.words > 0 { text += ", \(length(entry.words))" }
  if lacksPicture { text += ", une photo dans la source, à reprendre à la main" }
  if saysReason { text += " : \(entry.wording.french)" }
  return text
}

private func leftOut(_ left: [GatherResult.Entry]) -> [String] {
  let ofNoItem = left.filter(\.reason.isTextOfNoItem)
  let items = left.filter { !$0.reason.isTextOfNoItem }
  var lines = ["", "## Laissés de côté (\(counted(items.count, "article")))"] + (items.isEmpty ? [] : [""])
  lines += items.map { listed($0, saysReason: true) }
  guard !ofNoItem.isEmpty else { return lines }
  lines += ["", "## Lignes non prises", ""]
  lines += ofNoItem.map { "- \(markdown($0.source)) : \($0.wording.french) (\(guillemets(markdown($0.title))))" }
  if ofNoItem.contains(where: { $0.reason == .editorial }) {
    lines += ["", "L’édito de la page d’accueil n’est pas repris : à copier dans `editorial.md` s’il convient."]
  }
  return lines
}

private func toComplete(_ articles: [GatherResult.Article]) -> [String] {
  let words = articles.reduce(0) { $0 + $1.words }
  let waiting = articles.filter { !$0.needs.isEmpty }
  guard !waiting.isEmpty else { return [] }
  return [
    "", "## À compléter avant la composition", "",
    "Le numéro a \(counted(articles.count, "article")), \(length(words)). Il manque :", "",
  ]
    + waiting.map { article in
      let needs = article.needs.map(\.wording.french).joined(separator: " ; ")
      return "- `\(article.file)`, \(length(article.words)) : \(needs)"
    }
}

private func putRight(_ outcomes: [GatherPlan.Outcome]) -> [String] {
  var lines: [String] = []
  let repairs = outcomes.flatMap { outcome in outcome.item.repairs.map { (outcome.item.name, $0) } }
  if !repairs.isEmpty {
    lines += ["", "## Mis au net", ""]
    lines += repairs.map { "- \(markdown($0.0)):\($0.1.line) : \($0.1.value.french)" }
  }
  func listed(_ proposals: [(String, GatheredItem.Line<Proposal>)], under title: String) {
    guard !proposals.isEmpty else { return }
    lines += ["", "## " + title, ""]
    lines += proposals.map { name, proposal in
      "- \(markdown(name)):\(proposal.line) : \(guillemets(markdown(proposal.value.found))) → "
        + "\(guillemets(markdown(proposal.value.proposed))) (\(proposal.value.kind.rawValue))"
    }
  }
  listed(outcomes.flatMap { outcome in outcome.applied.map { (outcome.item.name, $0) } }, under: "Corrections faites")
  let open = outcomes.flatMap { outcome in
    outcome.item.proposals.filter { !outcome.applied.contains($0) }.map { (outcome.item.name, $0) }
  }
  listed(open, under: "Propositions, non appliquées")
  return lines
}

private func finding(_ diagnostic: Diagnostic) -> String {
  // The name alone: the same report from whatever folder the command is run.
  let file = diagnostic.place.file?.split(separator: "/").last.map(String.init)
  let place = [file, diagnostic.place.line.map(String.init)].compactMap { $0 }.joined(separator: ":")
  let hint = diagnostic.hint.map { " ; " + $0.french } ?? ""
  return "- " + markdown((place.isEmpty ? "" : place + " : ") + diagnostic.message.french + hint)
}

extension Repairs {
  fileprivate var french: String {
    var parts: [String] = []
    if blanks > 0 { parts.append(counted(blanks, "suite de blancs réduite", "suites de blancs réduites")) }
    if plainBlanks > 0 {
      parts.append(counted(plainBlanks, "blanc insécable remplacé", "blancs insécables remplacés"))
    }
    if invisible > 0 { parts.append(counted(invisible, "caractère invisible ôté", "caractères invisibles ôtés")) }
    if joined > 0 { parts.append(counted(joined, "accent joint à sa lettre", "accents joints à leur lettre")) }
    return parts.joined(separator: ", ")
  }
}

/// French counts: nought and one are singular.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number)\u{A0}\(number < 2 ? one : many ?? one + "s")"
}
