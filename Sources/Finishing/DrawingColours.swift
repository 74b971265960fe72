public import Inks
import PDFFile

/// The colours that drawings (SVG) come out of cairo with, to be declared before they are drawn on a page for the press:
/// those of areas, lines and letters, and of the ends of gradients.
/// - Parameter drawn: by cairo, a drawing a page and nothing else.
/// - Throws: `.undeclaredPicture` with the page of a drawing that holds pixels: a photograph, a filter, a mask.
public func drawingColours(in drawn: [UInt8]) throws(FinishingFault) -> Set<ScreenColour> {
  let document = try reading { () throws(PDFFault) in try PDFDocument(reading: drawn) }
  var colours: Set<ScreenColour> = []
  for (index, page) in document.pages.enumerated() {
    let content = try reading { () throws(PDFFault) in try document.pageContent(of: page) }
    collect(from: content, into: &colours)
    collect(fromFunctionsIn: document.value(of: page)["Resources"], into: &colours)
    for object in objects(of: page, in: document) {
      let value = document.value(of: object)
      if document.isStream(object), value["Subtype"].name == "Form" || value["PatternType"].integer == 1 {
        let content = try reading { () throws(PDFFault) in try document.streamBytes(of: object, decoded: true) }
        collect(from: content, into: &colours)
      }
      if value["Subtype"].name == "Image" {
        let kind = document.filters(of: object) + [document.resolve(value, "ColorSpace").name ?? "–"]
        throw .undeclaredPicture(kind: kind.joined(separator: " "), page: index + 1)
      }
      collect(fromFunctionsIn: value, into: &colours)
    }
  }
  return colours
}

/// What a page draws with, down to the last function, in the order of their numbers.
private func objects(of page: PDFReference, in document: PDFDocument) -> [PDFReference] {
  var seen: Set<PDFReference> = []
  var pile: [PDFValue] = [document.value(of: page)["Resources"]]
  while let value = pile.popLast() {
    switch value {
    case .reference(let reference):
      if seen.insert(reference).inserted { pile.append(document.value(of: reference)) }
    case .array(let values): pile += values
    case .dictionary(let entries): pile += entries.values
    default: break
    }
  }
  return seen.sorted()
}

private func collect(from content: [UInt8], into colours: inout Set<ScreenColour>) {
  for operation in ContentScanner(content) where operation.name == "rg" || operation.name == "RG" {
    if let colour = ScreenColour(operation.operands.compactMap(\.number)) { colours.insert(colour) }
  }
}

private func collect(fromFunctionsIn value: PDFValue, into colours: inout Set<ScreenColour>) {
  switch value {
  case .dictionary(let entries):
    for end in ["C0", "C1"] {
      if let colour = ScreenColour((entries[end]?.array ?? []).compactMap(\.number)) { colours.insert(colour) }
    }
    for inner in entries.values { collect(fromFunctionsIn: inner, into: &colours) }
  case .array(let values): for inner in values { collect(fromFunctionsIn: inner, into: &colours) }
  default: break
  }
}
