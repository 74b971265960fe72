internal import Diagnostics

// What to do about a source, by its format: what helps with a page of the site helps nobody with a table.

/// What to give instead of a file of a format no reader exists for.
/// - Parameter format: as `SourceKind.unsupported` names it.
func remedy(forFormat format: String) -> Wording {
  func isOne(of names: [String]) -> Bool { names.contains { format.contains($0) } }
  if isOne(of: ["HEIC", "WebP", "JPEG", "PNG", "GIF", "TIFF", "SVG"]) {
    return Wording(
      fr: "une photo va dans un dossier, avec la note de son article ou avec d’autres photos\u{A0}: donnez le dossier",
      en: "a photo goes into a folder, with the note of its item or with other photos: give the folder")
  }
  if format.contains("Word 97") {
    return Wording(
      fr: "enregistrez un texte au format Word (.docx), un tableau au format CSV",
      en: "save a text as a Word document (.docx), a table as CSV")
  }
  if isOne(of: ["Excel"]) {
    return Wording(
      fr: "dans le tableur, enregistrez la feuille au format CSV", en: "in the spreadsheet, save the sheet as CSV")
  }
  if isOne(of: ["OpenDocument"]) {
    return Wording(
      fr: "dans LibreOffice, enregistrez un texte au format Word (.docx), un tableau au format CSV",
      en: "in LibreOffice, save a text as a Word document (.docx), a table as CSV")
  }
  if isOne(of: ["RTF"]) {
    return Wording(
      fr: "dans le traitement de texte, enregistrez-le au format Word (.docx)",
      en: "in the word processor, save it as a Word document (.docx)")
  }
  if isOne(of: ["ZIP", "gzip", "7z", "RAR", "bzip2"]) {
    return Wording(fr: "dépliez l’archive, puis donnez le dossier", en: "unpack the archive, then give the folder")
  }
  if isOne(of: ["courriel"]) {
    return Wording(
      fr: "ouvrez le message, copiez son texte et enregistrez-le dans un fichier .txt",
      en: "open the message, copy its text and save it as a .txt file")
  }
  if isOne(of: ["webarchive"]) {
    return Wording(
      fr: "ouvrez la page dans le navigateur, copiez tout son texte et enregistrez-le dans un fichier .txt",
      en: "open the page in a browser, copy all its text and save it as a .txt file")
  }
  if isOne(of: ["PDF", "PowerPoint", "EPUB", "JSON", "XML", "agenda"]) {
    return Wording(
      fr: "ouvrez le document, copiez le texte des articles et enregistrez-le dans un fichier .txt",
      en: "open the document, copy the items' text and save it as a .txt file")
  }
  return Wording(
    fr: "vérifiez que c’est le bon fichier\u{A0}: il faut un texte, une page, un tableau CSV ou un document Word",
    en: "make sure it is the right file: a text, a page, a CSV table or a Word document is needed")
}

extension SourceKind {
  /// Where an item's date is written.
  var whereDatesStand: Wording {
    switch self {
    case .pastedPage, .savedPage, .unsupported:
      Wording(
        fr:
          "ajoutez la ligne de date dans le fichier, comme \(guillemets("| 05/05/2021")), ou écrivez \(guillemets("# Titre")) puis la date",
        en:
          "add the date line to the file, such as \(quoted("| 05/05/2021")), or write \(quoted("# Title")) and then the date"
      )
    case .feed:
      Wording(
        fr: "le fil ne dit pas sa date\u{A0}: donnez l’article comme note, avec \(guillemets("date: 2021-05-05"))",
        en: "the feed does not say its date: give the item as a note, with \(quoted("date: 2021-05-05"))")
    case .table:
      Wording(
        fr: "écrivez la date dans la colonne \(guillemets("date")), comme 05/05/2021",
        en: "write the date into the column \(quoted("date")), such as 05/05/2021")
    case .note:
      Wording(
        fr: "écrivez \(guillemets("date: 2021-05-05")) en tête de la note, ou la date sous le titre",
        en: "write \(quoted("date: 2021-05-05")) at the head of the note, or the date under the title")
    case .wordDocument:
      Wording(
        fr: "écrivez la date seule sur la ligne qui suit le titre, comme 05/05/2021",
        en: "write the date alone on the line after the title, such as 05/05/2021")
    }
  }

  /// Where an item's title is written.
  var whereTitlesStand: Wording {
    switch self {
    case .pastedPage, .savedPage, .unsupported:
      Wording(fr: "écrivez le titre sur la ligne qui suit la date", en: "write the title on the line after the date")
    case .feed:
      Wording(
        fr: "le fil ne lui donne pas de titre\u{A0}: donnez l’article comme note, avec \(guillemets("title"))",
        en: "the feed gives it no title: give the item as a note, with \(quoted("title"))")
    case .table:
      Wording(
        fr: "écrivez le titre dans la colonne \(guillemets("titre"))",
        en: "write the title into the column \(quoted("titre"))")
    case .note:
      Wording(
        fr: "écrivez \(guillemets("title")) en tête de la note, ou \(guillemets("# Titre")) sur sa première ligne",
        en: "write \(quoted("title")) at the head of the note, or \(quoted("# Title")) on its first line")
    case .wordDocument:
      Wording(
        fr: "écrivez le titre dans un style Titre de Word, sur la ligne qui précède la date",
        en: "write the title in one of Word's Heading styles, on the line before the date")
    }
  }
}
