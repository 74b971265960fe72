import Diagnostics
import Documents
import Geometry

extension StyleName {
  /// Whether its lines stand on the rows of the page's grid.
  var isOnGrid: Bool {
    switch self {
    case .body, .kicker, .crosshead, .dropCap, .byline, .closing, .jump, .quotation, .briefLead, .summary, .summaryPage:
      true
    case .standfirst, .headlineOne, .headlineTwo, .headlineThree, .headlineBox, .headlineBrief, .caption, .credit,
      .pullQuote, .attribution, .nameplate, .motto, .issueLine, .folio, .colophonHead, .colophon:
      false
    }
  }
}

/// A column narrower than this holds too few words to be justified.
private let narrowestColumn = 35.mm
/// Rows a page must leave to its stories between nameplate and colophon: a head and a few lines.
private let leastRows = 12

/// What page, styles and furniture do wrong together: leading off the grid, columns too narrow, no room for stories.
func gridFindings(
  _ page: PageReading, styles: [StyleReading], furniture: FurnitureReading?, in reader: KeyReader
) -> [Diagnostic] {
  var findings: [Diagnostic] = []
  let measure = (page.typeWidth - page.gutter * Double(page.columns - 1)) / Double(page.columns)
  if measure < narrowestColumn { findings.append(.narrowColumns(max(measure, .zero), reader.place(of: "columns"))) }
  for reading in styles {
    let style = reading.style
    if style.leading < style.size {
      findings.append(.sizeOverLeading(reading.name.rawValue, style.size, style.leading, reading.leading))
    }
    if reading.name.isOnGrid, style.leading != page.leading {
      findings.append(.leadingOffGrid(reading.name.rawValue, page.leading, reading.leading))
    }
  }
  if let furniture {
    let taken = max((furniture.value.nameplateHeight - page.margins.head) / page.leading, 0).rounded(.up)
    let left = page.rows - Int(taken) - furniture.value.colophonRows
    if left < leastRows { findings.append(.noRoom(max(left, 0), least: leastRows, furniture.nameplateHeight)) }
  }
  return findings
}
