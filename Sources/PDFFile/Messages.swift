public import Diagnostics

extension PDFFault {
  /// The fault as the user is told; exit code 3.
  /// - Parameter file: the path as the user knows it.
  public func diagnostic(file: String? = nil) -> Diagnostic {
    let place = Place(file: file)
    switch self {
    case .notPDF:
      return Diagnostic(
        "not-pdf", .error, Wording(fr: "ce n’est pas un fichier PDF", en: "this is not a PDF file"),
        hint: Wording(
          fr: "vérifiez le fichier\u{A0}: un PDF commence par «\u{A0}%PDF-\u{A0}»",
          en: "check the file: a PDF begins with '%PDF-'"),
        at: place)
    case .tooLarge(let bytes, let limit):
      return Diagnostic(
        "pdf-too-large", .error,
        Wording(
          fr: "le fichier pèse \(bytes >> 20) Mo, plus que les \(limit >> 20) Mo acceptés",
          en: "the file is \(bytes >> 20) MB, above the \(limit >> 20) MB accepted"),
        hint: Wording(fr: "réduisez les images du fichier", en: "make the pictures of the file smaller"), at: place)
    case .tooManyObjects(let claimed, let limit):
      return Diagnostic(
        "pdf-too-many-objects", .error,
        Wording(
          fr: "le fichier annonce \(claimed) objets, plus que les \(limit) acceptés",
          en: "the file claims \(claimed) objects, above the \(limit) accepted"),
        hint: Wording(
          fr: "le fichier est abîmé ou n’est pas celui d’une lettre\u{A0}: refaites-le",
          en: "the file is damaged or not that of a letter: make it again"), at: place)
    case .encrypted:
      return Diagnostic(
        "pdf-encrypted", .error, Wording(fr: "le PDF est chiffré", en: "the PDF is encrypted"),
        hint: Wording(
          fr: "enregistrez-le sans mot de passe ni restriction", en: "save it with neither password nor restrictions"),
        at: place)
    case .damaged(let doing, let detail, let offset):
      let position = (fr: offset.map { ", à l’octet \($0)" } ?? "", en: offset.map { ", at byte \($0)" } ?? "")
      return Diagnostic(
        "pdf-damaged", .error,
        Wording(
          fr: "le PDF est abîmé (\(doing)\(position.fr))\u{A0}: \(detail)",
          en: "the PDF is damaged (\(doing)\(position.en)): \(detail)"),
        hint: Wording(
          fr: "faites-vous renvoyer le fichier, ou refaites-le", en: "have the file sent again, or make it again"),
        at: place)
    case .streamUnreadable(let reference, let detail):
      return Diagnostic(
        "pdf-stream-unreadable", .error,
        Wording(
          fr: "le flux de l’objet \(reference.number) est illisible\u{A0}: \(detail)",
          en: "the stream of object \(reference.number) cannot be read: \(detail)"),
        hint: Wording(
          fr: "faites-vous renvoyer le fichier, ou refaites-le", en: "have the file sent again, or make it again"),
        at: place)
    case .streamTooLong(let reference, let limit):
      let object = (
        fr: reference.map { " de l’objet \($0.number)" } ?? "", en: reference.map { " of object \($0.number)" } ?? ""
      )
      return Diagnostic(
        "pdf-stream-too-long", .error,
        Wording(
          fr: "un flux\(object.fr) dépasse \(limit >> 20) Mo une fois décompressé",
          en: "a stream\(object.en) takes more than \(limit >> 20) MB when decompressed"),
        hint: Wording(
          fr: "le fichier est abîmé ou malveillant\u{A0}: refaites-le",
          en: "the file is damaged or hostile: make it again"),
        at: place)
    }
  }
}

/// Our own words in French; those of libqpdf stay as they are.
private func inFrench(_ words: String) -> String {
  switch words {
  case "reading the file": "lecture du fichier"
  case "reading the pages": "lecture des pages"
  case "changing the file": "modification du fichier"
  case "setting the pages": "mise en place des pages"
  case "writing the file": "écriture du fichier"
  case "making an empty file": "création du fichier"
  case "no page tree": "pas d’arbre des pages"
  case "page tree too deep": "arbre des pages trop profond"
  case "page tree with a loop": "arbre des pages qui se mord la queue"
  case "page tree without pages": "arbre des pages sans pages"
  default: words
  }
}
