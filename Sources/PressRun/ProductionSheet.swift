import Diagnostics
import DisplayList
import Files
import Fonts
import Geometry
import Inks
import IssueModel
import Layouts

/// What a printing house wants to know of a press file before it opens it («fiche de fabrication»), as Markdown in the
/// letter's own language. The numbers are those of the file; what only the buyer knows is left to fill in.
struct ProductionSheet {
  let letter: Letter
  let issue: NewsIssue
  let layout: Layout
  /// As they are drawn, marks and all.
  let pages: [DisplayPage]
  let setup: PressSetup
  let file: (path: String, bytes: [UInt8])

  private var isFrench: Bool { letter.language.hasPrefix("fr") }

  var text: String {
    let boxes = layout.boxes
    var rows: [(String, String)] = []
    func add(_ fr: String, _ en: String, _ value: String) { rows.append((isFrench ? fr : en, value)) }
    func words(_ fr: String, _ en: String) -> String { isFrench ? fr : en }
    add("Fichier", "File", "`\(file.path)` (\(size), PDF/X-4)")
    add("SHA-256", "SHA-256", "`\(sha256(file.bytes))`")
    add(
      "Format fini", "Trimmed size",
      "\(millimetres(boxes.trim.width)) × \(millimetres(boxes.trim.height)) mm"
        + (boxes.trim.width <= boxes.trim.height
          ? words(", à la française", ", upright") : words(", à l’italienne", ", landscape")))
    add(
      "Fond perdu", "Bleed",
      "\(millimetres(boxes.bleed)) mm "
        + words("sur les quatre côtés\u{202F}; traits de coupe et repères en dehors", "on all sides; marks beyond it"))
    add("Pages", "Pages", pageCount)
    add("Impression", "Inks", inks)
    add("Papier", "Paper", paper)
    add(
      "Profil ICC", "ICC profile",
      "\(setup.profile.name)\(words("\u{A0}; condition ", "; condition "))\(setup.profile.condition.identifier)"
        + (isFrench || !setup.profile.condition.isRegistered ? "" : " (\(setup.profile.condition.words))"))
    add(
      "Encrage", "Ink coverage",
      words(
        "\(Int(setup.paper.coverageLimit))\u{A0}% au plus\u{202F}; textes noirs en noir seul, en surimpression jusqu’à 24 points",
        "\(Int(setup.paper.coverageLimit))% at most; black text in black alone, overprinting up to 24 points"))
    add("Fontes", "Fonts", fonts.joined(separator: ", ") + words(" (incorporées)", " (embedded)"))
    add("Quantité", "Quantity", words("…… exemplaires", "…… copies"))
    add("Grammage", "Weight", "…… g/m²")
    add("Pliage, piqûre", "Folding, stitching", "……")
    add("Livraison", "Delivery", words("…… (date, lieu)", "…… (date, place)"))
    var lines = [
      words("# Fiche de fabrication", "# Production sheet"), "",
      "\(letter.name), " + words("numéro ", "issue ") + "\(issue.number), \(issue.title.plainText)", "",
      "| | |", "|---|---|",
    ]
    lines += rows.map { "| \($0.0) | \($0.1.replacing("|", with: "\\|")) |" }
    lines += [
      "",
      words(
        "Le fichier contient des pages seules, à imposer par l’imprimeur. Après toute modification, le SHA-256 change.",
        "The file holds single pages, for the printing house to impose. Any change to it changes the SHA-256."), "",
    ]
    return lines.joined(separator: "\n")
  }

  private var size: String {
    let tenths = (file.bytes.count * 10 + 500_000) / 1_000_000
    return isFrench ? "\(tenths / 10),\(tenths % 10)\u{A0}Mo" : "\(tenths / 10).\(tenths % 10) MB"
  }

  private var pageCount: String {
    guard pages.count % 4 == 0 else { return "\(pages.count)" }
    let sheets = pages.count / 4
    let words =
      isFrench
      ? (sheets > 1 ? "feuilles pliées de 4" : "feuille pliée de 4")
      : (sheets > 1 ? "folded sheets of 4" : "folded sheet of 4")
    return "\(pages.count) (\(sheets) \(words))"
  }

  private var inks: String {
    if setup.isBlackAlone { return isFrench ? "une couleur, noir" : "one colour, black" }
    return isFrench
      ? "quadrichromie (cyan, magenta, jaune, noir), recto verso\u{202F}; aucun ton direct"
      : "four colours (cyan, magenta, yellow, black), both sides; no spot ink"
  }

  private var paper: String {
    switch setup.paper {
    case .coated: isFrench ? "couché" : "coated"
    case .uncoated: isFrench ? "non couché" : "uncoated"
    }
  }

  /// The files of the faces on the pages, without folder and ending.
  private var fonts: [String] {
    Set(pages.flatMap { ($0.items + $0.marks).flatMap(\.faces) }).map { face in
      let name = face.file.split(separator: "/").last.map(String.init) ?? face.file
      return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }.sorted()
  }

  /// With one decimal where it is no whole number.
  private func millimetres(_ length: Length) -> String {
    let tenths = Int((length.millimetres * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(isFrench ? "," : ".")\(tenths % 10)"
  }
}

extension PageItem {
  fileprivate var faces: [FontFace] {
    switch self {
    case .glyphs(let run): [run.face]
    case .group(let group): group.items.flatMap(\.faces)
    case .rule, .area, .picture, .link: []
    }
  }
}
