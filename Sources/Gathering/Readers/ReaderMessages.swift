internal import Diagnostics

// What the readers say, French and English side by side.

private func fr(_ text: some CustomStringConvertible) -> String { "«\u{A0}\(text)\u{A0}»" }
private func en(_ text: some CustomStringConvertible) -> String { "'\(text)'" }

extension Diagnostic {
  // Encodings

  static func encodingContradicted(_ declared: String, file: String) -> Diagnostic {
    let declared = shortened(declared)
    return Diagnostic(
      "encoding-contradicted", .notice,
      Wording(
        fr: "le fichier se dit en \(fr(declared)) et il est en UTF-8\u{A0}: lu comme de l’UTF-8",
        en: "the file says \(en(declared)) and is UTF-8: read as UTF-8"),
      hint: Wording(
        fr: "si des accents sont faux, enregistrez le fichier en UTF-8",
        en: "if accents are wrong, save the file as UTF-8"), at: Place(file: file, line: 1))
  }

  // Tables

  static func quoteNeverClosed(file: String, line: Int) -> Diagnostic {
    Diagnostic(
      "quote-never-closed", .warning,
      Wording(
        fr: "un guillemet droit ouvre une case et aucun ne la ferme\u{A0}: il est lu comme une lettre",
        en: "a quote opens a field and none closes it: it is read as a letter"),
      hint: Wording(
        fr: "corrigez la case dans le tableur, puis enregistrez de nouveau en CSV",
        en: "put the cell right in the spreadsheet, then save as CSV again"), at: Place(file: file, line: line))
  }

  static func columnNotRead(_ heading: String, number: Int, cells: Int, file: String, line: Int) -> Diagnostic {
    let name = heading.isEmpty ? "\(number)" : shortened(heading)
    return Diagnostic(
      "column-not-read", .warning,
      Wording(
        fr:
          "colonne \(fr(name)) non prise (\(counted(cells, "case remplie", "cases remplies")))",
        en: "column \(en(name)) not taken (\(cells) \(cells == 1 ? "cell" : "cells") filled)"),
      hint: Wording(
        fr:
          "les colonnes connues\u{A0}: titre, date, texte, rubrique, photo, légende, texte alternatif, crédit, lien, auteur",
        en: "the known columns: title, date, text, category, picture, caption, alt, credit, link, author"),
      at: Place(file: file, line: line))
  }

  static func tooManyFields(_ count: Int, columns: Int, file: String, line: Int) -> Diagnostic {
    Diagnostic(
      "too-many-fields", .warning,
      Wording(
        fr: "\(counted(count, "case")) pour \(counted(columns, "colonne"))\u{A0}: la fin de la ligne n’est pas prise",
        en: "\(count) fields for \(columns) \(columns == 1 ? "column" : "columns"): the end of the row is not taken"),
      hint: Wording(
        fr: "un texte qui contient le séparateur doit être entre guillemets droits",
        en: "a text that holds the separator must stand in quotes"), at: Place(file: file, line: line))
  }
}
