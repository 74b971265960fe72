import DisplayList
import Geometry
import PDFFile
import Testing

@testable import Finishing

/// Marks of a page with so many items, text of its own before each where it is said.
private func marks(_ items: [PageMarks.Mark], furniture: [PageMarks.Furniture?]) -> PageMarks {
  var marks = PageMarks(
    DisplayPage(number: 1, boxes: PageBoxes(trim: Size(width: 60.pt, height: 60.pt), bleed: .zero), items: []))
  marks.items = items
  marks.furniture = furniture
  return marks
}

private func tagged(_ content: String, _ marks: PageMarks) throws -> [String] {
  var rewriter = ContentRewriter(steps: [TaggingStep(pages: [marks])])
  let bytes = try rewriter.rewrite(Array(content.utf8), in: .page(number: 1))
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}

@Suite struct TaggingStepTests {
  private let paragraph = PageMarks.Mark(tag: "P")

  @Test func `an item is bracketed by its type, everything else is an artifact`() throws {
    let lines = try tagged(
      """
      q
      0 0 9 9 re f
      1 0 0 rg
      0 0 m 9 9 l S
      /Span <</MCID 0>> BDC
      0 0 1 rg
      BT (un) Tj ET
      EMC
      5 5 m 9 9 l 4 4 l h f
      Q
      """, marks([paragraph], furniture: [nil, nil]))
    #expect(
      lines == [
        "q", "/Artifact <</Type /Layout>> BDC", "0 0 9 9 re", "f", "1 0 0 rg", "0 0 m", "9 9 l", "S", "EMC",
        "/P <</MCID 0>> BDC", "0 0 1 rg", "BT", "(un) Tj", "ET", "EMC", "/Artifact <</Type /Layout>> BDC", "5 5 m",
        "9 9 l", "4 4 l", "h", "f", "Q", "EMC",
      ])
  }

  @Test func `furniture's text has its kind; text that nothing declares stops the file`() throws {
    let content = "BT (5) Tj ET BT (6) Tj ET 0 0 9 9 re f /Span <</MCID 0>> BDC BT (un) Tj ET EMC"
    let lines = try tagged(content, marks([paragraph], furniture: [.header, nil]))
    #expect(
      lines.first == "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC"
        && lines.count { $0.hasSuffix("BDC") } == 2 && lines.count { $0 == "EMC" } == 2)
    #expect(throws: FinishingFault.structure(.undeclaredText(page: 1))) {
      try tagged(content, marks([paragraph], furniture: [nil, nil]))
    }
    #expect(throws: FinishingFault.structure(.undeclaredText(page: 1))) {
      try tagged("/Span <</MCID 0>> BDC EMC BT (un) Tj ET", marks([paragraph], furniture: [.header, nil]))
    }
  }

  @Test func `a large first letter reads with its word, and no second text stays inside`() throws {
    let lines = try tagged(
      """
      /Span <</MCID 0>> BDC BT /Span <</ActualText <FEFF>>> BDC (V) Tj EMC ET EMC
      /Span <</MCID 1>> BDC BT /Span <</ActualText <FEFF0056006F>>> BDC (o) Tj EMC (ici) Tj ET EMC
      /Span <</MCID 2>> BDC BT /Span <</ActualText <FEFF00660069>>> BDC (x) Tj EMC ET EMC
      """,
      marks(
        [.init(tag: "P", actualText: ""), .init(tag: "P", actualText: "Voici"), paragraph],
        furniture: [nil, nil, nil, nil]))
    #expect(
      lines.filter { $0.hasSuffix("BDC") } == [
        "/P <</MCID 0 /ActualText <FEFF>>> BDC",
        "/P <</MCID 1 /ActualText <FEFF0056006F006900630069>>> BDC", "/P <</MCID 2>> BDC",
        "/Span <</ActualText <FEFF00660069>>> BDC",
      ])
    #expect(lines.count { $0 == "EMC" } == 4)
  }

  @Test(arguments: [
    "", "/Span <</MCID 0>> BDC EMC", "/Span <</MCID 1>> BDC EMC /Span <</MCID 0>> BDC EMC",
    "/Span <</MCID 0>> BDC EMC /Span <</MCID 1>> BDC EMC /Span <</MCID 2>> BDC EMC",
    "/Span <</MCID 0>> BDC /Span <</MCID 1>> BDC EMC EMC", "/Span <</MCID 0>> BDC EMC /Span <</MCID 1>> BDC",
  ])
  func `other marks than those of the page stop the file`(content: String) throws {
    #expect {
      try tagged(content, marks([paragraph, paragraph], furniture: [nil, nil, nil]))
    } throws: { error in
      if case .structure(.marks(found: _, wanted: 2, page: 1)) = error as? FinishingFault { true } else { false }
    }
  }

  @Test func `sheets lose the marks of the drawing and keep second texts`() throws {
    var rewriter = ContentRewriter(steps: [UntaggingStep()])
    let content = "/Span <</MCID 0>> BDC BT /Span <</ActualText <FEFF0056>>> BDC (x) Tj EMC ET EMC"
    let lines = String(
      decoding: try rewriter.rewrite(Array(content.utf8), in: .page(number: 1)), as: UTF8.self)
    #expect(lines == "BT\n/Span <</ActualText <FEFF0056>>> BDC\n(x) Tj\nEMC\nET\n")
  }
}
