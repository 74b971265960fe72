import Files
import Foundation
import Instruments
import IssueModel
import Testing

@testable import Gathering

/// A gathering that is killed between two of its steps leaves what the next one takes up.
@Suite struct CutOffTests {
  static let before = [
    ("05/05/2021", "La fête", "Un."), ("06/05/2021", "Le bac", "Deux."), ("07/05/2021", "La pêche", "Trois."),
    ("08/05/2021", "Le parc", "Quatre."),
  ]
  static let after = [
    ("05/05/2021", "La fête", "Un, et plus."), ("06/05/2021", "Le bac", "Deux, et plus."),
    ("07/05/2021", "La pêche", "Trois, et plus."), ("09/05/2021", "Le pont", "Cinq."),
  ]

  /// One article follows its source, one was edited, one renamed, one deleted, one is new.
  private func edited() throws -> Desk {
    let desk = try Desk()
    try desk.gather([("p.txt", page(Self.before))])
    try desk.write(try desk.text("articles/2021-05-06-bac.md") + "À moi.\n", to: "articles/2021-05-06-bac.md")
    try desk.write(try desk.text("articles/2021-05-07-peche.md"), to: "articles/1.md")
    try desk.issue.remove("articles/2021-05-07-peche.md")
    try desk.issue.remove("articles/2021-05-08-parc.md")
    return desk
  }

  @Test(arguments: [false, true])
  func `cut off after any step, even the first time, a gathering is finished by the next`(_ isFirst: Bool) throws {
    func prepared() throws -> Desk { isFirst ? try Desk() : try edited() }
    let source = [("p.txt", page(Self.after))]
    let undisturbed = try prepared()
    try undisturbed.gather(source)
    let expected = try undisturbed.snapshot().mapValues(\.digest)
    let count = try steps(prepared(), source).count
    #expect(count > 8)
    for cut in 0..<count {
      let desk = try prepared()
      let own = try isFirst ? nil : desk.text("articles/2021-05-06-bac.md")
      for step in try steps(desk, source).prefix(cut) { _ = try step.perform(in: desk.issue) }
      // What a kill within a write leaves.
      try desk.write("---\ntit", to: ".gather/tmp/x.md.1.tmp")
      try desk.write("", to: ".gather/lock")
      try desk.gather(source)
      let found = try desk.snapshot().mapValues(\.digest)
      for file in Set(found.keys).union(expected.keys).sorted() {
        #expect(found[file] == expected[file], "\(file) after \(cut) steps")
      }
      if let own { #expect(try desk.text("articles/2021-05-06-bac.md") == own) }
    }
  }

  @Test func `cut off, then gathered from what the site is by then, an untouched article still follows`() throws {
    let source = [("p.txt", page(Self.after))]
    let newest = [("p.txt", page(Self.after.map { ($0.0, $0.1, $0.2 + " Encore.") }))]
    let undisturbed = try edited()
    try undisturbed.gather(source)
    try undisturbed.gather(newest)
    let expected = try undisturbed.articles()
    let count = try steps(edited(), source).count
    for cut in 0..<count {
      let desk = try edited()
      for step in try steps(desk, source).prefix(cut) { _ = try step.perform(in: desk.issue) }
      let result = try desk.gather(newest)
      #expect(try desk.articles() == expected, "after \(cut) steps")
      let reasons: [GatherReason] = result.kept.map(\.reason)
      let edited = reasons.count { $0 == .edited || $0 == .editedSourceChanged }
      #expect(edited == 1, "after \(cut) steps")
      #expect(!result.diagnostics.map(\.code).contains("state-rebuilt"), "after \(cut) steps")
    }
  }

  @Test func `cut off, and edited before the next one, nothing of the edit is lost`() throws {
    let source = [("p.txt", page(Self.after))]
    let count = try steps(edited(), source).count
    for cut in 0..<count {
      let desk = try edited()
      for step in try steps(desk, source).prefix(cut) { _ = try step.perform(in: desk.issue) }
      var mine: [String: String] = [:]
      for file in try desk.issue.list("articles") {
        let path = "articles/" + file
        mine[path] = try desk.text(path) + "Après la panne.\n"
        try desk.write(mine[path]!, to: path)
      }
      try desk.gather(source)
      for (path, text) in mine { #expect(try desk.text(path) == text, "after \(cut) steps") }
      let titles = try desk.articles().values.compactMap { ArticlePeek(Array($0.utf8)).title }
      #expect(Set(titles).count == titles.count, "an article twice after \(cut) steps: \(titles)")
    }
  }

  private func steps(_ desk: Desk, _ sources: [(String, String)]) throws -> [GatherStep] {
    let request = desk.request(sources)
    return try GatherDesk(request, begin(request)).steps()
  }
}

extension Desk {
  fileprivate func articles() throws -> [String: String] {
    var texts: [String: String] = [:]
    for file in try issue.list("articles") { texts[file] = try text("articles/" + file) }
    return texts
  }
}
