import Diagnostics
import Files
import Foundation
import IssueModel
import Testing

@testable import Gathering

@Suite struct IssueSkeletonTests {
  @Test func `the first issue brings the letter's own files with it`() throws {
    let desk = try Desk(issue: nil)
    let made = try makeIssue("2021-06", in: desk.root)
    #expect(made.number == 1)
    #expect(
      made.created == [
        "issues/2021-06/articles/", "issues/2021-06/images/", "letter.yaml", "lexicon.txt",
        "issues/2021-06/editorial.md",
        "issues/2021-06/issue.yaml",
      ])
    #expect(made.diagnostics.isEmpty)
    #expect(try desk.root.list("issues/2021-06/articles").isEmpty)
    let letter = String(decoding: try desk.root.read("letter.yaml"), as: UTF8.self)
    #expect(letter.contains("funding:\n  print: \"\"              # À REMPLIR\n  email: \"\"              # À REMPLIR"))
  }

  @Test func `an issue takes the month of its name and the number after the last`() throws {
    let desk = try Desk(issue: nil)
    try desk.root.write(
      Array("sections:\n  - id: terrain # ici\n    title: x\n  - title: y\n    id: \"oui\"\nlang: fr\n".utf8),
      to: "letter.yaml")
    try desk.root.write(Array("# n\nnumber: 7 # sept\n".utf8), to: "issues/2021-05/issue.yaml")
    try desk.root.write(Array("number: sept\n".utf8), to: "issues/2021-04/issue.yaml")
    let made = try makeIssue("2024-02-hors-serie", layout: "bulletin", in: desk.root)
    #expect(made.number == 8)
    #expect(made.diagnostics == [.numberUnknown(file: "issues/2021-04/issue.yaml")])
    #expect(!desk.root.hasFile("lexicon.txt"))
    let issue = String(decoding: try desk.root.read("issues/2024-02-hors-serie/issue.yaml"), as: UTF8.self)
    let fields = splitLines(issue).filter { !$0.isEmpty && !$0.hasPrefix("#") }
    #expect(
      fields == [
        "number: 8", "date: 2024-02-29", "period: 2024-02-01..2024-02-29", "title: \"Février 2024\"", "preheader: \"\"",
        "layout: \"bulletin\"", "sections:", "  - terrain", "  - oui", "editorial: editorial.md",
      ])
  }

  @Test func `an issue that exists is not touched`() throws {
    let desk = try Desk(issue: nil)
    _ = try makeIssue("2021-06", in: desk.root)
    let before = try desk.everything()
    let stop = #expect(throws: Stop.self) { try makeIssue("2021-06", in: desk.root) }
    #expect(stop?.diagnostics == [.issueExists("2021-06")])
    let after = try desk.everything()
    #expect(before.mapValues(\.bytes) == after.mapValues(\.bytes))
    #expect(before.mapValues(\.modified) == after.mapValues(\.modified))
  }

  @Test(arguments: ["2021-6", "2021-00", "juin", "../2021-06", "2021-06-", "2021-06-../x", "20210-6", "2021-06-Mai"])
  func `a name that is not a year and a month is refused`(_ name: String) throws {
    let desk = try Desk(issue: nil)
    let stop = #expect(throws: Stop.self) { try makeIssue(name, in: desk.root) }
    #expect(stop?.diagnostics == [.badIssueName(name)])
    #expect(try desk.everything().isEmpty)
  }

  @Test func `a new issue can be gathered into at once`() throws {
    let desk = try Desk(issue: nil)
    _ = try makeIssue("2021-05", in: desk.root)
    let result = try desk.gather(bytes: try fixture("home.txt"))
    #expect(result.taken.count == 2)
  }

  @Test func `news goes to the first section that runs through the columns`() {
    let sections = [
      Section(id: "agenda", title: "Agenda"), Section(id: "breves", title: "Brèves", look: .brief),
      Section(id: "terrain", title: "Terrain"), Section(id: "actualites", title: "Actualités"),
    ]
    #expect(sectionForNews(in: sections) == "terrain")
    #expect(sectionForNews(in: [sections[0]]) == nil)
  }

  @Test func `the month of an issue's name is its period`() {
    #expect(calendarMonth(ofIssue: "2021-05") == may)
    #expect(calendarMonth(ofIssue: "2020-02-suite") == period("2020-02-01", "2020-02-29"))
    #expect(calendarMonth(ofIssue: "mai") == nil)
  }
}
