import DisplayList
import Geometry
import Inks

/// Where an issue is read online: its address, and the code that leads there.
public struct OnlineIssue: Hashable, Sendable {
  /// http or https, percent-encoded ASCII.
  public var address: String
  /// The rows of the QR code from the top, true for a dark module, quiet zone left out; none where the address is too
  /// long for one.
  public var modules: [[Bool]]

  public init(address: String, modules: [[Bool]]) {
    self.address = address
    self.modules = modules
  }
}

/// A QR code on paper: dark modules on a white tile that holds its quiet zone.
struct PrintedCode {
  let modules: [[Bool]]

  /// Light modules kept on every side (ISO/IEC 18004, 5.3.8).
  static let quietZone = 4
  /// The side of the tile where the modules allow it.
  static let side = 20.mm
  /// The least width of a module that offset and an office printer keep apart, and a telephone reads at arm's length.
  static let leastModule = 0.33.mm

  /// The side of the tile.
  var side: Length {
    max(PrintedCode.side, PrintedCode.leastModule * Double(modules.count + PrintedCode.quietZone * 2))
  }

  /// The width of a module.
  var module: Length { side / Double(modules.count + PrintedCode.quietZone * 2) }

  /// The tile and the code, all its dark modules in one path, so that no seam shows between them. In black alone: in
  /// several inks a shift of the press by a tenth of a millimetre would blur the modules.
  func items(x: Length, y: Length, tag: Tag) -> [PageItem] {
    let quiet = module * Double(PrintedCode.quietZone)
    var steps: [PathStep] = []
    for (row, modules) in modules.enumerated() {
      var column = 0
      while column < modules.count {
        let start = column
        while column < modules.count, modules[column] { column += 1 }
        if column == start {
          column += 1
          continue
        }
        steps +=
          Area(
            Rectangle(
              x: x + quiet + module * Double(start), y: y + quiet + module * Double(row),
              width: module * Double(column - start), height: module), ink: .black, tag: tag
          ).steps
      }
    }
    return [
      .area(Area(Rectangle(x: x, y: y, width: side, height: side), ink: .paper, tag: tag)),
      .area(Area(steps: steps, ink: .black, tag: tag)),
    ]
  }
}
