public import Inks
import PDFFile

/// The colours that drawings (SVG) come out of cairo with, to be declared before they are drawn on a page for the press:
/// those of areas, lines and letters, and of the ends of gradients.
/// - Parameter drawn: by cairo, nothing on its pages but the drawings.
public func drawingColours(in drawn: [UInt8]) throws(FinishingFault) -> Set<ScreenColour> {
  let document = try reading { () throws(PDFFault) in try PDFDocument(reading: drawn) }
  var colours: Set<ScreenColour> = []
  for page in document.pages {
    let content = try reading { () throws(PDFFault) in try document.pageContent(of: page) }
    collect(from: content, into: &colours)
  }
  for object in document.objects {
    let value = document.value(of: object)
    if document.isStream(object), value["Subtype"].name == "Form" || value["PatternType"].integer == 1 {
      let content = try reading { () throws(PDFFault) in try document.streamBytes(of: object, decoded: true) }
      collect(from: content, into: &colours)
    }
    collect(fromFunctionsIn: value, into: &colours)
  }
  return colours
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
