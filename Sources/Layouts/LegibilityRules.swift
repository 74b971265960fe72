import Diagnostics
import Documents
import Fonts
import Geometry
import Inks

/// What no layout may break: everything that is read has contrast, size, and inks that a press keeps in register.
struct LegibilityRules {
  let palette: Palette
  let styles: [StyleReading]
  let furniture: FurnitureReading?
  let looks: [LookReading]
  let reader: KeyReader

  /// WCAG 2.1, 1.4.3: 4.5 to 1, or 3 to 1 for large type, which is 18 pt, or 14 pt in bold.
  private static let contrast = 4.5
  private static let contrastOfLargeType = 3.0
  private static let largeType = 18.pt
  private static let largeBoldType = 14.pt

  /// Running text, and what is read in passing; smaller type does not print well. Reversed type fills in, the thin
  /// strokes of an italic first (Ghent Workgroup, and what printers ask for).
  private static let leastRunningText = 9.pt
  private static let leastNote = 6.5.pt
  private static let leastReversed = 9.pt
  private static let leastReversedItalic = 12.pt
  /// Below this the register of a press shows at the edges of a letter in three inks.
  private static let leastInThreeInks = 12.pt

  /// What a style can stand on.
  private enum Ground {
    case paper, boxes, nameplate, colophon
  }

  private func grounds(of name: StyleName) -> [Ground] {
    switch name {
    case .nameplate, .motto, .issueLine: [.nameplate]
    case .colophon, .colophonHead: [.colophon]
    case .folio, .pullQuote, .attribution, .headlineOne, .headlineThree: [.paper]
    case .headlineBox: [.boxes]
    case .body, .standfirst, .kicker, .headlineTwo, .headlineBrief, .crosshead, .dropCap, .caption, .credit, .byline,
      .closing, .jump, .quotation, .briefLead, .summary, .summaryPage:
      [.paper, .boxes]
    }
  }

  private func inks(of ground: Ground) -> [InkName] {
    switch ground {
    case .paper: [.paper]
    case .boxes: looks.compactMap(\.look.background).filter { !isTooDark($0) }
    case .nameplate: [furniture?.nameplateInk].compactMap { $0 }
    case .colophon: [furniture?.colophonInk].compactMap { $0 }
    }
  }

  var findings: [Diagnostic] {
    var findings: [Diagnostic] = []
    for look in looks {
      guard let background = look.look.background, isTooDark(background) else { continue }
      findings.append(.darkBackground(background.name, look.background))
    }
    for style in styles {
      findings += sizeFindings(style)
      guard style.isInkKnown, let ink = palette[style.style.ink] else { continue }
      findings += inkFindings(style, ink)
      var seen = Set<InkName>()
      for ground in grounds(of: style.name).flatMap(inks) where seen.insert(ground).inserted {
        if let under = palette[ground] { findings += contrastFindings(style, ink, on: under) }
      }
    }
    return findings
  }

  /// A background on which not even black reads well: one finding at the look, and not one for every style.
  private func isTooDark(_ background: InkName) -> Bool {
    palette[background].map { $0.screen.contrast(with: .black) < Self.contrast } ?? false
  }

  // MARK: - One style

  private func sizeFindings(_ style: StyleReading) -> [Diagnostic] {
    let least: Length? =
      switch style.name {
      case .body, .quotation, .standfirst: Self.leastRunningText
      case .caption, .credit, .colophon, .colophonHead: Self.leastNote
      default: nil
      }
    guard let least, style.style.size < least else { return [] }
    return [.tooSmall(style.name.rawValue, style.style.size, least: least, style.size)]
  }

  private func inkFindings(_ style: StyleReading, _ ink: Ink) -> [Diagnostic] {
    // A drop cap is as high as three lines, whatever its size says.
    guard style.name != .dropCap, style.style.size < Self.leastInThreeInks, ink.recipe.inkCount > 2 else { return [] }
    return [.manyInks(style.name.rawValue, style.style.size, ink.name.name, ink.recipe.inkCount, style.ink)]
  }

  private func contrastFindings(_ style: StyleReading, _ ink: Ink, on ground: Ink) -> [Diagnostic] {
    let size = style.style.size
    let isLarge = size >= Self.largeType || size >= Self.largeBoldType && style.style.regular.isBold
    let least = isLarge ? Self.contrastOfLargeType : Self.contrast
    let contrast = ink.screen.contrast(with: ground.screen)
    if contrast < least {
      return [
        .lowContrast(style.name.rawValue, ink.name.name, on: ground.name.name, contrast, least: least, style.ink)
      ]
    }
    guard ink.screen.luminance > ground.screen.luminance else { return [] }
    if size < Self.leastReversed {
      return [.reversedTooSmall(style.name.rawValue, size, least: Self.leastReversed, style.size)]
    }
    // The motto is set in italic, and so is a line of the colophon.
    let face = [.motto, .colophon].contains(style.name) ? style.style.italic : style.style.regular
    if face.isItalic, size < Self.leastReversedItalic {
      return [.reversedItalic(style.name.rawValue, size, least: Self.leastReversedItalic, style.size)]
    }
    return []
  }
}

extension FontFace {
  /// Whether the file is of a bold or heavier face: a layout knows no more of it than its name («Lato-Heavy.ttf»,
  /// «LinLibertine_RB.otf»).
  var isBold: Bool {
    ["Bold", "Heavy", "Black"].contains { stem.contains($0) } || style.contains("B")
  }

  /// Whether the file is of an italic face, by its name («Lato-Italic.ttf», «LinLibertine_RI.otf»).
  var isItalic: Bool {
    ["Italic", "Oblique"].contains { stem.contains($0) } || style.hasSuffix("I")
  }

  private var stem: Substring { file.split(separator: "/").last?.split(separator: ".").first ?? "" }

  /// The letters Linux Libertine ends its names with: R, RI, RB, RBI, RZ, RZI.
  private var style: Substring {
    let parts = stem.split(separator: "_")
    guard parts.count > 1, let last = parts.last, last.count <= 3 else { return "" }
    return last
  }
}
