internal import Diagnostics
internal import Files
internal import IssueModel

/// `gather-report.md`, in French: what became of every line of the sources. It tells the state of things and not the
/// story of the run, so a second gathering writes the same bytes.
func gatherReport(_ plan: GatherPlan, _ request: GatherRequest, _ readings: [SourceReading]) -> String {
  var lines = [
    "# Rassemblement du numéro \(request.issue)", "",
    "Période : du \(request.period.first) au \(request.period.last), jours inclus, d’après la ligne de date.", "",
    "Ce fichier est récrit par `lettre gather` ; les corrections se font dans `articles/`.", "",
    "## Sources", "",
  ]
  for (source, reading) in zip(request.sources, readings) {
    lines.append(
      "- \(markdown(source.name)) : \(reading.encoding.rawValue), \(counted(reading.items.count, "article")), "
        + "sha256 \(sha256(source.bytes))")
  }
  let taken = plan.outcomes.filter { [.new, .unchanged].contains($0.entry.reason) && $0.revision == 1 }
  let changed = plan.outcomes.filter {
    [.unchanged, .sourceChanged].contains($0.entry.reason) && $0.revision > 1
  }
  let edited = plan.outcomes.filter { [.edited, .editedSourceChanged].contains($0.entry.reason) }
  let gone = plan.result.kept.filter { $0.reason == .goneFromSource }
  lines += heading("Pris", taken.map(\.entry))
  lines += taken.map { listed($0.entry, hasPicture: $0.item.raw.hasPicture) }
  lines += heading("Gardés", edited.map(\.entry) + gone)
  lines += edited.map { listed($0.entry, hasPicture: $0.item.raw.hasPicture, saysReason: true) }
  lines += gone.map { listed($0, saysReason: true) }
  lines += heading("Changés", changed.map(\.entry))
  lines += changed.map { outcome in
    listed(outcome.entry, hasPicture: outcome.item.raw.hasPicture) + ", récrit d’après une source plus récente"
  }
  lines += leftOut(plan.result.left)
  lines += putRight(plan.outcomes.map(\.item))
  if !plan.standing.isEmpty { lines += ["", "## À voir", ""] + plan.standing.map(finding) }
  return lines.joined(separator: "\n") + "\n"
}

private func heading(_ title: String, _ entries: [GatherResult.Entry]) -> [String] {
  let words = entries.reduce(0) { $0 + $1.words }
  return ["", "## \(title) (\(counted(entries.count, "article")), \(counted(words, "mot")))"]
    + (entries.isEmpty ? [] : [""])
}

private func listed(_ entry: GatherResult.Entry, hasPicture: Bool = false, saysReason: Bool = false) -> String {
  var text = "- " + (entry.date.map { "\($0) " } ?? "") + "« \(markdown(entry.title)) » (\(markdown(entry.source)))"
  if let file = entry.file { text += ", `\(file)`" }
  if entry.words > 0 { text += ", \(counted(entry.words, "mot"))" }
  if hasPicture { text += ", une photo sur le site" }
  if saysReason { text += " : \(entry.reason.wording.french)" }
  return text
}

private func leftOut(_ left: [GatherResult.Entry]) -> [String] {
  let ofNoItem = left.filter(\.reason.isTextOfNoItem)
  let items = left.filter { !$0.reason.isTextOfNoItem }
  var lines = ["", "## Laissés de côté (\(counted(items.count, "article")))"] + (items.isEmpty ? [] : [""])
  lines += items.map { listed($0, saysReason: true) }
  guard !ofNoItem.isEmpty else { return lines }
  lines += ["", "## Lignes non prises", ""]
  lines += ofNoItem.map { "- \(markdown($0.source)) : \($0.reason.wording.french) (« \(markdown($0.title)) »)" }
  if ofNoItem.contains(where: { $0.reason == .editorial }) {
    lines += ["", "L’édito de la page d’accueil n’est pas repris : à copier dans `editorial.md` s’il convient."]
  }
  return lines
}

private func putRight(_ items: [GatheredItem]) -> [String] {
  var lines: [String] = []
  let repairs = items.flatMap { item in item.repairs.map { (item.name, $0) } }
  if !repairs.isEmpty {
    lines += ["", "## Mis au net", ""]
    lines += repairs.map { "- \(markdown($0.0)):\($0.1.line) : \($0.1.value.french)" }
  }
  let proposals = items.flatMap { item in item.proposals.map { (item.name, $0) } }
  if !proposals.isEmpty {
    lines += ["", "## Propositions, non appliquées", ""]
    lines += proposals.map { name, proposal in
      "- \(markdown(name)):\(proposal.line) : « \(markdown(proposal.value.found)) » → "
        + "« \(markdown(proposal.value.proposed)) » (\(proposal.value.kind.rawValue))"
    }
  }
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
