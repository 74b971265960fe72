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
        fr: "il y faut des notes (.md, .txt), des pages enregistrées, un tableau ou un document Word",
        en: "it needs notes (.md, .txt), saved pages, a table or a Word document"), at: Place(file: path))
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

  static func filesNotTaken(_ names: [String], in folder: String) -> Diagnostic {
    Diagnostic(
      "file-not-taken", .warning,
      Wording(
        fr:
          "\(counted(names.count, "fichier d’un format non pris en charge", "fichiers de formats non pris en charge"))\u{A0}: \(list(names, fr: true))",
        en: "\(names.count) \(names.count == 1 ? "file" : "files") of formats not supported: \(list(names, fr: false))"),
      hint: Wording(
        fr: "copiez leur texte dans des fichiers .txt", en: "copy their text into .txt files"), at: Place(file: folder))
  }

  static func emptyFiles(_ names: [String], in folder: String) -> Diagnostic {
    Diagnostic(
      "empty-file", .notice,
      Wording(
        fr: "\(counted(names.count, "fichier vide", "fichiers vides"))\u{A0}: \(list(names, fr: true))",
        en: "\(names.count) empty \(names.count == 1 ? "file" : "files"): \(list(names, fr: false))"),
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
