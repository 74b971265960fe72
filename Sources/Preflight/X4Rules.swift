import Diagnostics
import PDFFile

/// PDF/X-4 (ISO 15930-7:2010). It stands on ISO 32000-1 and PDF 1.6; the clause given is that of ISO 32000-1 where the
/// thing itself is defined.
let x4Rules = x4DocumentRules + x4PageRules + x4ColourRules + x4ObjectRules

extension Rule {
  static func x4(
    _ name: String, on clause: String, _ french: String, _ english: String,
    judge: @escaping @Sendable (FileSurvey) -> [Breach]
  ) -> Rule {
    Rule(name, .x4, "6 (ISO 32000-1, \(clause))", .error, remedy: Wording(fr: french, en: english), judge: judge)
  }
}

/// The file as a whole: version, identifiers, metadata, output intent.
let x4DocumentRules: [Rule] = [
  .x4("x4-version", on: "7.5.2", "enregistrez en PDF 1.6 au plus", "save as PDF 1.6 at most") { survey in
    let version = survey.document.resolve(survey.catalog, "Version").name ?? survey.document.version
    let minor = version.hasPrefix("1.") ? Int(version.dropFirst(2)) : nil
    if let minor, minor <= 6 { return [] }
    return [Breach(fr: "le fichier est en PDF \(version)", en: "the file is PDF \(version)")]
  },
  .x4(
    "x4-label", on: "14.3.2", "écrivez «\u{A0}PDF/X-4\u{A0}» dans pdfxid:GTS_PDFXVersion",
    "write 'PDF/X-4' in pdfxid:GTS_PDFXVersion"
  ) { survey in
    guard let label = survey.labels.x4 else {
      return [Breach(fr: "ce fichier ne se dit pas PDF/X-4", en: "this file does not say it is PDF/X-4")]
    }
    if label == "PDF/X-4" { return [] }
    return [
      Breach(
        fr: "l’étiquette est «\u{A0}\(label)\u{A0}»\u{202F}; seul «\u{A0}PDF/X-4\u{A0}» porte son profil de sortie",
        en: "the label is '\(label)'; only 'PDF/X-4' carries its output profile")
    ]
  },
  .x4("x4-id", on: "14.4", "écrivez /ID dans le fichier", "write /ID into the file") { survey in
    let parts = survey.document.resolve(survey.document.trailer, "ID").array ?? []
    let isThere = parts.count == 2 && parts.allSatisfy { !(survey.document.resolve($0).string ?? []).isEmpty }
    return isThere ? [] : [Breach(fr: "le fichier n’a pas d’identifiant /ID", en: "the file has no identifier /ID")]
  },
  .x4(
    "x4-trapped", on: "14.3.3", "écrivez /Trapped /False (ou /True) dans Info",
    "write /Trapped /False (or /True) into Info"
  ) { survey in
    let value = survey.document.resolve(survey.info, "Trapped")
    if value.name == "True" || value.name == "False" { return [] }
    return [
      Breach(
        object: survey.document.trailer["Info"].reference,
        fr:
          "Info ne dit pas si le grossi-maigri est fait\u{A0}: /Trapped est \(value.isNull ? "absent" : value.syntax)",
        en: "Info does not say whether the file is trapped: /Trapped is \(value.isNull ? "missing" : value.syntax)")
    ]
  },
  .x4(
    "x4-info-xmp", on: "14.3.2", "écrivez les mêmes valeurs dans Info et dans les métadonnées",
    "write the same values into Info and the metadata", judge: infoAgainstXMP),
  .x4(
    "x4-dates", on: "7.9.4", "écrivez CreationDate et ModDate sous la forme D:AAAAMMJJHHmmSS+HH'mm'",
    "write CreationDate and ModDate as D:YYYYMMDDHHmmSS+HH'mm'"
  ) { survey in
    ["CreationDate", "ModDate"].compactMap { key in
      let text = survey.document.resolve(survey.info, key).text
      if let text, isDate(text) { return nil }
      return Breach(
        object: survey.document.trailer["Info"].reference,
        fr: "Info /\(key) \(text.map { "n’est pas une date\u{A0}: «\u{A0}\($0)\u{A0}»" } ?? "manque")",
        en: "Info /\(key) \(text.map { "is no date: '\($0)'" } ?? "is missing")")
    }
  },
  .x4(
    "x4-metadata", on: "14.3.2", "faites écrire les métadonnées XMP par l’outil qui fait le PDF",
    "have the tool that makes the PDF write XMP metadata"
  ) { survey in
    guard let xmp = survey.xmp, xmp.isWellFormed else {
      return [
        Breach(
          object: survey.catalog["Metadata"].reference, fr: "les métadonnées XMP manquent ou sont illisibles",
          en: "the XMP metadata are missing or cannot be read")
      ]
    }
    let wanted: [(String, String)] = [
      (XMPProperties.Namespace.basic, "CreateDate"), (XMPProperties.Namespace.basic, "ModifyDate"),
      (XMPProperties.Namespace.basic, "MetadataDate"), (XMPProperties.Namespace.dublinCore, "title"),
      (XMPProperties.Namespace.media, "DocumentID"), (XMPProperties.Namespace.media, "VersionID"),
      (XMPProperties.Namespace.media, "RenditionClass"),
    ]
    let missing = wanted.filter { xmp[$0.0, $0.1] == nil }.map(\.1)
    if missing.isEmpty { return [] }
    return [
      Breach(
        object: survey.catalog["Metadata"].reference,
        fr: "il manque aux métadonnées\u{A0}: \(missing.joined(separator: ", "))",
        en: "the metadata lack: \(missing.joined(separator: ", "))")
    ]
  },
  .x4(
    "x4-output-intent", on: "14.11.5", "donnez une intention de sortie GTS_PDFX, une seule",
    "give one output intent GTS_PDFX"
  ) { survey in
    let intents = survey.outputIntents
    if intents.count == 1 {
      let identifier = survey.document.resolve(intents[0], "OutputConditionIdentifier").text ?? ""
      if !identifier.isEmpty { return [] }
      return [
        Breach(
          fr: "l’intention de sortie ne nomme pas la condition d’impression",
          en: "the output intent does not name the printing condition")
      ]
    }
    return [
      Breach(
        fr: intents.isEmpty
          ? "il n’y a pas d’intention de sortie PDF/X" : "il y a \(intents.count) intentions de sortie PDF/X",
        en: intents.isEmpty ? "there is no PDF/X output intent" : "there are \(intents.count) PDF/X output intents")
    ]
  },
  .x4(
    "x4-output-profile", on: "14.11.5", "joignez le profil ICC de la condition d’impression (classe prtr)",
    "embed the ICC profile of the printing condition (class prtr)"
  ) { survey in
    guard survey.outputIntents.count == 1 else { return [] }
    guard let profile = survey.outputProfile else {
      return [Breach(fr: "l’intention de sortie n’a pas de profil", en: "the output intent has no profile")]
    }
    return profile.faults.map { Breach(object: profile.object, fr: $0.french, en: $0.english) }
  },
]

/// Info against XMP, entry by entry (ISO 15930-7 asks that they agree where both are there).
@Sendable private func infoAgainstXMP(_ survey: FileSurvey) -> [Breach] {
  guard let xmp = survey.xmp else { return [] }
  let pairs: [(String, String, String)] = [
    ("Title", XMPProperties.Namespace.dublinCore, "title"), ("Creator", XMPProperties.Namespace.basic, "CreatorTool"),
    ("Producer", XMPProperties.Namespace.pdf, "Producer"), ("Trapped", XMPProperties.Namespace.pdf, "Trapped"),
    ("CreationDate", XMPProperties.Namespace.basic, "CreateDate"),
    ("ModDate", XMPProperties.Namespace.basic, "ModifyDate"),
  ]
  return pairs.compactMap { key, namespace, property in
    let value = survey.document.resolve(survey.info, key)
    guard let own = value.text ?? value.name, let other = xmp[namespace, property] else { return nil }
    let agrees =
      key.hasSuffix("Date") ? sameDate(own, other) : own.trimmed.unicodeScalars.elementsEqual(other.unicodeScalars)
    if agrees { return nil }
    return Breach(
      object: survey.catalog["Metadata"].reference,
      fr: "Info /\(key) dit «\u{A0}\(own)\u{A0}», les métadonnées disent «\u{A0}\(other)\u{A0}»",
      en: "Info /\(key) says '\(own)', the metadata say '\(other)'")
  }
}

/// `D:20210501120000Z` (7.9.4); what follows the year may be left out.
private func isDate(_ text: String) -> Bool {
  guard text.hasPrefix("D:") else { return false }
  let digits = text.dropFirst(2).prefix { $0.isASCII && $0.isNumber }
  return digits.count >= 4 && digits.count <= 14 && digits.count % 2 == 0
}

/// The same moment in the two ways of writing: the digits as far as both go. Where both name a time zone and it differs,
/// the hours are not compared.
private func sameDate(_ own: String, _ other: String) -> Bool {
  func zone(_ text: Substring) -> String { String(text.filter { $0.isNumber || $0 == "-" }) }
  let ownDigits = own.dropFirst(own.hasPrefix("D:") ? 2 : 0).prefix { $0.isNumber }
  let otherDate = other.prefix(19)
  let otherDigits = otherDate.filter(\.isNumber)
  let sameZone =
    zone(own.dropFirst(2 + ownDigits.count)).filter { $0 != "0" } == zone(other.dropFirst(19)).filter { $0 != "0" }
  let length = min(ownDigits.count, otherDigits.count, sameZone ? 14 : 6)
  return length >= 4 && ownDigits.prefix(length) == otherDigits.prefix(length)
}

/// The output intents for PDF/X.
func outputIntents(_ document: PDFDocument) -> [PDFValue] {
  (document.resolve(document.catalog, "OutputIntents").array ?? []).map { document.resolve($0) }
    .filter { document.resolve($0, "S").name == "GTS_PDFX" }
}

/// The profile of the output intent, by its header (ISO 15076-1, 7.2).
struct OutputProfile {
  let object: PDFReference
  /// Components by /N.
  let components: Int
  let faults: [Wording]

  init?(_ intents: [PDFValue], _ document: PDFDocument) {
    guard let object = intents.first?["DestOutputProfile"].reference, document.isStream(object) else { return nil }
    self.object = object
    components = document.resolve(document.value(of: object), "N").integer ?? 0
    let header = Array(((try? document.streamBytes(of: object, decoded: true)) ?? []).prefix(128))
    guard header.count == 128, header[36..<40].elementsEqual("acsp".utf8) else {
      faults = [Wording(fr: "le profil de sortie n’est pas un profil ICC", en: "the output profile is no ICC profile")]
      return
    }
    var faults: [Wording] = []
    let kind = String(decoding: header[12..<16], as: UTF8.self)
    if kind != "prtr" {
      faults.append(
        Wording(
          fr: "le profil de sortie est de classe «\u{A0}\(kind)\u{A0}», non «\u{A0}prtr\u{A0}»",
          en: "the output profile is of class '\(kind)', not 'prtr'"))
    }
    let space = String(decoding: header[16..<20], as: UTF8.self)
    let wanted = ["GRAY": 1, "RGB ": 3, "CMYK": 4][space]
    if wanted != components {
      faults.append(
        Wording(
          fr: "le profil de sortie est «\u{A0}\(space.trimmed)\u{A0}», /N dit \(components)",
          en: "the output profile is '\(space.trimmed)', /N says \(components)"))
    }
    if header[8] > 4 {
      faults.append(
        Wording(
          fr: "le profil de sortie est de version \(header[8]), trop récente",
          en: "the output profile is of version \(header[8]), too recent"))
    }
    self.faults = faults
  }
}
