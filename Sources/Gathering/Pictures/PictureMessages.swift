internal import Diagnostics
internal import Files
internal import Imaging

// What is said of pictures, French and English side by side.

extension Diagnostic {
  static func pictureNotTaken(_ reason: PictureReason, file: String, line: Int) -> Diagnostic {
    let words = reason.words
    return Diagnostic(
      "picture-not-taken", reason.isOfNoAccount ? .notice : .warning,
      Wording(
        fr: "image \(guillemets(words.name)) non prise\u{A0}: \(words.why.french)",
        en: "picture \(quoted(words.name)) not taken: \(words.why.english)"), hint: words.hint,
      at: Place(file: file, line: line))
  }

  static func picturesOnNetwork(file: String) -> Diagnostic {
    Diagnostic(
      "pictures-on-network", .warning,
      Wording(
        fr: "des images de cette source sont sur le réseau et n’ont pas été cherchées",
        en: "pictures of this source are on the network and were not fetched"),
      hint: Wording(
        fr: "ajoutez --download, ou copiez-les à la main dans images/",
        en: "add --download, or copy them into images/ by hand"), at: Place(file: file))
  }

  static func pageFolderMissing(_ folder: String, file: String) -> Diagnostic {
    let name = shortened(shownName(folder))
    return Diagnostic(
      "page-folder-missing", .warning,
      Wording(
        fr: "le dossier \(guillemets(name)) des images n’est pas à côté de cette source",
        en: "the folder \(quoted(name)) of its pictures is not beside this source"),
      hint: Wording(
        fr: "gardez la page et son dossier ensemble, sous les noms que le navigateur leur a donnés",
        en: "keep the page and its folder together, under the names the browser gave them"), at: Place(file: file))
  }

  static func tooManyPictures(file: String, line: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      "too-many-pictures", .warning,
      Wording(
        fr: "plus de \(limit) images\u{A0}: les suivantes ne sont pas prises",
        en: "more than \(limit) pictures: the ones after are not taken"),
      hint: Wording(
        fr: "copiez celles qu’il faut dans images/, ou rassemblez en plusieurs fois",
        en: "copy those that are needed into images/, or gather in several runs"), at: Place(file: file, line: line))
  }

  static func loosePhotos(_ names: [String], in folder: String) -> Diagnostic {
    Diagnostic(
      "loose-photo", .warning,
      Wording(
        fr:
          "\(counted(names.count, "photo ne va à aucune note", "photos ne vont à aucune note"))\u{A0}: \(list(names, fr: true))",
        en:
          "\(names.count) \(names.count == 1 ? "photo belongs" : "photos belong") to no note: \(list(names, fr: false))"
      ),
      hint: Wording(
        fr: "donnez à la photo le nom de sa note (atelier.md, atelier-1.jpg) ou nommez-la dans la note",
        en: "give the photo the name of its note (atelier.md, atelier-1.jpg) or name it in the note"),
      at: Place(file: folder))
  }
}

extension Diagnostic {
  static func photosOfNoItem(_ names: [String], in folder: String) -> Diagnostic {
    Diagnostic(
      "loose-photo", .warning,
      Wording(
        fr:
          "\(counted(names.count, "photo ne va à aucun article", "photos ne vont à aucun article"))\u{A0}: \(list(names, fr: true))",
        en:
          "\(names.count) \(names.count == 1 ? "photo belongs" : "photos belong") to no item: \(list(names, fr: false))"
      ),
      hint: Wording(
        fr: "mettez dans le nom de la photo le jour de l’article (2021-05-05.jpg) ou des mots de son titre",
        en: "put the item's day (2021-05-05.jpg) or words of its title into the photo's name"), at: Place(file: folder))
  }
}

extension PictureReason {
  /// An icon, a placeholder: nobody misses it.
  fileprivate var isOfNoAccount: Bool {
    switch self {
    case .tooSmall, .unfit(_, .blank), .unfit(_, .vector), .removedByHand: true
    default: false
    }
  }

  fileprivate var words: (name: String, why: Wording, hint: Wording?) {
    func shown(_ name: String) -> String {
      // Of `page.html!page_files/x.jpg` what stands in the page.
      shortened(shownName(name.lastIndex(of: "!").map { String(name[name.index(after: $0)...]) } ?? name))
    }
    let byHand = Wording(
      fr: "copiez la photo à la main dans images/ et nommez-la dans l’article",
      en: "copy the photo into images/ by hand and name it in the article")
    switch self {
    case .onNetwork, .noFolder: return ("", .same(""), nil)
    case .refused(let text):
      return (
        shown(text),
        Wording(
          fr: "elle n’est ni sur le web ni dans le dossier de la source",
          en: "it is neither on the web nor in the source's folder"), byHand
      )
    case .unreadable(let name, let error):
      let outside = Wording(
        fr: "elle sort du dossier de la source", en: "it leads out of the source's folder")
      return (shown(name), error.operation == .outside ? outside : error.why, byHand)
    case .notFetched(let refusal): return (shown(refusal.address), refusal.wording, refusal.hint)
    case .serverGivenUp(let host):
      return (
        host, Wording(fr: "ce serveur ne répond pas", en: "this server does not answer"),
        Wording(fr: "recommencez plus tard", en: "try again later")
      )
    case .unfit(let name, let fault):
      let program = Wording(
        fr: "vérifiez la place sur le disque, puis recommencez", en: "check the room on the disk, then try again")
      return (shown(name), fault.why, fault.isOurs ? program : byHand)
    case .tooSmall(let name, let width, let height):
      return (
        shown(name),
        Wording(
          fr: "\(width) × \(height) pixels, trop petite pour une photo",
          en: "\(width) × \(height) pixels, too small for a photo"), nil
      )
    case .removedByHand(let file):
      return (
        file, Wording(fr: "son fichier a été supprimé à la main", en: "its file was deleted by hand"),
        Wording(
          fr: "ôtez-la aussi de l’article s’il la nomme, ou remettez le fichier",
          en: "take it out of the article too if that names it, or put the file back")
      )
    }
  }
}

extension CopyFault {
  /// Nothing another picture would change.
  var isOurs: Bool {
    if case .noDarkroom = self { true } else { false }
  }

  fileprivate var why: Wording {
    switch self {
    case .fault(let fault): fault.why
    case .vector: Wording(fr: "un dessin SVG, sans doute une icône", en: "an SVG drawing, an icon no doubt")
    case .blank: Wording(fr: "une seule couleur, rien à voir", en: "one colour, nothing to see")
    case .inksUnknown:
      Wording(
        fr: "en quadrichromie (CMJN) sans dire pour quel papier",
        en: "in four inks (CMYK) without saying for which paper")
    case .undecodable(let reason):
      Wording(
        fr: "elle ne peut pas être décodée (\(shownName(reason)))", en: "it cannot be decoded (\(shownName(reason)))")
    case .tooSlow(let seconds):
      Wording(fr: "pas convertie au bout de \(seconds)\u{A0}s", en: "not converted after \(seconds) s")
    case .crashed: Wording(fr: "fichier abîmé", en: "a damaged file")
    case .noDarkroom(let reason):
      Wording(
        fr: "le programme des images n’a pas pu travailler (\(reason))",
        en: "the pictures program could not work (\(reason))")
    }
  }
}

extension PictureFault {
  fileprivate var why: Wording {
    switch self {
    case .notAPicture(.html):
      Wording(fr: "c’est une page web, pas une image", en: "it is a web page, no picture")
    case .notAPicture: Wording(fr: "ce n’est pas une image connue", en: "it is no known kind of picture")
    case .damaged(let format):
      Wording(fr: "fichier \(format.name) abîmé", en: "a damaged \(format.name) file")
    case .tooHeavy(let width, let height):
      Wording(
        fr: "\(width) × \(height) pixels, trop grande pour une image progressive ou entrelacée",
        en: "\(width) × \(height) pixels, too large for a progressive or interlaced picture")
    case .tooLarge(let width, let height):
      Wording(
        fr: "\(width) × \(height) pixels, plus de 40 millions ou de 30 000 par côté",
        en: "\(width) × \(height) pixels, more than 40 million or 30,000 a side")
    }
  }
}
