import Inks

/// How a mail program shows the letter.
enum MailView: String, Hashable, Sendable, CaseIterable {
  /// The head's style sheet dropped: SFR, La Poste, a forwarded message.
  case inline
  /// With its style sheet, on a light screen.
  case styled
  /// With its style sheet, on a dark screen.
  case dark
  /// Outlook on the web and on phones in the dark: what is marked `data-ogsc` and `data-ogsb`.
  case outlookDark

  var words: (french: String, english: String) {
    switch self {
    case .inline: ("sans feuille de style", "without the style sheet")
    case .styled: ("avec la feuille de style", "with the style sheet")
    case .dark: ("en mode sombre", "in the dark")
    case .outlookDark: ("en mode sombre d’Outlook", "in the dark of Outlook")
    }
  }

  var isDark: Bool { self == .dark || self == .outlookDark }

  func applies(_ rule: StyleSheet.Rule, _ selector: Selector, _ property: String) -> Bool {
    switch self {
    case .inline: false
    case .styled: rule.condition == nil && selector.context == nil
    case .dark: selector.context == nil && (rule.condition == nil || rule.isForDark)
    case .outlookDark:
      rule.condition == nil
        && (selector.context == nil || selector.context == (property == "color" ? "data-ogsc" : "data-ogsb"))
    }
  }
}

/// The elements of a page, each with the selectors of the style sheet that match it: the same in every view.
struct StyledNodes: Sendable {
  struct Match: Sendable {
    /// Of the rule, in the order of the style sheet.
    var rule: Int
    var selector: Selector
  }

  let nodes: [MailNode]
  let rules: [StyleSheet.Rule]
  /// One list for each node.
  let matches: [[Match]]

  init(_ nodes: [MailNode], sheet: StyleSheet) {
    self.nodes = nodes
    let rules = sheet.rules
    self.rules = rules
    matches = nodes.map { node in
      rules.indices.flatMap { rule in
        rules[rule].selectors.filter { $0.matches(node) }.map { Match(rule: rule, selector: $0) }
      }
    }
  }
}

/// What becomes of colours and sizes in one view: inheritance and the cascade, as far as the letter needs them.
struct ResolvedView: Sendable {
  struct Look: Hashable, Sendable {
    var text = ScreenColour.black
    var ground = ScreenColour.white
    /// It has a ground of its own, not that of what it stands in.
    var hasOwnGround = false
    /// In CSS pixels.
    var size = 16.0
    var isBold = false
  }

  let view: MailView
  /// One for each node of the page.
  private(set) var looks: [Look] = []
  /// Colours that could not be read, by node.
  private(set) var unread: [(node: Int, value: String)] = []

  init(_ view: MailView, of styled: StyledNodes) {
    self.view = view
    looks.reserveCapacity(styled.nodes.count)
    for node in styled.nodes {
      var look = node.parent.map { looks[$0] } ?? Look()
      look.hasOwnGround = false
      applyDefaults(node, &look)
      let declared = declarations(for: node, in: styled)
      if let value = declared["color"] {
        if let colour = ScreenColour(css: value) {
          look.text = colour
        } else if value != "inherit" {
          unread.append((node.index, value))
        }
      }
      if let value = declared["background-color"], value != "transparent", value != "inherit" {
        if let colour = ScreenColour(css: value) {
          (look.ground, look.hasOwnGround) = (colour, true)
        } else {
          unread.append((node.index, value))
        }
      }
      let parentSize = node.parent.map { looks[$0].size } ?? 16
      if let value = declared["font-size"], let size = Self.size(value, in: parentSize) { look.size = size }
      if let weight = declared["font-weight"] {
        look.isBold = ["bold", "bolder", "600", "700", "800", "900"].contains(weight)
      }
      looks.append(look)
    }
  }

  subscript(_ node: MailNode) -> Look { looks[node.index] }

  private func applyDefaults(_ node: MailNode, _ look: inout Look) {
    let heads: [String: Double] = ["h1": 2, "h2": 1.5, "h3": 1.17, "h4": 1, "h5": 0.83, "h6": 0.67]
    if let share = heads[node.name] { (look.size, look.isBold) = (look.size * share, true) }
    if node.name == "strong" || node.name == "b" || node.name == "th" { look.isBold = true }
    if node.name == "small" || node.name == "sup" || node.name == "sub" { look.size *= 0.83 }
    if node.name == "a", node["href"] != nil { look.text = ScreenColour(red: 0, green: 0, blue: 0xEE) }
    if let value = node["bgcolor"], let colour = ScreenColour(css: value) {
      (look.ground, look.hasOwnGround) = (colour, true)
    }
  }

  /// The values that win.
  private func declarations(for node: MailNode, in styled: StyledNodes) -> [String: String] {
    var winners: [String: (value: String, rank: Int)] = [:]
    /// Weighed by importance, by where it stands, by the selector; of equal ones the last wins.
    func offer(_ one: Declarations.One, isInline: Bool, weight: Int = 0) {
      let rank = (one.isImportant ? 2_000_000 : 0) + (isInline ? 1_000_000 : 0) + weight
      if let known = winners[one.property], known.rank > rank { return }
      winners[one.property] = (one.value, rank)
    }
    if view != .inline {
      for match in styled.matches[node.index] {
        let rule = styled.rules[match.rule]
        for one in rule.declarations.looks where view.applies(rule, match.selector, one.property) {
          offer(one, isInline: false, weight: match.selector.weight + (match.selector.context == nil ? 0 : 10))
        }
      }
    }
    for one in node.style.looks { offer(one, isInline: true) }
    return winners.mapValues(\.value)
  }

  /// In CSS pixels; nil for a size of another kind.
  static func size(_ text: String, in parent: Double) -> Double? {
    let figures = text.prefix { $0.isNumber || $0 == "." }
    guard let number = Double(figures) else { return nil }
    switch text.dropFirst(figures.count) {
    case "px": return number
    case "pt": return number * 96 / 72
    case "em": return number * parent
    case "%": return number * parent / 100
    case "rem": return number * 16
    default: return nil
    }
  }
}
