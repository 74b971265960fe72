public import Diagnostics
import Files

private let saveAgain = Wording(
  fr: "ouvrez-la dans un logiciel d’images et enregistrez-la en JPEG ou en PNG",
  en: "open it in a picture program and save it as JPEG or PNG")

extension PictureFault {
  /// The fault as the user is told, at the file as the user knows it.
  public func diagnostic(file: String) -> Diagnostic {
    switch self {
    case .notAPicture(let likeness):
      let looks = likeness.wording
      return Diagnostic(
        "not-a-picture", .error,
        Wording(
          fr: "« \(file) » n’est pas une image : on dirait \(looks.french)",
          en: "'\(file)' is not a picture: it looks like \(looks.english)"),
        hint: likeness == .html
          ? Wording(
            fr: "c’est souvent la page d’un site au lieu de l’image : téléchargez l’image elle-même",
            en: "often a site's page instead of the picture: download the picture itself")
          : Wording(
            fr: "donnez un fichier JPEG, PNG, WebP, GIF, HEIC ou SVG",
            en: "give a JPEG, PNG, WebP, GIF, HEIC or SVG file"),
        at: Place(file: file))
    case .damaged(let format):
      return Diagnostic(
        "picture-damaged", .error,
        Wording(
          fr:
            "l’image « \(file) » est abîmée : elle commence comme un fichier \(format.name), mais sa taille est introuvable",
          en: "the picture '\(file)' is damaged: it begins like a \(format.name) file but its size cannot be found"),
        hint: format == .svg
          ? Wording(
            fr: "donnez à son élément svg les attributs width et height, ou viewBox",
            en: "give its svg element the attributes width and height, or viewBox") : saveAgain,
        at: Place(file: file))
    case .tooHeavy(let width, let height):
      return Diagnostic(
        "picture-too-heavy", .error,
        Wording(
          fr:
            "l’image « \(file) » (\(width) × \(height) pixels) est progressive ou entrelacée, et trop grande pour l’être",
          en: "the picture '\(file)' (\(width) × \(height) pixels) is progressive or interlaced, and too large for that"
        ),
        hint: saveAgain, at: Place(file: file))
    case .tooLarge(let width, let height):
      return Diagnostic(
        "picture-too-large", .error,
        Wording(
          fr:
            "l’image « \(file) » a \(width) × \(height) pixels ; la limite est de 40 millions de pixels et de 30 000 par côté",
          en:
            "the picture '\(file)' has \(width) × \(height) pixels; the limit is 40 million pixels and 30,000 a side"),
        hint: Wording(
          fr: "réduisez-la : 5 000 pixels de large suffisent à une pleine page",
          en: "make it smaller: 5,000 pixels across are enough for a full page"),
        at: Place(file: file))
    }
  }
}

extension Likeness {
  fileprivate var wording: Wording {
    switch self {
    case .empty: Wording(fr: "un fichier vide", en: "an empty file")
    case .pdf: Wording(fr: "un document PDF", en: "a PDF document")
    case .word: Wording(fr: "un ancien document Office", en: "an old Office document")
    case .zip: Wording(fr: "une archive ZIP ou un document Office", en: "a ZIP archive or an Office document")
    case .html: Wording(fr: "une page web", en: "a web page")
    case .tiff: Wording(fr: "une image TIFF", en: "a TIFF image")
    case .bitmap: Wording(fr: "une image BMP", en: "a BMP image")
    case .photoshop: Wording(fr: "un document Photoshop", en: "a Photoshop document")
    case .avif: Wording(fr: "une image AVIF", en: "an AVIF image")
    case .compressed: Wording(fr: "un fichier compressé (gzip)", en: "a compressed file (gzip)")
    case .text: Wording(fr: "du texte", en: "text")
    case .unknown: Wording(fr: "un fichier d’un genre inconnu", en: "a file of an unknown kind")
    }
  }
}

extension Diagnostic {
  static func pictureFileUnreadable(_ file: String, _ error: FileError) -> Diagnostic {
    let reason =
      switch error.operation {
      case .tooLarge: Wording(fr: "fichier trop lourd", en: "the file is too heavy")
      case .outside:
        Wording(fr: "le chemin sort du dossier de la lettre", en: "the path leads out of the letter's folder")
      default:
        error.isMissing
          ? Wording(fr: "fichier absent", en: "no such file") : Wording(fr: error.reason, en: error.reason)
      }
    return Diagnostic(
      "picture-file-unreadable", .error,
      Wording(
        fr: "l’image « \(file) » ne peut pas être lue : \(reason.french)",
        en: "the picture '\(file)' cannot be read: \(reason.english)"),
      hint: error.isMissing
        ? Wording(
          fr: "vérifiez son nom, majuscules et accents compris",
          en: "check its name, capitals and accents included") : nil,
      at: Place(file: file))
  }

  static func pictureUnreadable(_ file: String, reason: String) -> Diagnostic {
    Diagnostic(
      "picture-unreadable", .error,
      Wording(
        fr: "l’image « \(file) » ne peut pas être décodée : \(reason)",
        en: "the picture '\(file)' cannot be decoded: \(reason)"), hint: saveAgain, at: Place(file: file))
  }

  static func pictureInksUnknown(_ file: String) -> Diagnostic {
    Diagnostic(
      "picture-inks-unknown", .error,
      Wording(
        fr: "l’image « \(file) » est en quadrichromie (CMJN) sans dire pour quel papier : ses couleurs sont inconnues",
        en: "the picture '\(file)' is in four inks (CMYK) and does not say for which paper: its colours are unknown"),
      hint: Wording(
        fr: "enregistrez-la en RVB (sRGB), ou avec son profil ICC",
        en: "save it in RGB (sRGB), or with its ICC profile"), at: Place(file: file))
  }

  static func pictureTooSlow(_ file: String, seconds: Int) -> Diagnostic {
    Diagnostic(
      "picture-too-slow", .error,
      Wording(
        fr: "l’image « \(file) » n’était pas convertie au bout de \(seconds) s",
        en: "the picture '\(file)' was not converted after \(seconds) s"), hint: saveAgain, at: Place(file: file))
  }

  static func pictureCrashed(_ file: String) -> Diagnostic {
    Diagnostic(
      "picture-crashed", .error,
      Wording(
        fr: "la conversion de l’image « \(file) » s’est arrêtée net : fichier abîmé, ou trop de mémoire demandée",
        en: "the conversion of the picture '\(file)' broke off: a damaged file, or too much memory asked for"),
      hint: saveAgain, at: Place(file: file))
  }

  static func picturesProgramMissing(_ program: String, reason: String) -> Diagnostic {
    Diagnostic(
      "pictures-program-missing", .error,
      Wording(
        fr: "le programme des images « \(program) » ne démarre pas : \(reason)",
        en: "the pictures program '\(program)' does not start: \(reason)"),
      hint: Wording(fr: "réinstallez lettre", en: "install lettre again"))
  }

  static func pictureCacheUnwritable(_ folder: String, reason: String) -> Diagnostic {
    Diagnostic(
      "picture-cache-unwritable", .error,
      Wording(
        fr: "le dossier des images converties « \(folder) » ne peut pas être créé : \(reason)",
        en: "the folder of converted pictures '\(folder)' cannot be made: \(reason)"))
  }
}
