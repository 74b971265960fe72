import Files
import Foundation
import Instruments
import IssueModel
import Testing

@testable import Gathering

/// The first property of the merge: whatever people do to the articles, and whatever the site does to its items, no byte
/// a person wrote changes, nothing deleted comes back, and a second gathering does nothing at all.
@Suite struct NoEditIsLostTests {
  @Test(arguments: 0..<8)
  func `no edit is ever lost, whatever the editor and the site do`(_ group: Int) throws {
    for seed in (group * 30)..<(group * 30 + 30) { try play(seed: UInt64(seed)) }
  }

  private func play(seed: UInt64) throws {
    var game = try EditorialGame(seed: seed)
    for round in 0..<5 {
      let place = "seed \(seed), round \(round)"
      if round > 0 {
        for _ in 0..<Int.random(in: 0...3, using: &game.chance) { game.changeSite() }
        for _ in 0..<Int.random(in: 0...4, using: &game.chance) { try game.edit() }
      }
      let isDisturbed = round > 0 && Bool.random(using: &game.chance)
      let (result, before) = try game.gather(isDisturbed: isDisturbed)
      let after = try game.articles()
      for (file, bytes) in before { #expect(after[file] == bytes, "\(file) changed: \(place), \(game.log)") }
      for item in result.taken {
        let isKnown = game.known.contains(item.title)
        #expect(!isKnown || game.hasForgotten, "\(item.title) taken twice: \(place), \(game.log)")
        game.known.insert(item.title)
      }
      let count = result.taken.count + result.kept.count + result.changed.count + result.left.count
      #expect(count >= game.site.count, "an item is in no list: \(place)")
      try game.note()
      // What came too late for the disturbed gathering is taken up by the next.
      if isDisturbed {
        let (next, before) = try game.gather(isDisturbed: false)
        let after = try game.articles()
        for (file, bytes) in before { #expect(after[file] == bytes, "\(file) changed: \(place), \(game.log)") }
        game.known.formUnion(next.taken.map(\.title))
        try game.note()
      }

      let files = try game.desk.snapshot()
      let again = try game.gather(isDisturbed: false).result
      let same = try game.desk.snapshot()
      #expect(same == files, "a second gathering wrote: \(place), \(game.log)")
      #expect(again.taken.isEmpty && again.changed.isEmpty, "\(place), \(game.log)")
      let litter = files.keys.filter { $0.hasSuffix(".tmp") || $0.hasSuffix("lock") || $0.hasSuffix("state-next.txt") }
      #expect(litter.isEmpty, "\(place)")
    }
  }
}

/// An issue, a site, and people who do what they like with both.
private struct EditorialGame {
  struct Item {
    var date: String
    var title: String
    var text: String
  }

  let desk: Desk
  var chance: Chance
  var site: [Item] = []
  /// Everything the tool ever wrote into an article.
  private var written: Set<String> = []
  /// The titles that were ever taken.
  var known: Set<String> = []
  /// Whether the tool's memory was thrown away at some time, so that it cannot know everything.
  var hasForgotten = false
  var log: [String] = []
  private var count = 0

  init(seed: UInt64) throws {
    chance = Chance(seed: seed)
    desk = try Desk()
    for _ in 0..<Int.random(in: 2...7, using: &chance) { add() }
  }

  /// - Parameter isDisturbed: whether the editor goes on while the gathering runs.
  /// - Returns: what it did, and what was edited when it had done its planning.
  mutating func gather(isDisturbed: Bool) throws -> (result: GatherResult, before: [String: [UInt8]]) {
    let request = desk.request([("page.txt", page(site.map { ($0.date, $0.title, $0.text) }))])
    var planned = try GatherDesk(request, begin(request))
    if isDisturbed {
      for _ in 0..<Int.random(in: 1...3, using: &chance) { try edit(Int.random(in: 0..<16, using: &chance)) }
    }
    let before = try edited()
    return (try planned.carryOut(), before)
  }

  func articles() throws -> [String: [UInt8]] {
    guard desk.issue.hasFolder("articles") else { return [:] }
    var files: [String: [UInt8]] = [:]
    for name in try desk.issue.list("articles") { files[name] = try desk.issue.read("articles/" + name) }
    return files
  }

  /// The articles that hold anything the tool did not write.
  func edited() throws -> [String: [UInt8]] { try articles().filter { !written.contains(sha256($0.value)) } }

  /// What the tool has just written is its own from now on.
  mutating func note() throws {
    let folder = desk.issue.folder(".gather/base")
    for name in (try? folder.list()) ?? [] { written.insert(sha256(try folder.read(name))) }
  }

  // MARK: - The site

  private mutating func add() {
    count += 1
    let words = (0..<Int.random(in: 3...40, using: &chance)).map { _ in
      ["le", "bac", "du", "fleuve", "école", "pêche", "agents", "ouvre", "mai", "réunion", "M.Diop", "police ,"]
        .randomElement(using: &chance)!
    }
    let day = Int.random(in: 1...28, using: &chance)
    site.append(
      Item(
        date: (day < 10 ? "0" : "") + "\(day)/05/2021", title: "Titre \(count) \(words[0])",
        text: words.joined(separator: " ") + " \(count)."))
  }

  mutating func changeSite() {
    guard let index = site.indices.randomElement(using: &chance) else { return add() }
    switch Int.random(in: 0..<7, using: &chance) {
    case 0: site[index].text += " Un mot de plus."
    case 1: site[index].text = String(site[index].text.prefix(site[index].text.count / 2))
    case 2: site.remove(at: index)
    case 3: site.shuffle(using: &chance)
    case 4: add()
    case 5: site[index].text = "Tout autre texte, " + site[index].text.reversed()
    default: site[index].title = site[index].title.uppercased()
    }
  }

  // MARK: - The editor

  mutating func edit() throws { try edit(Int.random(in: 0..<22, using: &chance)) }

  mutating func edit(_ act: Int) throws {
    let files = try articles()
    guard let file = files.keys.sorted().randomElement(using: &chance), let bytes = files[file] else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    let path = "articles/" + file
    log.append("\(act) \(file)")
    switch act {
    case 0: try desk.write(text + "\nUne phrase de la rédaction.\n", to: path)
    case 1: try desk.write(text.replacing("order: ", with: "order: 3 "), to: path)
    case 2: try desk.write(text.replacing("keep: true", with: "keep: false"), to: path)
    case 3: try desk.write(text.replacing("title: \"Titre", with: "title: \"Autre titre"), to: path)
    case 4: try desk.write(text.replacing("\n", with: "\r\n"), to: path)
    case 5: try desk.write("\u{FEFF}" + text, to: path)
    case 6: try desk.write(text.replacing("title:", with: "title: [") + "x", to: path)
    case 7: try desk.write("", to: path)
    case 8: try desk.write(text.replacing("source:", with: "origine:"), to: path)
    case 9: try desk.issue.remove(path)
    case 10, 11: try move(path, to: "articles/\(Int.random(in: 1...30, using: &chance))-\(file)")
    case 12:
      guard let other = files.keys.sorted().randomElement(using: &chance) else { return }
      try move(path, to: "articles/attente.md")
      if other != file { try move("articles/" + other, to: path) }
      try move("articles/attente.md", to: other != file ? "articles/" + other : path)
    case 13: try desk.issue.write(bytes, to: "articles/copie-\(file)")
    case 14:
      try desk.write(text + "Retouché.\n", to: path)
      try move(path, to: "articles/retouche-\(file)")
    case 15:
      try desk.write("---\ntitle: De ma main \(log.count)\ndate: 2021-05-09\n---\n\nMoi.\n", to: "articles/moi.md")
    case 20, 21:
      // The item of the site, written by hand before it was gathered.
      guard let item = site.first(where: { !known.contains($0.title) }) else { return }
      let day = item.date.split(separator: "/").reversed().joined(separator: "-")
      let body = act == 20 ? item.text : "De ma main."
      try desk.write("---\ntitle: \(item.title)\ndate: \(day)\n---\n\n\(body)\n", to: "articles/avant.md")
    case 16:
      let folder = desk.issue.folder(".gather/propositions")
      for name in (try? folder.list()) ?? [] { try folder.remove(name) }
    case 17: try desk.issue.remove(".gather/state.txt")
    case 18:
      guard desk.issue.hasFile(".gather/state.txt") else { return }
      let state = try desk.issue.read(".gather/state.txt")
      try desk.issue.write(state.prefix(state.count / 2), to: ".gather/state.txt")
    default:
      guard Int.random(in: 0..<4, using: &chance) == 0 else { return }
      try? FileManager.default.removeItem(atPath: desk.issue.path + "/.gather")
      hasForgotten = true
    }
  }

  private func move(_ file: String, to other: String) throws {
    guard file != other, !desk.issue.hasFile(other), desk.issue.hasFile(file) else { return }
    try FileManager.default.moveItem(atPath: desk.issue.path + "/" + file, toPath: desk.issue.path + "/" + other)
  }
}
