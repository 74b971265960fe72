import Diagnostics
import Inks

extension EmailColours {
  /// WCAG 2.1, 1.4.3: text under 24 px.
  static let leastContrast = 4.5

  /// A finding for every text that is too faint on a ground it is set on.
  var findings: [Diagnostic] {
    var findings: [Diagnostic] = []
    for shades in [light, dark] {
      for ground in [shades.page, shades.paper, shades.tint] {
        for ink in [shades.text, shades.quiet, shades.headline, shades.link] { check(ink, on: ground, &findings) }
      }
    }
    for ink in [onBand, gold] { check(ink, on: band, &findings) }
    return findings
  }

  private func check(_ ink: ScreenColour, on ground: ScreenColour, _ findings: inout [Diagnostic]) {
    let contrast = ink.contrast(with: ground)
    guard contrast < Self.leastContrast else { return }
    let finding = Diagnostic.emailContrast(ink, on: ground, contrast: contrast)
    if !findings.contains(finding) { findings.append(finding) }
  }
}
