import Diagnostics

// Whatever is used is shown by the mail programs of our readers, or is not missed where it is not.

let supportRules: [MailRule] = [
  MailRule(
    "mail-layout-property", fr: "placez avec des tableaux et des marges",
    en: "place things with tables and margins"
  ) { survey in
    let values: Set<String> = ["flex", "inline-flex", "grid", "inline-grid"]
    return survey.nodes.flatMap { node in
      node.style.all.filter {
        layoutProperties.contains($0.property) || $0.property == "display" && values.contains($0.value)
      }
      .map {
        Breach(
          node.spot, fr: "<\(node.name)> est placé par \($0.property):\($0.value)",
          en: "<\(node.name)> is placed by \($0.property):\($0.value)")
      }
    }
  },
  MailRule(
    "mail-property-unsupported", fr: "employez ce que toutes les messageries montrent (\(ClientSupport.source))",
    en: "use what all mail programs show (\(ClientSupport.source))"
  ) { survey in
    survey.used.compactMap { use in
      guard let fact = ClientSupport.properties[use.property], !fact.lacking.isEmpty, fact.harmless == nil,
        !layoutProperties.contains(use.property)
      else { return nil }
      let clients = fact.lacking.map(\.rawValue).joined(separator: ", ")
      return Breach(
        use.spot, fr: "\(use.property) n’est pas montré par \(clients)",
        en: "\(use.property) is not shown by \(clients)")
    }
  },
  MailRule(
    "mail-value-unsupported", fr: "écrivez des pixels, des pour cent et des couleurs #RRGGBB",
    en: "write pixels, per cent, and colours as #RRGGBB"
  ) { survey in
    survey.used.compactMap { use in
      guard use.property != "display", !use.property.hasPrefix("font-family"),
        let found = ClientSupport.unsupported(in: use.value.lowercased())
      else { return nil }
      let clients = found.lacking.map(\.rawValue).joined(separator: ", ")
      let value = "\(use.property):\(use.value)"
      return Breach(
        use.spot, fr: "la valeur \(value) n’est pas comprise par \(clients)",
        en: "the value \(value) is not understood by \(clients)")
    }
  },
  MailRule(
    "mail-negative-margin", fr: "n’employez que des marges positives", en: "use positive margins alone"
  ) { survey in
    survey.used.filter { $0.property.hasPrefix("margin") && $0.value.contains("-") }.map {
      Breach(
        $0.spot, fr: "une marge est négative\u{A0}: Gmail et Outlook la suppriment",
        en: "a margin is negative: Gmail and Outlook drop it")
    }
  },
  MailRule(
    "mail-important-joined", fr: "écrivez un blanc devant !important", en: "write a blank before !important"
  ) { survey in
    // caniemail.com, `!important`, 2021-11.
    let inline = survey.nodes.flatMap { node in node.style.all.map { (one: $0, spot: node.spot) } }
    let inSheet = survey.sheet.rules.flatMap(\.declarations.all).map { (one: $0, spot: Spot(.html)) }
    return (inline + inSheet).filter(\.one.isImportantJoined).map { one, spot in
      Breach(
        spot, fr: "\(one.property)\u{A0}: !important touche la valeur, Orange et Outlook pour Windows l’ignorent",
        en: "\(one.property): !important touches the value, Orange and Outlook for Windows ignore it")
    }
  },
  MailRule(
    "mail-property-unknown", .warning,
    fr: "vérifiez-la sur caniemail.com, puis ajoutez-la au tableau de ClientSupport",
    en: "look it up on caniemail.com, then add it to the table of ClientSupport"
  ) { survey in
    survey.used.filter { ClientSupport.properties[$0.property] == nil }.map {
      Breach(
        $0.spot, fr: "nul n’a vérifié où la propriété \($0.property) est montrée",
        en: "nobody has looked up where the property \($0.property) is shown")
    }
  },
  MailRule(
    "mail-attribute-unknown", .warning,
    fr: "vérifiez-le sur caniemail.com, puis ajoutez-le au tableau de ClientSupport",
    en: "look it up on caniemail.com, then add it to the table of ClientSupport"
  ) { survey in
    survey.nodes.filter { !forbiddenElements.contains($0.name) }.flatMap { node in
      node.attributes.filter { attribute in
        !attribute.name.hasPrefix("on") && ClientSupport.attributes["*"]?[attribute.name] == nil
          && ClientSupport.attributes[node.name]?[attribute.name] == nil
      }.map {
        Breach(
          node.spot, fr: "nul n’a vérifié où l’attribut \($0.name) de <\(node.name)> est gardé",
          en: "nobody has looked up where the attribute \($0.name) of <\(node.name)> is kept")
      }
    }
  },
  MailRule(
    "mail-element-unknown", .warning,
    fr: "vérifiez-le sur caniemail.com, puis ajoutez-le au tableau de ClientSupport",
    en: "look it up on caniemail.com, then add it to the table of ClientSupport"
  ) { survey in
    survey.nodes.filter { ClientSupport.elements[$0.name] == nil && !forbiddenElements.contains($0.name) }.map {
      Breach(
        $0.spot, fr: "nul n’a vérifié où l’élément <\($0.name)> est gardé",
        en: "nobody has looked up where the element <\($0.name)> is kept")
    }
  },
  MailRule(
    "mail-web-font", fr: "finissez la liste par une police de tout système ou par serif, sans-serif, monospace",
    en: "end the list with a font of every system or with serif, sans-serif, monospace"
  ) { survey in
    survey.used.compactMap { use in
      guard use.property == "font-family" || use.property == "font" else { return nil }
      let list = use.property == "font" ? fontFamilies(use.value) : use.value
      let last = list.split(separator: ",").last.map { $0.trimmed.trimmingQuotes.lowercased() } ?? ""
      let known: Set<String> = [
        "serif", "sans-serif", "monospace", "arial", "georgia", "helvetica", "verdana", "times new roman",
        "courier new",
        "inherit",
      ]
      guard !known.contains(last) else { return nil }
      return Breach(
        use.spot, fr: "la police \(guillemets(list)) peut manquer", en: "the font \(quoted(list)) may be missing")
    }
  },
]

private let layoutProperties: Set<String> = ["position", "float", "flex", "grid", "columns", "column-count"]

/// A declaration, with the place it stands in first.
struct UsedProperty: Sendable {
  var property: String
  var value: String
  var spot: Spot

  /// The declarations of all styles, inline and in the style sheet; each property and value once.
  static func all(in nodes: [MailNode], _ sheet: StyleSheet) -> [UsedProperty] {
    var known: [String: Set<String>] = [:]
    var found: [UsedProperty] = []
    func add(_ style: Declarations, at spot: @autoclosure () -> Spot) {
      for one in style.all where known[one.property, default: []].insert(one.value).inserted {
        found.append(UsedProperty(property: one.property, value: one.value, spot: spot()))
      }
    }
    for node in nodes { add(node.style, at: node.spot) }
    for rule in sheet.rules { add(rule.declarations, at: Spot(.html)) }
    return found
  }
}

extension ClientSupport {
  /// What of a value not every program understands.
  /// - Parameter value: in lower case.
  fileprivate static func unsupported(in value: String) -> (pattern: String, lacking: [Client], tested: String?)? {
    values.first { holds(value, $0.pattern) }
  }
}

/// Units stand behind a figure, functions anywhere.
private func holds(_ value: String, _ pattern: String) -> Bool {
  if pattern.hasSuffix("(") { return value.holds(pattern) }
  return value.split { $0 == " " || $0 == "/" }.contains { word in
    word.hasSuffix(pattern) && word.dropLast(pattern.count).last.map { $0.isNumber } ?? (pattern.count > 3)
  }
}

/// Behind the size of the short form.
private func fontFamilies(_ value: String) -> String {
  let words = value.split(separator: " ")
  guard let size = words.firstIndex(where: { $0.first?.isNumber ?? false && $0.contains { !$0.isNumber } }) else {
    return value
  }
  return words[(size + 1)...].joined(separator: " ")
}

extension String {
  var trimmingQuotes: String {
    var text = self[...]
    while let first = text.first, "\"'".contains(first) { text = text.dropFirst() }
    while let last = text.last, "\"'".contains(last) { text = text.dropLast() }
    return String(text)
  }
}
