import Diagnostics
import PDFFile

/// What concerns any file: its labels, damage that could be read over, content that is not as it should be.
let fileRules = [
  Rule(
    "no-label", .pdf, "", .notice,
    remedy: Wording(
      fr: "demandez à qui l’a fait un PDF/X-4 pour l’imprimeur, un PDF/UA-1 pour l’écran",
      en: "ask its maker for PDF/X-4 for the printer, PDF/UA-1 for the screen")
  ) { survey in
    let labels = survey.labels
    if labels.x4 != nil || labels.otherX != nil || labels.ua1 { return [] }
    return [
      Breach(
        fr:
          "ce fichier ne se dit ni PDF/X ni PDF/UA\u{202F}; ce qui l’empêcherait d’être PDF/X-4 est donné en remarque",
        en: "this file says neither PDF/X nor PDF/UA; what would keep it from being PDF/X-4 is given as notes")
    ]
  },
  Rule(
    "other-pdfx", .pdf, "", .warning,
    remedy: Wording(
      fr: "demandez à l’imprimeur s’il l’accepte, sinon refaites-le en PDF/X-4",
      en: "ask the printer whether it is accepted, else make it again as PDF/X-4")
  ) { survey in
    guard let other = survey.labels.otherX else { return [] }
    return [
      Breach(
        fr: "ce fichier se dit «\u{A0}\(other)\u{A0}», dont les règles ne sont pas vérifiées ici",
        en: "this file says '\(other)', whose rules are not checked here")
    ]
  },
  Rule(
    "damaged-objects", .pdf, "7", .error,
    remedy: Wording(fr: "refaites le fichier avec un autre outil", en: "make the file again with another tool")
  ) { survey in
    survey.document.warnings.prefix(20).map {
      Breach(fr: "le fichier est abîmé\u{A0}: \($0)", en: "the file is damaged: \($0)")
    }
  },
  Rule(
    "content-broken", .pdf, "7.8.2", .error,
    remedy: Wording(fr: "refaites le fichier avec un autre outil", en: "make the file again with another tool")
  ) { survey in
    survey.content.faults.sorted { $0.page < $1.page }.compactMap { fault in
      guard let words = fault.kind.words else { return nil }
      return Breach(page: fault.page, object: fault.object, fr: words.french, en: words.english)
    }
  },
]

extension ContentFault.Kind {
  /// In words, for what breaks the content itself; the others have rules of their own.
  var words: Wording? {
    switch self {
    case .unreadable(let detail):
      Wording(fr: "un contenu est illisible\u{A0}: \(detail)", en: "content cannot be read: \(detail)")
    case .malformed:
      Wording(fr: "le contenu n’est pas écrit selon la norme", en: "content is not written as the standard has it")
    case .unknownOperator: nil
    case .missingResource(let name):
      Wording(
        fr: "le contenu emploie «\u{A0}\(name)\u{A0}», que rien ne définit",
        en: "content uses '\(name)', which nothing defines")
    case .unbalanced:
      Wording(
        fr: "des états ou des marques sont ouverts sans être fermés, ou l’inverse",
        en: "states or marks are opened without being closed, or the other way round")
    case .formInItself: Wording(fr: "un élément s’appelle lui-même", en: "a form calls itself")
    case .tooDeep:
      Wording(fr: "le contenu est emboîté trop profondément", en: "content is nested too deeply")
    case .tooMuch:
      Wording(
        fr: "le contenu demande trop de travail, la suite n’est pas vérifiée",
        en: "content takes too much work, the rest is not checked")
    case .artifactInTagged, .taggedInArtifact: nil
    }
  }
}
