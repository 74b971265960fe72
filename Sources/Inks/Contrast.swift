import Glibc

/// x to the power y.
func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }

extension ScreenColour {
  /// Relative luminance, from 0 (black) to 1 (white): WCAG 2.1, «relative luminance».
  public var luminance: Double {
    func linear(_ component: UInt8) -> Double {
      let value = Double(component) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Contrast between two colours, from 1 to 21: WCAG 2.1, «contrast ratio».
  public func contrast(with other: ScreenColour) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }
}
