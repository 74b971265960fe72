import Diagnostics
import Geometry
import PDFFile

/// What a printing house looks at before it makes plates, whatever the file says it is. A file made for the screen alone
/// is only asked what matters there.
let printerRules = printerTypeRules + printerInkRules + printerPageRules

extension Rule {
  static func printer(
    _ name: String, _ french: String, _ english: String, as severity: Severity = .warning, onScreen: Bool = false,
    judge: @escaping @Sendable (FileSurvey) -> [Breach]
  ) -> Rule {
    Rule(name, .printer, "", severity, remedy: Wording(fr: french, en: english)) { survey in
      survey.purpose == .press || onScreen ? judge(survey) : []
    }
  }
}

extension FileSurvey {
  /// Breaches mark by mark, page by page.
  func breaches(_ judge: (PageSurvey, PaintedMark) -> Breach?) -> [Breach] {
    pages.flatMap { page in marks(on: page).compactMap { judge(page, $0) } }
  }
}

/// A number with at most one decimal: «4,5» or «4.5».
private func decimal(_ value: Double, _ separator: String) -> String {
  let tenths = Int((min(max(value, -1e9), 1e9) * 10).rounded())
  return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10)\(separator)\(abs(tenths % 10))"
}
private func french(_ value: Double) -> String { decimal(value, ",") }
private func english(_ value: Double) -> String { decimal(value, ".") }

/// Type: in the file, large enough, in inks that need no register.
let printerTypeRules: [Rule] = [
  .printer(
    "font-missing", "incorporez toutes les polices",
    "embed every font", as: .error, onScreen: true
  ) { survey in
    // Where a standard is claimed, its own rule speaks.
    survey.labels.x4 != nil || survey.labels.ua1 ? [] : unembeddedFonts(survey)
  },
  .printer(
    "type3-font", "employez une police ordinaire (TrueType, OpenType)",
    "use an ordinary font (TrueType, OpenType)"
  ) { survey in
    survey.content.fonts.filter {
      $0.value.isShown && FontFacts($0.value.dictionary, survey.document).subtype == "Type3"
    }
    .map {
      Breach(
        page: $1.page, object: $0.reference, fr: "une police est dessinée (Type 3)", en: "a font is drawn (Type 3)")
    }
    .sorted { ($0.object?.number ?? 0) < ($1.object?.number ?? 0) }
  },
  .printer(
    "text-tiny", "composez ce texte à 5 points au moins",
    "set this text at 5 points or more", onScreen: true
  ) { survey in
    survey.breaches { page, mark in
      guard case .text(let size, _) = mark.kind, size > 0.05, size < 4.95 else { return nil }
      return Breach(
        page: page.number, fr: "un texte est en corps \(french(size))", en: "text is set at \(english(size)) pt")
    }
  },
  .printer(
    "small-text-inks", "donnez au petit texte une ou deux encres",
    "give small text one or two inks"
  ) { survey in
    survey.breaches { page, mark in
      guard case .text(let size, _) = mark.kind, size > 0.05, size < 8.95, !mark.colour.isRegistration,
        !mark.colour.isDark, let count = mark.colour.inkCount, count > 2
      else { return nil }
      return Breach(
        page: page.number, fr: "un texte en corps \(french(size)) est imprimé en \(count) encres",
        en: "text of \(english(size)) pt prints in \(count) inks")
    }
  },
  .printer(
    "text-not-black", "donnez au texte le noir seul (0 0 0 1 k)",
    "give text black alone (0 0 0 1 k)"
  ) { survey in
    survey.breaches { page, mark in
      guard case .text(let size, _) = mark.kind, size > 0.05, size < 18, !mark.colour.isRegistration, mark.colour.isDark
      else { return nil }
      if let inks = mark.colour.inks, inks.prefix(3).allSatisfy({ $0 < 0.005 }) { return nil }
      let count = mark.colour.inkCount
      return Breach(
        page: page.number,
        fr: count.map { "un texte noir en corps \(french(size)) est imprimé en \($0) encres" }
          ?? "un texte noir en corps \(french(size)) est en RVB et sortira en quatre encres",
        en: count.map { "black text of \(english(size)) pt prints in \($0) inks" }
          ?? "black text of \(english(size)) pt is in RGB and will come out in four inks")
    }
  },
  .printer(
    "text-near-trim", "éloignez le texte de 3 mm au moins du bord coupé",
    "keep text 3 mm or more from the cut edge"
  ) { survey in
    survey.breaches { page, mark in
      guard case .text(let size, _) = mark.kind, size > 0.05, let cut = page.cut, !mark.colour.isRegistration else {
        return nil
      }
      // The slug line and marks stand outside; only what is on the paper is judged. The box of a word has air above and
      // below, so the ink lies half a millimetre further in.
      if mark.box.intersection(cut).isEmpty { return nil }
      let distance = min(
        mark.box.left - cut.left, cut.right - mark.box.right, mark.box.bottom - cut.bottom, cut.top - mark.box.top)
      guard distance < 3.mm.points - 1.5 else { return nil }
      let millimetres = max(0, Length(points: distance).millimetres)
      return Breach(
        page: page.number, fr: "du texte est à \(french(millimetres)) mm du bord coupé",
        en: "text is \(english(millimetres)) mm from the cut edge")
    }
  },
]

/// Ink: how much, how thin, in which spaces.
let printerInkRules: [Rule] = [
  .printer(
    "ink-coverage", "réduisez les encres de cette couleur",
    "take ink out of this colour"
  ) { survey in
    survey.breaches { page, mark in
      guard let inks = mark.colour.inks, !mark.colour.isRegistration else { return nil }
      if case .picture = mark.kind, mark.colour.values.isEmpty { return nil }
      let total = inks.reduce(0, +)
      guard total > survey.options.inkLimit + 0.005 else { return nil }
      let percent = Int((min(total, 100) * 100).rounded())
      let limit = Int((survey.options.inkLimit * 100).rounded())
      return Breach(
        page: page.number, fr: "une couleur dépose \(percent)\u{A0}% d’encre, plus que les \(limit)\u{A0}% du papier",
        en: "a colour lays \(percent)% of ink, above the paper's \(limit)%")
    }
  },
  .printer(
    "hairline", "donnez au filet 0,25 point au moins",
    "give the rule 0.25 pt or more"
  ) { survey in
    survey.breaches { page, mark in
      let width: Double
      switch mark.kind {
      case .stroke(let line): width = line
      case .fill: width = min(mark.box.width, mark.box.height)
      default: return nil
      }
      // A filled shape of no extent at all, or a speck, is nothing that prints as a line.
      let length = max(mark.box.width, mark.box.height)
      guard width < 0.24, length > 2, !mark.colour.isWhite else { return nil }
      if case .fill = mark.kind, width <= 0 { return nil }
      let hundredths = Int((max(width, 0) * 100).rounded())
      let digits = hundredths < 10 ? "0\(hundredths)" : "\(hundredths)"
      return Breach(
        page: page.number, fr: "un filet a 0,\(digits) point", en: "a rule is 0.\(digits) pt")
    }
  },
  .printer(
    "white-overprint", "laissez le blanc en défonce (sans surimpression)",
    "let white knock out (no overprint)", as: .error
  ) { survey in
    survey.breaches { page, mark in
      guard mark.overprints, mark.colour.isWhite, !mark.colour.values.isEmpty else { return nil }
      if case .deviceCMYK = mark.colour.space, mark.overprintMode == 0 { return nil }
      return Breach(
        page: page.number, object: mark.form, fr: "du blanc est en surimpression\u{A0}: il disparaîtra",
        en: "white overprints: it will vanish")
    }
  },
  .printer(
    "rgb-left-to-printer", "convertissez au profil de l’imprimeur avant de livrer",
    "convert to the printer's profile before delivery", as: .notice
  ) { survey in
    guard survey.labels.x4 != nil else { return [] }
    var told: Set<Int> = []
    return survey.content.colours.sorted { $0.page < $1.page }.compactMap { use in
      let isCalibrated: Bool =
        switch use.space {
        case .calRGB, .lab, .iccBased(3, _): true
        case .deviceRGB: use.isCovered
        default: false
        }
      guard isCalibrated, told.insert(use.page).inserted else { return nil }
      return Breach(
        page: use.page, object: use.object, fr: "des couleurs en RVB avec profil seront converties par l’imprimeur",
        en: "RGB colours with a profile will be converted by the printer")
    }
  },
]

/// Pages: pictures sharp enough, bleed covered, sheets that fold.
let printerPageRules: [Rule] = [
  .printer(
    "picture-resolution", "fournissez une image plus grande",
    "supply a larger picture"
  ) { survey in
    survey.breaches { page, mark in
      guard case .picture(let use) = mark.kind, use.pixelWidth > 1, use.pixelHeight > 1, use.width > 3.mm.points,
        use.height > 3.mm.points
      else { return nil }
      // Line art of one bit shows its steps: it wants twice as many.
      let factor = use.bits == 1 ? 2.0 : 1.0
      let resolution = min(Double(use.pixelWidth) / use.width, Double(use.pixelHeight) / use.height) * 72
      guard resolution < survey.options.leastResolution * factor - 0.5 else { return nil }
      let wanted = survey.options.wantedResolution * factor / 72
      let width = Int(min((use.width * wanted - 0.01).rounded(.up), 1e6))
      let height = Int(min((use.height * wanted - 0.01).rounded(.up), 1e6))
      let ppi = Int(resolution.rounded())
      return Breach(
        page: page.number, object: use.object,
        fr:
          "une image est à \(ppi) points par pouce\u{A0}: il en faudrait \(width) × \(height) pixels, elle en a \(use.pixelWidth) × \(use.pixelHeight)",
        en:
          "a picture is at \(ppi) ppi: \(width) × \(height) pixels are wanted, it has \(use.pixelWidth) × \(use.pixelHeight)"
      )
    }
  },
  .printer(
    "bleed-not-covered", "prolongez ce qui touche le bord de 3 mm au-delà de la coupe",
    "let what touches the edge run 3 mm beyond the cut", judge: uncoveredBleed),
  .printer(
    "no-bleed", "demandez un fond perdu de 3 mm si la page est rognée",
    "ask for 3 mm of bleed if the page is trimmed", as: .notice
  ) { survey in
    survey.breaches { page, mark in
      guard page.hasNoBleed, let trim = page.trim, mark.isGround, !mark.box.intersection(trim).isEmpty,
        !trim.grown(by: -0.3.mm.points).contains(mark.box, tolerance: 0)
      else { return nil }
      return Breach(
        page: page.number, fr: "la page n’a pas de fond perdu, et de l’encre y touche le bord",
        en: "the page has no bleed, and ink touches its edge")
    }
  },
  .printer(
    "folding", "ajoutez ou ôtez des pages",
    "add or take out pages", as: .notice
  ) { survey in
    guard survey.options.isFolded, survey.pages.count % 4 != 0 else { return [] }
    let wanted = (survey.pages.count + 3) / 4 * 4
    return [
      Breach(
        fr: "\(survey.pages.count) pages ne se plient pas en cahier\u{A0}: il en faudrait \(wanted)",
        en: "\(survey.pages.count) pages do not make a folded sheet: \(wanted) are needed")
    ]
  },
]

/// What is inked up to the trim must go on to the bleed box, or by 3 mm where there is none.
@Sendable private func uncoveredBleed(_ survey: FileSurvey) -> [Breach] {
  survey.pages.flatMap { page -> [Breach] in
    guard let trim = page.trim ?? page.art ?? page.media else { return [] }
    if page.hasNoBleed { return [] }
    let wanted =
      page.bleed.map { $0.contains(trim.grown(by: 1), tolerance: 0) ? $0 : trim.grown(by: 3.mm.points) }
      ?? trim.grown(by: 3.mm.points)
    var breaches: [Breach] = []
    for mark in survey.marks(on: page) {
      guard mark.isGround else { continue }
      let onPaper = mark.box.intersection(trim)
      if onPaper.isEmpty || onPaper.width < 1 || onPaper.height < 1 { continue }
      let near = 0.3.mm.points
      let sides: [(Bool, Double, String, String)] = [
        (mark.box.left < trim.left + near, mark.box.left - wanted.left, "à gauche", "on the left"),
        (mark.box.right > trim.right - near, wanted.right - mark.box.right, "à droite", "on the right"),
        (mark.box.bottom < trim.bottom + near, mark.box.bottom - wanted.bottom, "en pied", "at the foot"),
        (mark.box.top > trim.top - near, wanted.top - mark.box.top, "en tête", "at the head"),
      ]
      for (touches, missing, frenchSide, englishSide) in sides where touches && missing > 0.3 {
        let millimetres = Length(points: missing).millimetres
        breaches.append(
          Breach(
            page: page.number, object: mark.form,
            fr: "ce qui touche le bord \(frenchSide) s’arrête \(french(millimetres)) mm avant la fin du fond perdu",
            en: "what touches the edge \(englishSide) stops \(english(millimetres)) mm before the end of the bleed"))
      }
    }
    return breaches
  }
}
