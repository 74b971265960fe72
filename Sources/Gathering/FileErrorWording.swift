internal import Diagnostics
internal import Files

extension FileError {
  /// Why a file could not be read or written, in words of ours: the system speaks its own language.
  var why: Wording {
    switch operation {
    case .tooLarge: Wording(fr: "fichier trop lourd", en: "the file is too heavy")
    case .outside: Wording(fr: "il est hors du dossier", en: "it is outside the folder")
    default:
      if isLink {
        Wording(fr: "c’est un lien symbolique, qui n’est pas suivi", en: "it is a symbolic link, which is not followed")
      } else if isMissing {
        Wording(fr: "fichier absent", en: "no such file")
      } else if isNoFile {
        Wording(fr: "ce n’est pas un fichier", en: "it is no file")
      } else if isForbidden {
        Wording(fr: "accès refusé", en: "permission denied")
      } else if isOutOfRoom {
        Wording(fr: "plus de place sur le disque", en: "no room left on the disk")
      } else if isReadOnly {
        Wording(fr: "disque en lecture seule", en: "the disk is read-only")
      } else if code == 0 {
        Wording(fr: "le fichier a changé", en: "the file has changed")
      } else {
        Wording(fr: "erreur \(code) du système", en: reason)
      }
    }
  }
}
