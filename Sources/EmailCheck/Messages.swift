import Diagnostics
import HTMLFile
import MailMessage

// What the readers of pages and messages say, in words.

extension HTMLRefusal {
  var words: Wording {
    switch self {
    case .tooLarge(_, let limit): Wording(fr: "plus de \(limit >> 20)\u{A0}Mo", en: "more than \(limit >> 20) MB")
    case .tooDeep(let limit, _):
      Wording(fr: "plus de \(limit) balises l’une dans l’autre", en: "more than \(limit) tags within each other")
    case .tooManyTags(let limit, _): Wording(fr: "plus de \(limit) balises", en: "more than \(limit) tags")
    case .tooManyAttributes(let limit, _):
      Wording(fr: "plus de \(limit) attributs dans une balise", en: "more than \(limit) attributes in a tag")
    case .tooManyReopened(let limit, _):
      Wording(fr: "plus de \(limit) balises jamais fermées", en: "more than \(limit) tags never closed")
    case .hasNUL: Wording(fr: "ce n’est pas du texte", en: "this is no text")
    }
  }
}

extension ParserRemark {
  /// The name of the header or parameter behind it, where the parser told.
  var words: Wording {
    let item = item.map { " (\($0))" } ?? ""
    let words = kind.words
    return Wording(fr: words.french + item, en: words.english + item)
  }
}

extension ParserRemark.Kind {
  fileprivate var words: Wording {
    switch self {
    case .duplicatedHeader: Wording(fr: "un en-tête est donné deux fois", en: "a header is given twice")
    case .duplicatedParameter: Wording(fr: "un paramètre est donné deux fois", en: "a parameter is given twice")
    case .unencodedHeader:
      Wording(
        fr: "un en-tête a des lettres accentuées qui ne sont pas codées", en: "a header has bare accented letters")
    case .invalidContentType: Wording(fr: "un Content-Type est mal écrit", en: "a Content-Type is badly written")
    case .invalidEncodedWord: Wording(fr: "un mot codé est mal écrit", en: "an encoded word is badly written")
    case .malformedMultipart: Wording(fr: "les parties sont mal séparées", en: "the parts are badly set apart")
    case .truncatedMessage: Wording(fr: "il s’arrête avant sa fin", en: "it stops before its end")
    case .malformedMessage: Wording(fr: "ses en-têtes sont illisibles", en: "its headers cannot be read")
    case .invalidHeaderName: Wording(fr: "le nom d’un en-tête est mal écrit", en: "a header's name is badly written")
    case .conflictingHeader: Wording(fr: "deux en-têtes se contredisent", en: "two headers contradict each other")
    case .conflictingParameter:
      Wording(fr: "deux paramètres se contredisent", en: "two parameters contradict each other")
    case .multipartWithoutBoundary:
      Wording(fr: "il manque le séparateur des parties", en: "the boundary of the parts is missing")
    case .invalidParameter: Wording(fr: "un paramètre est mal écrit", en: "a parameter is badly written")
    case .invalidAddressList:
      Wording(fr: "une liste d’adresses est mal écrite", en: "a list of addresses is badly written")
    case .nestedTooDeep: Wording(fr: "trop de parties sont l’une dans l’autre", en: "too many parts within each other")
    case .partWithoutContent: Wording(fr: "une partie est vide", en: "a part is empty")
    case .partWithoutHeadersOrContent:
      Wording(fr: "une partie n’a ni en-tête ni contenu", en: "a part has neither headers nor content")
    }
  }
}
