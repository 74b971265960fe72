internal import Diagnostics
internal import Transfer

// What is said while sources are read, French and English side by side.

extension Diagnostic {
  static func downloadNeeded(_ address: String) -> Diagnostic {
    let shown = shownName(shortened(address))
    return Diagnostic(
      "download-needed", .error,
      Wording(
        fr: "\(guillemets(shown)) est sur le réseau, où rien n’est cherché sans permission",
        en: "\(quoted(shown)) is on the network, where nothing is fetched without permission"),
      hint: Wording(
        fr: "ajoutez --download, ou enregistrez la page depuis le navigateur et donnez le fichier",
        en: "add --download, or save the page from the browser and give the file"), at: Place(file: shown))
  }

  static func addressOfOtherKind(_ address: String) -> Diagnostic {
    let shown = shownName(shortened(address))
    return Diagnostic(
      "source-not-fetched", .error,
      Wording(
        fr: "\(guillemets(shown)) n’est pas une adresse du web", en: "\(quoted(shown)) is no address of the web"),
      hint: Wording(
        fr: "donnez le nom du fichier, ou une adresse qui commence par https://",
        en: "give the file's name, or an address that begins with https://"), at: Place(file: shown))
  }

  static func sourceNotFetched(_ address: String, _ refusal: FetchRefusal) -> Diagnostic {
    let (shown, end) = (shownName(shortened(address)), shownName(shortened(refusal.address)))
    let (french, english) =
      end == shown ? ("", "") : (" (après redirection vers \(guillemets(end)))", " (redirected to \(quoted(end)))")
    return Diagnostic(
      "source-not-fetched", .error,
      Wording(
        fr: "\(guillemets(shown)) n’a pas pu être lu\(french)\u{A0}: \(refusal.wording.french)",
        en: "\(quoted(shown)) could not be read\(english): \(refusal.wording.english)"),
      hint: refusal.hint, at: Place(file: shown))
  }

  static func sourcesTooLarge(_ path: String, limit: Int) -> Diagnostic {
    Diagnostic(
      "sources-too-large", .error,
      Wording(
        fr: "les sources dépassent ensemble \(limit >> 20)\u{A0}Mo, à partir de \(guillemets(path))",
        en: "the sources are larger than \(limit >> 20) MB together, from \(quoted(path)) on"),
      hint: Wording(
        fr: "rassemblez en plusieurs fois\u{A0}: ce qui est déjà pris reste",
        en: "gather in several runs: what was taken stays"), at: Place(file: path))
  }

  static func folderTooFull(_ path: String, limit: Int) -> Diagnostic {
    Diagnostic(
      "folder-too-full", .error,
      Wording(
        fr: "le dossier contient plus de \(limit) fichiers", en: "the folder holds more than \(limit) files"),
      hint: Wording(
        fr: "mettez les notes et les photos du numéro dans un dossier à elles",
        en: "put the issue's notes and photos into a folder of their own"), at: Place(file: path))
  }

  static func folderWithoutNews(_ path: String, photos: Int) -> Diagnostic {
    let (french, english) =
      photos == 0
      ? ("", "")
      : (", seulement \(counted(photos, "image"))", ", only \(photos) \(photos == 1 ? "picture" : "pictures")")
    return Diagnostic(
      "folder-without-news", .error,
      Wording(
        fr: "aucun texte à lire dans ce dossier\(french)", en: "no text to read in this folder\(english)"),
      hint: Wording(
        fr:
          "il y faut des notes (.md), des pages enregistrées ou leur texte (.txt), un tableau CSV ou un document Word",
        en: "it needs notes (.md), saved pages or their text (.txt), a CSV table or a Word document"),
      at: Place(file: path))
  }

  static func linksNotFollowed(_ names: [String], in folder: String) -> Diagnostic {
    Diagnostic(
      "link-not-followed", .warning,
      Wording(
        fr:
          "\(counted(names.count, "lien symbolique n’est pas suivi", "liens symboliques ne sont pas suivis"))\u{A0}: \(list(names, fr: true))",
        en:
          "\(names.count) symbolic \(names.count == 1 ? "link is" : "links are") not followed: \(list(names, fr: false))"
      ),
      hint: Wording(
        fr: "copiez le fichier lui-même dans le dossier", en: "copy the file itself into the folder"),
      at: Place(file: folder))
  }

  static func notFiles(_ names: [String], in folder: String) -> Diagnostic {
    Diagnostic(
      "not-a-file", .warning,
      Wording(
        fr:
          "\(counted(names.count, "entrée n’est pas un fichier", "entrées ne sont pas des fichiers"))\u{A0}: \(list(names, fr: true))",
        en:
          "\(names.count) \(names.count == 1 ? "entry is no file" : "entries are no files"): \(list(names, fr: false))"),
      hint: Wording(
        fr: "ôtez-les du dossier, ou mettez à leur place les fichiers qu’il faut",
        en: "take them out of the folder, or put the files that are needed in their place"),
      at: Place(file: folder))
  }

  static func hiddenFilesLeft(_ names: [String], in folder: String) -> Diagnostic {
    Diagnostic(
      "hidden-file-left", .notice,
      Wording(
        fr:
          "\(counted(names.count, "fichier caché n’est pas lu", "fichiers cachés ne sont pas lus"))\u{A0}: \(list(names, fr: true))",
        en: "\(names.count) hidden \(names.count == 1 ? "file is" : "files are") not read: \(list(names, fr: false))"),
      hint: Wording(
        fr: "ôtez le point au début du nom s’il doit être lu",
        en: "remove the dot at the start of a name that should be read"),
      at: Place(file: folder))
  }

  /// - Parameter formats: theirs, each once.
  static func filesNotTaken(_ names: [String], _ formats: [String], in folder: String) -> Diagnostic {
    Diagnostic(
      "file-not-taken", .warning,
      Wording(
        fr:
          "\(counted(names.count, "fichier d’un format non pris en charge", "fichiers de formats non pris en charge"))\u{A0}: \(list(names, fr: true))",
        en: "\(names.count) \(names.count == 1 ? "file" : "files") of formats not supported: \(list(names, fr: false))"),
      hint: formats.count == 1
        ? remedy(forFormat: formats[0])
        : Wording(
          fr: "enregistrez un texte en .docx ou en .txt, un tableau en CSV, et laissez de côté le reste",
          en: "save a text as .docx or .txt, a table as CSV, and leave the rest aside"), at: Place(file: folder))
  }

  static func filesTooHeavy(_ names: [String], limit: Int, in folder: String) -> Diagnostic {
    let size = limit >> 20
    return Diagnostic(
      "file-too-heavy", .warning,
      Wording(
        fr:
          "\(counted(names.count, "fichier de plus de \(size)\u{A0}Mo n’est pas lu", "fichiers de plus de \(size)\u{A0}Mo ne sont pas lus"))\u{A0}: \(list(names, fr: true))",
        en:
          "\(names.count) \(names.count == 1 ? "file" : "files") of more than \(size) MB \(names.count == 1 ? "is" : "are") not read: \(list(names, fr: false))"
      ),
      hint: Wording(
        fr: "une vidéo ne va pas dans la Lettre\u{A0}; d’un document, enregistrez le texte dans un fichier à part",
        en: "a video has no place in the letter; of a document, save the text in a file of its own"),
      at: Place(file: folder))
  }

  static func emptyFiles(_ names: [String], in folder: String) -> Diagnostic {
    Diagnostic(
      "empty-file", .notice,
      Wording(
        fr: "\(counted(names.count, "fichier vide", "fichiers vides"))\u{A0}: \(list(names, fr: true))",
        en: "\(names.count) empty \(names.count == 1 ? "file" : "files"): \(list(names, fr: false))"),
      hint: Wording(
        fr: "s’il devait contenir un article, enregistrez-le de nouveau", en: "save it again if it should hold an item"),
      at: Place(file: folder))
  }

  static func innerFoldersNotRead(_ names: [String], in folder: String) -> Diagnostic {
    Diagnostic(
      "inner-folder-not-read", .notice,
      Wording(
        fr:
          "ce qui n’est pas une image n’est pas lu dans \(counted(names.count, "sous-dossier"))\u{A0}: \(list(names, fr: true))",
        en:
          "what is no picture is not read in \(names.count) inner \(names.count == 1 ? "folder" : "folders"): \(list(names, fr: false))"
      ),
      hint: Wording(
        fr: "donnez aussi le sous-dossier s’il contient des notes", en: "give the inner folder too if it holds notes"),
      at: Place(file: folder))
  }
}

/// The first names of a list, the rest counted: «a.md», «b.md» et 8 autres.
func list(_ names: [String], fr french: Bool) -> String {
  let shown = names.prefix(5).map { name in
    let name = shortened(shownName(name))
    return french ? guillemets(name) : quoted(name)
  }
  let rest = names.count - shown.count
  if rest == 0 { return shown.joined(separator: ", ") }
  return shown.joined(separator: ", ")
    + (french ? " et \(rest) \(rest == 1 ? "autre" : "autres")" : " and \(rest) \(rest == 1 ? "other" : "others")")
}
