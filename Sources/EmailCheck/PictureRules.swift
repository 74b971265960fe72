import Diagnostics
import Documents
import IssueModel

// Pictures every program shows, that say what they show, and do not weigh.

let pictureRules: [MailRule] = [
  MailRule(
    "mail-alt-missing", fr: "décrivez l’image à la clé «\u{A0}alt\u{A0}» de l’article",
    en: "describe the picture under the article's key 'alt'"
  ) { survey in
    survey.nodes("img").filter { $0["alt"] == nil }.map {
      Breach($0.spotOfPicture, fr: "une image n’a pas d’attribut alt", en: "a picture has no alt attribute")
    }
  },
  MailRule(
    "mail-alt-empty", .warning, twins: ["email-no-alternative-text"],
    fr: "décrivez l’image à la clé «\u{A0}alt\u{A0}» de l’article",
    en: "describe the picture under the article's key 'alt'"
  ) { survey in
    survey.nodes("img").filter { $0["alt"].map { $0.trimmed.isEmpty } ?? false }.map {
      Breach($0.spotOfPicture, fr: "une image n’a pas de texte alternatif", en: "a picture has no alternative text")
    }
  },
  MailRule(
    "mail-alt-is-file-name", fr: "dites ce que montre l’image", en: "say what the picture shows"
  ) { survey in
    survey.nodes("img").compactMap { node in
      guard let alt = node["alt"], !alt.isEmpty else { return nil }
      let lowered = folded(alt)
      let isName = [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp"].contains { lowered.hasSuffix($0) }
      guard isName || survey.cameraName(of: node) == lowered else { return nil }
      return Breach(
        node.spotOfPicture, fr: "le texte alternatif \(guillemets(excerpt(alt))) est un nom de fichier",
        en: "the alternative text \(quoted(excerpt(alt))) is a file's name")
    }
  },
  MailRule(
    "mail-alt-is-headline", .warning, fr: "dites ce que montre l’image, non ce que dit le titre",
    en: "say what the picture shows, not what the headline says"
  ) { survey in
    let titles = Set(
      survey.issue.allStories.map { folded($0.title.plainText) })
    return survey.nodes("img").compactMap { node in
      guard let alt = node["alt"], !alt.isEmpty, titles.contains(folded(alt)) else { return nil }
      return Breach(
        node.spotOfPicture, fr: "le texte alternatif répète le titre \(guillemets(excerpt(alt)))",
        en: "the alternative text repeats the headline \(quoted(excerpt(alt)))")
    }
  },
  MailRule(
    "mail-picture-size-missing", fr: "donnez les attributs width et height en pixels",
    en: "give the attributes width and height in pixels"
  ) { survey in
    survey.nodes("img").filter { Int($0["width"] ?? "") == nil || Int($0["height"] ?? "") == nil }.map {
      Breach($0.spotOfPicture, fr: "une image n’a pas ses dimensions", en: "a picture lacks its dimensions")
    }
  },
  MailRule(
    "mail-picture-too-wide", fr: "montrez-la en 600 px au plus", en: "show it in 600 px at most"
  ) { survey in
    survey.nodes("img").compactMap { node in
      guard let width = Int(node["width"] ?? ""), width > 600 else { return nil }
      return Breach(
        node.spotOfPicture, fr: "une image est montrée en \(width) px", en: "a picture is shown in \(width) px")
    }
  },
  MailRule(
    "mail-picture-distorted", fr: "donnez à l’image la hauteur qui convient à sa largeur",
    en: "give the picture the height that goes with its width"
  ) { survey in
    survey.shownPictures.compactMap { node, file in
      guard let width = Int(node["width"] ?? ""), let height = Int(node["height"] ?? ""), file.width > 0 else {
        return nil
      }
      let right = Double(width) * Double(file.height) / Double(file.width)
      guard abs(right - Double(height)) > 1 else { return nil }
      return Breach(
        node.spotOfPicture,
        fr: "l’image de \(file.width) × \(file.height) est montrée en \(width) × \(height)",
        en: "the picture of \(file.width) × \(file.height) is shown as \(width) × \(height)")
    }
  },
  MailRule(
    "mail-picture-style", fr: "donnez-lui display:block, width:100%, max-width, height:auto et border:0",
    en: "give it display:block, width:100%, max-width, height:auto and border:0"
  ) { survey in
    survey.nodes("img").compactMap { node in
      var missing = [("display", "block"), ("height", "auto")].filter { node.style[$0.0] != $0.1 }.map(\.0)
      if node.style["width"] != "100%" { missing.append("width") }
      if node.style["max-width"] == nil, Int(node["width"] ?? "") ?? 0 < 600 { missing.append("max-width") }
      if !["0", "none", "0px"].contains(node.style["border"] ?? node["border"] ?? "") { missing.append("border") }
      guard !missing.isEmpty else { return nil }
      let list = missing.joined(separator: ", ")
      return Breach(
        node.spotOfPicture, fr: "il manque au style d’une image\u{A0}: \(list)",
        en: "the style of a picture lacks: \(list)")
    }
  },
  MailRule(
    "mail-picture-data", fr: "mettez l’image dans un fichier", en: "put the picture in a file"
  ) { survey in
    survey.nodes("img").filter { ($0["src"] ?? "").lowercased().hasPrefix("data:") }.map {
      Breach(
        $0.spot, fr: "une image est écrite dans la page (data:)\u{A0}: Gmail, SFR et La Poste la bloquent",
        en: "a picture is written in the page (data:): Gmail, SFR and La Poste block it")
    }
  },
  MailRule(
    "mail-picture-scheme", fr: "donnez une adresse https à «\u{A0}base-url\u{A0}»",
    en: "give 'base-url' an https address"
  ) { survey in
    survey.nodes("img").compactMap { node in
      let scheme = (node["src"] ?? "").prefix { $0 != "/" && $0 != "?" && $0 != "#" }.split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      // One beside the page has none; pictures in the page and in the message have rules of their own.
      guard scheme.count == 2, !["https", "cid", "data"].contains(scheme[0].lowercased()) else { return nil }
      return Breach(
        node.spotOfPicture, fr: "l’image \(guillemets(node.pictureName)) n’est pas à une adresse https",
        en: "the picture \(quoted(node.pictureName)) is not at an https address",
        severity: scheme[0].lowercased() == "http" ? .warning : .error)
    }
  },
  MailRule(
    "mail-picture-missing", fr: "refaites le courriel avec toutes ses images",
    en: "make the email again with all its pictures"
  ) { survey in
    survey.nodes("img").filter { node in
      let source = node["src"] ?? ""
      // A hosted picture is judged by its name; one in a message by the message.
      return !source.hasPrefix("cid:") && !source.lowercased().hasPrefix("data:")
        && survey.pictures[node.pictureName] == nil
    }.map {
      Breach(
        $0.spotOfPicture, fr: "l’image \(guillemets($0.pictureName)) n’est pas parmi les fichiers",
        en: "the picture \(quoted($0.pictureName)) is not among the files")
    }
  },
  MailRule(
    "mail-picture-unused", .warning, fr: "retirez-la du dossier images", en: "take it out of the folder images"
  ) { survey in
    let shown = Set(survey.nodes("img").map(\.pictureName))
    return survey.files.pictures.filter { !shown.contains($0.name) }.map {
      Breach(
        Spot(.picture($0.name), picture: $0.name), fr: "\(guillemets($0.name)) n’est montrée nulle part",
        en: "\(quoted($0.name)) is shown nowhere")
    }
  },
  fileRule("mail-picture-format", fr: "convertissez-la en JPEG ou PNG", en: "convert it to JPEG or PNG") { file, _ in
    file.kind == nil ? (fr: "n’est ni JPEG, ni PNG, ni GIF", en: "is neither JPEG, PNG nor GIF") : nil
  },
  fileRule("mail-picture-ending", fr: "donnez-lui l’extension de son format", en: "give it the ending of its format") {
    file, made in
    let endings: [PictureFile.Kind: [String]] = [.jpeg: ["jpg", "jpeg"], .png: ["png"], .gif: ["gif"]]
    guard let kind = file.kind, let ending = made.name.split(separator: ".").last?.lowercased() else { return nil }
    return endings[kind]!.contains(ending)
      ? nil : (fr: "est un \(kind.rawValue) nommé .\(ending)", en: "is a \(kind.rawValue) named .\(ending)")
  },
  fileRule("mail-picture-colours", fr: "convertissez-la en sRGB", en: "convert it to sRGB") { file, _ in
    guard file.kind != nil, !file.isForScreens else { return nil }
    let space = file.components == 4 ? "CMYK" : file.profileName ?? file.profileSpace ?? ""
    return (fr: "est en \(space)", en: "is in \(space)")
  },
  fileRule(
    "mail-picture-metadata", fr: "retirez-les\u{A0}: elles peuvent dire où et par qui la photo a été prise",
    en: "take it out: it may say where and by whom the photo was taken"
  ) { file, _ in
    file.metadata.first.map { kind in
      kind == .remark
        ? (fr: "garde des remarques écrites", en: "keeps written remarks")
        : (fr: "garde des données \(kind.rawValue)", en: "keeps \(kind.rawValue) data")
    }
  },
  fileRule(
    "mail-picture-heavy", twins: ["email-picture-heavy"], fr: "donnez une image plus petite, ou recadrez-la",
    en: "give a smaller picture, or crop it"
  ) { file, _ in
    file.byteCount > 200_000
      ? (
        fr: "pèse \(file.byteCount / 1000)\u{A0}ko, plus que 200",
        en: "weighs \(file.byteCount / 1000) kB, more than 200"
      ) : nil
  },
  fileRule(
    "mail-picture-upscaled", fr: "convertissez-la à sa propre largeur au plus",
    en: "convert it to its own width at most"
  ) {
    file, made in
    guard let own = made.originWidth, file.width > own else { return nil }
    return (
      fr: "a \(file.width) px de large, et l’original \(own)", en: "is \(file.width) px wide, and the original \(own)"
    )
  },
  MailRule(
    "mail-picture-coarse", .warning, fr: "convertissez-la à 1,5 fois la largeur montrée au moins",
    en: "convert it to 1.5 times the shown width at least"
  ) { survey in
    survey.shownPictures.compactMap { node, file in
      let made = survey.files.pictures.first { $0.name == node.pictureName }
      guard let shown = Int(node["width"] ?? ""), file.width > 0, file.width * 2 < shown * 3,
        let own = made?.originWidth, own > file.width
      else { return nil }
      return Breach(
        node.spotOfPicture, fr: "une image de \(file.width) px est montrée en \(shown)\u{A0}: elle sera floue",
        en: "a picture of \(file.width) px is shown in \(shown): it will be blurred")
    }
  },
  MailRule(
    "mail-pictures-heavy", twins: ["email-pictures-heavy"],
    fr: "retirez une image, ou donnez-en de plus petites",
    en: "take a picture out, or give smaller ones"
  ) { survey in
    let all = survey.files.pictures.reduce(0) { $0 + $1.bytes.count }
    guard all > 1_000_000 else { return [] }
    let heaviest = survey.files.pictures.max { ($0.bytes.count, $1.name) < ($1.bytes.count, $0.name) }
    return [
      Breach(
        Spot(.html, picture: heaviest?.name), fr: "les images pèsent ensemble \(all / 1000)\u{A0}ko, plus que 1000",
        en: "the pictures weigh \(all / 1000) kB together, more than 1000")
    ]
  },
]

/// A rule about each file of the folder `images/`.
private func fileRule(
  _ name: String, twins: Set<String> = [], fr french: String, en english: String,
  _ judge: @escaping @Sendable (PictureFile, MadePicture) -> (fr: String, en: String)?
) -> MailRule {
  MailRule(name, twins: twins, fr: french, en: english) { survey in
    survey.files.pictures.compactMap { made in
      guard let file = survey.pictures[made.name], let fault = judge(file, made) else { return nil }
      return Breach(
        Spot(.picture(made.name), picture: made.name), fr: "l’image \(guillemets(made.name)) \(fault.fr)",
        en: "the picture \(quoted(made.name)) \(fault.en)")
    }
  }
}

extension MailNode {
  /// The last part of a picture's address.
  var pictureName: String {
    let source = self["src"] ?? ""
    if source.hasPrefix("cid:") { return String(source.dropFirst(4).prefix { $0 != "@" }) }
    return decodedAddress(String(source.split(separator: "/").last ?? ""))
  }

  var spotOfPicture: Spot {
    var spot = spot
    spot.picture = pictureName
    return spot
  }
}

extension MailSurvey {
  /// What the camera or a program called the picture it was made from, such as `img_2034`; nil for a name of words, which
  /// may say what the picture shows.
  fileprivate func cameraName(of node: MailNode) -> String? {
    let origin = files.pictures.first { $0.name == node.pictureName }?.origin
    guard let file = origin?.split(separator: "/").last else { return nil }
    let name = folded(String(file[..<(file.lastIndex(of: ".") ?? file.endIndex)]))
    return name.contains { $0.isNumber || $0 == "_" } && !name.contains(" ") ? name : nil
  }

  /// Pictures with their files, where they are known.
  var shownPictures: [(MailNode, PictureFile)] {
    nodes("img").compactMap { node in pictures[node.pictureName].map { (node, $0) } }
  }
}
