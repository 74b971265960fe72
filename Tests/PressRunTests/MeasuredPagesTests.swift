import Foundation
import PrintedPages
import Testing

@testable import PressRun

/// The first generated issue that is solved and has a picture and a page turn.
private struct Specimen: Sendable {
  let issue: PrintedIssue
  let source: SourceIssue

  static let made = Result { try Specimen() }

  init() throws {
    for seed in 1...20 {
      let room = try Newsroom()
      var generated = GeneratedIssue(seed: UInt64(seed), kind: .pictured)
      try generated.settle(in: room)
      _ = try room.compose([.screen])
      guard let pdf = room.printed["lettre-\(Newsroom.issue)-screen.pdf"] else { continue }
      let read = try PrintedIssue(pdf: pdf)
      let turns = read.lines.contains { $0.type.words.hasPrefix("Suite page") }
      guard turns, !read.pages[0].pictures.isEmpty else { continue }
      issue = read
      source = SourceIssue(try room.copy, sections: try room.sections)
      return
    }
    throw CocoaError(.fileNoSuchFile)
  }

  /// What is found when something on a page is changed.
  static func faults(_ change: (inout PrintedIssue.Page) -> Void) throws -> PageFaults {
    var issue = try made.get().issue
    change(&issue.pages[0])
    return PageFaults(issue, try made.get().source)
  }
}

/// The measuring of generated issues must find what it looks for.
@Suite struct `Measured pages` {
  private func body(_ page: PrintedIssue.Page, _ number: Int) -> Int {
    page.lines.indices.filter { page.lines[$0].role == .body && page.lines[$0].type.letters.count > 20 }[number]
  }

  @Test func `tell of a line lost, doubled or out of its order`() throws {
    #expect(try Specimen.faults { $0.lines.remove(at: body($0, 5)) }.copy != [])
    #expect(try Specimen.faults { $0.lines.insert($0.lines[body($0, 5)], at: body($0, 9)) }.copy != [])
    #expect(try Specimen.faults { $0.lines.swapAt(body($0, 5), body($0, 7)) }.copy != [])
    #expect(try Specimen.faults { $0.lines.removeAll { $0.role == .headline } }.heads != [])
    #expect(try Specimen.faults { $0.lines.removeAll { $0.role == .caption } }.captions != [])
  }

  @Test func `tell of type out of its place`() throws {
    #expect(try Specimen.faults { $0.lines[body($0, 5)].type.baseline += 0.2 }.grid != [])
    #expect(try Specimen.faults { $0.lines[body($0, 5)].type.baseline += 9 }.overlaps != [])
    #expect(try Specimen.faults { $0.lines[body($0, 5)].type.right += 12 }.edges != [])
    #expect(try Specimen.faults { $0.pictures[0].frame.left += 2 }.edges != [])
    #expect(try Specimen.faults { $0.pictures[0].frame.bottom += 30 }.overlaps != [])
  }

  @Test func `tell of white`() throws {
    let faults = try Specimen.faults { page in
      page.ink = Ink(width: 595, height: 842, grey: [UInt8](repeating: 255, count: 595 * 842))
    }
    #expect(faults.emptiness.contains { $0.hasPrefix("page 1: ") && $0.contains("cells empty") })
  }

  @Test func `tell of a turn that leads nowhere`() throws {
    var issue = try Specimen.made.get().issue
    let page = try #require(issue.pages.firstIndex { $0.lines.contains { $0.type.words.hasPrefix("Suite page") } })
    issue.pages[page].lines.removeAll { $0.type.words.hasPrefix("Suite page") }
    #expect(PageFaults(issue, try Specimen.made.get().source).turns != [])
  }
}
