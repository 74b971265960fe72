internal import CLCMS
public import Inks

extension PressProfile {
  /// Screen colours in the inks of this condition: relative colorimetric with black point compensation, as the pictures
  /// are converted, held under a limit of ink.
  ///
  /// For the areas of drawings. Type is never converted: a black would become four inks.
  /// - Throws: `.damaged` where the profile has no way from colours to inks.
  public func recipes(of colours: [ScreenColour], under paper: Paper) throws(ProfileFault) -> [ProcessRecipe] {
    guard !colours.isEmpty else { return [] }
    let context = cmsCreateContext(nil, nil)
    defer { cmsDeleteContext(context) }
    guard
      let press = bytes.withUnsafeBytes({ cmsOpenProfileFromMemTHR(context, $0.baseAddress, UInt32($0.count)) })
    else { throw .damaged }
    defer { cmsCloseProfile(press) }
    guard let screen = cmsCreate_sRGBProfileTHR(context) else { throw .damaged }
    defer { cmsCloseProfile(screen) }
    guard
      let transform = cmsCreateTransformTHR(
        context, screen, lettre_cms_rgb_8, press, lettre_cms_cmyk_float, UInt32(INTENT_RELATIVE_COLORIMETRIC),
        lettre_cms_flags)
    else { throw .damaged }
    defer { cmsDeleteTransform(transform) }
    let components = colours.flatMap { [$0.red, $0.green, $0.blue] }
    var inks = [Double](repeating: 0, count: colours.count * 4)
    cmsDoTransform(transform, components, &inks, UInt32(colours.count))
    return colours.indices.map { index in
      let parts = inks[(index * 4)..<(index * 4 + 4)].map { min(max($0 / 100, 0), 1) }
      return ProcessRecipe(cyan: parts[0], magenta: parts[1], yellow: parts[2], black: parts[3]).held(
        under: paper.coverageLimit)
    }
  }
}

extension ProcessRecipe {
  /// In whole percents, as recipes are written, and within a limit of ink: the three colours give way, black stays.
  fileprivate func held(under limit: Double) -> ProcessRecipe {
    func whole(_ part: Double) -> Double { (part * 100).rounded() / 100 }
    var recipe = ProcessRecipe(cyan: whole(cyan), magenta: whole(magenta), yellow: whole(yellow), black: whole(black))
    if recipe.coverage > limit {
      let colours = cyan + magenta + yellow
      let factor = max(0, limit / 100 - black) / colours
      func less(_ part: Double) -> Double { (part * factor * 100).rounded(.down) / 100 }
      recipe = ProcessRecipe(cyan: less(cyan), magenta: less(magenta), yellow: less(yellow), black: whole(black))
    }
    return recipe
  }
}
