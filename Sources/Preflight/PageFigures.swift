public import PDFFile

/// What the interpretation of a page comes to, in numbers: for tests that spoil content, and for whoever wonders why a
/// check takes long.
public struct PageFigures: Hashable, Sendable {
  public let page: Int
  public let marks: Int
  public let faults: Int
}

/// Runs the content of every page, as the check does before any rule is asked.
public func interpretPages(of document: PDFDocument) -> [PageFigures] {
  let interpreter = ContentInterpreter(document)
  return document.pages.enumerated().map { index, reference in
    let page = PageSurvey(index + 1, reference, document)
    interpreter.interpret(page: page.number, reference, resources: page.resources, box: page.media ?? .everything)
    return PageFigures(
      page: page.number, marks: interpreter.found.marks[page.number]?.count ?? 0,
      faults: interpreter.found.faults.count { $0.page == page.number })
  }
}
