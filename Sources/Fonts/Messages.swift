public import Diagnostics

extension Diagnostic {
  /// A layout asks for a font file that the fonts folder does not have.
  public static func missingFont(_ face: FontFace, among known: [FontFace]) -> Diagnostic {
    let files = known.map(\.file)
    // A file moved to another folder is as near as a misspelt one.
    let name = face.file.split(separator: "/").last.map(String.init) ?? face.file
    let nearest =
      files.first { $0.split(separator: "/").last.map(String.init) == name } ?? nearestName(to: face.file, among: files)
    let hint =
      nearest.map {
        Wording(fr: "le fichier le plus proche est «\u{A0}\($0)\u{A0}»", en: "the nearest file is '\($0)'")
      }
      ?? Wording(
        fr: "ajoutez le fichier au dossier fonts, ou choisissez-en un des \(files.count) qui s’y trouvent",
        en: "add the file to the fonts folder, or choose one of the \(files.count) that are there")
    return Diagnostic(
      "missing-font", .error,
      Wording(
        fr: "le fichier de police «\u{A0}\(face.file)\u{A0}» manque", en: "the font file '\(face.file)' is missing"),
      hint: hint)
  }
}
