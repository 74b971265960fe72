internal import Diagnostics

// What this room tells the user, French and English side by side.

extension Diagnostic {
  // MARK: - Bytes

  static func fileTooLarge(_ path: String, bytes: Int) -> Diagnostic {
    let kilobytes = bytes / 1024
    return Diagnostic(
      "file-too-large", .error,
      Wording(
        fr: "fichier de \(kilobytes) Ko, plus que le maximum de \(SourceFile.byteLimit / 1024) Ko",
        en: "file of \(kilobytes) KB, more than the limit of \(SourceFile.byteLimit / 1024) KB"),
      hint: Wording(
        fr: "un article est du texte\u{A0}: les photos vont dans le dossier images/",
        en: "an article is text: pictures go into the images/ folder"),
      at: Place(file: path))
  }

  static func utf16(_ path: String) -> Diagnostic {
    Diagnostic(
      "not-utf8", .error,
      Wording(fr: "fichier enregistré en UTF-16 au lieu d’UTF-8", en: "file saved as UTF-16 instead of UTF-8"),
      hint: saveAsUTF8, at: Place(file: path, line: 1, column: 1))
  }

  static func notUTF8(_ path: String, _ bytes: ArraySlice<UInt8>, at index: Int) -> Diagnostic {
    let before = bytes[..<index]
    let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? bytes.startIndex
    let lineEnd = bytes[index...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.endIndex
    let place = Place(
      file: path, line: before.count { $0 == 10 } + 1,
      column: String(decoding: bytes[lineStart..<index], as: UTF8.self).count + 1,
      excerpt: String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self))
    let byte = "0x" + String(bytes[index], radix: 16, uppercase: true)
    return Diagnostic(
      "not-utf8", .error,
      Wording(fr: "octet \(byte) qui n’est pas de l’UTF-8", en: "byte \(byte) is not UTF-8"), hint: saveAsUTF8,
      at: place)
  }

  private static let saveAsUTF8 = Wording(
    fr: "enregistrez le fichier avec l’encodage UTF-8", en: "save the file with the encoding UTF-8")

  static func controlCharacter(_ value: Int, _ place: Place) -> Diagnostic {
    let name = codePoint(value)
    return Diagnostic(
      "control-character", .error,
      Wording(fr: "caractère de commande invisible \(name)", en: "invisible control character \(name)"),
      hint: Wording(
        fr: "supprimez-le\u{202F}; il vient souvent d’un copier-coller",
        en: "delete it; it often comes with pasted text"),
      at: place)
  }

  private static func codePoint(_ value: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  // MARK: - Front matter

  static func frontMatterMissing(_ place: Place, isEmpty: Bool) -> Diagnostic {
    Diagnostic(
      "front-matter-missing", .error,
      isEmpty
        ? Wording(fr: "fichier vide", en: "empty file")
        : Wording(
          fr: "l’article commence sans en-tête entre deux lignes \(guillemets("---"))",
          en: "the article starts without keys between two \(quoted("---")) lines"),
      hint: Wording(
        fr: "commencez le fichier par\u{A0}: --- puis title: …, date: …, section: …, puis ---",
        en: "start the file with: --- then title: …, date: …, section: …, then ---"),
      at: place)
  }

  static func frontMatterOpen(_ place: Place) -> Diagnostic {
    Diagnostic(
      "front-matter-open", .error,
      Wording(
        fr: "l’en-tête ouvert ici n’est jamais fermé", en: "the keys opened here are never closed"),
      hint: Wording(
        fr: "ajoutez une ligne \(guillemets("---")) après la dernière clef",
        en: "add a line \(quoted("---")) after the last key"),
      at: place)
  }

  // MARK: - Keys and values

  static func unknownKey(_ key: String, meant: String?, known: [String], _ place: Place) -> Diagnostic {
    let all = known.joined(separator: ", ")
    return Diagnostic(
      "unknown-key", .error, Wording(fr: "clef inconnue \(guillemets(key))", en: "unknown key \(quoted(key))"),
      hint: meant.map {
        Wording(fr: "vouliez-vous dire \(guillemets($0))\u{202F}?", en: "did you mean \(quoted($0))?")
      } ?? Wording(fr: "clefs connues\u{A0}: \(all)", en: "known keys: \(all)"),
      at: place)
  }

  static func noMapping(_ keys: [String], _ place: Place) -> Diagnostic {
    let all = keys.joined(separator: ", ")
    return Diagnostic(
      "no-keys", .error,
      Wording(
        fr: "des clefs sont attendues ici (\(guillemets("clef: valeur")))",
        en: "keys are expected here (\(quoted("key: value")))"),
      hint: Wording(fr: "clefs connues\u{A0}: \(all)", en: "known keys: \(all)"), at: place)
  }

  static func wrongShape(_ key: String, _ shape: ExpectedShape, _ place: Place) -> Diagnostic {
    let (french, english, hint): (String, String, Wording)
    switch shape {
    case .text:
      (french, english) = ("un texte", "a text")
      hint = Wording(
        fr: "mettez la valeur entre guillemets droits\u{A0}: \(key): \"…\"",
        en: "put the value in quotes: \(key): \"…\"")
    case .list:
      (french, english) = ("une liste", "a list")
      hint = Wording(
        fr: "une ligne par élément, chacune commençant par un tiret", en: "one line an item, each starting with a dash")
    case .mapping(let keys):
      (french, english) = ("des clefs", "keys")
      let all = keys.joined(separator: ", ")
      hint = Wording(
        fr: "en retrait sous \(guillemets(key))\u{A0}: \(all)", en: "indented under \(quoted(key)): \(all)")
    }
    return Diagnostic(
      "wrong-shape", .error,
      Wording(fr: "\(guillemets(key)) attend \(french)", en: "\(quoted(key)) takes \(english)"), hint: hint, at: place)
  }

  static func noInteger(_ key: String, _ text: String, _ range: ClosedRange<Int>, _ place: Place) -> Diagnostic {
    noNumber(
      key, text, least: "\(range.lowerBound)", most: range.upperBound == .max ? nil : "\(range.upperBound)", place)
  }

  static func noNumber(_ key: String, _ text: String, _ range: ClosedRange<Double>, _ place: Place) -> Diagnostic {
    noNumber(key, text, least: "\(range.lowerBound)", most: "\(range.upperBound)", place)
  }

  private static func noNumber(_ key: String, _ text: String, least: String, most: String?, _ place: Place)
    -> Diagnostic
  {
    let hint =
      if let most {
        Wording(fr: "un nombre de \(least) à \(most)", en: "a number from \(least) to \(most)")
      } else {
        Wording(fr: "un nombre à partir de \(least)", en: "a number from \(least)")
      }
    return Diagnostic(
      "no-number", .error,
      Wording(
        fr: "\(guillemets(text)) n’est pas un nombre possible pour \(guillemets(key))",
        en: "\(quoted(text)) is no possible number for \(quoted(key))"),
      hint: hint, at: place)
  }

  static func noYesNo(_ key: String, _ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "no-yes-no", .error,
      Wording(
        fr: "\(guillemets(text)) n’est ni oui ni non pour \(guillemets(key))",
        en: "\(quoted(text)) is neither yes nor no for \(quoted(key))"),
      hint: Wording(fr: "écrivez true ou false", en: "write true or false"), at: place)
  }

  static func noChoice(_ key: String, _ text: String, _ choices: [String], _ place: Place) -> Diagnostic {
    let all = choices.joined(separator: ", ")
    let near = nearestName(to: text, among: choices)
    return Diagnostic(
      "no-choice", .error,
      Wording(
        fr: "\(guillemets(text)) n’est pas une valeur de \(guillemets(key))",
        en: "\(quoted(text)) is no value of \(quoted(key))"),
      hint: near.map {
        Wording(fr: "vouliez-vous dire \(guillemets($0))\u{202F}?", en: "did you mean \(quoted($0))?")
      } ?? Wording(fr: "valeurs possibles\u{A0}: \(all)", en: "possible values: \(all)"),
      at: place)
  }
}
