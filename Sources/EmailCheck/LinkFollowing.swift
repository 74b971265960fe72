public import Diagnostics
import Documents
public import IssueModel

// `--online`: whether the links of the letter lead anywhere. Who asks is given, so that nothing here knows a network.

/// What came of asking after an address.
public enum LinkAnswer: Hashable, Sendable {
  /// 200…299, after redirects, if any.
  case there
  /// There, at another address, which the server says it has moved to for good.
  case moved(to: String)
  /// 400…599.
  case status(Int)
  /// No server answered; why, in words.
  case refused(Wording)
}

/// The names of the rules that need the network.
public let onlineRules = ["mail-link-dead", "mail-link-unanswered", "mail-link-moved"]

/// Follows every web link of the page, each address once, in their order.
///
/// The issue's own page under `base-url` is passed over: it is published after the check.
public func checkLinks(
  of files: EmailFiles, issue: NewsIssue, letter: Letter, ask: (String) -> LinkAnswer
) -> [Diagnostic] {
  let survey = MailSurvey(files, issue: issue, letter: letter)
  var finder = IssueFinder(issue: issue, letter: letter, files: files)
  let wayOut = letter.unsubscribe?.https.map(pageAddress)
  var asked: Set<String> = []
  return survey.links.compactMap { node in
    guard let address = node["href"], address.hasPrefix("https://") || address.hasPrefix("http://") else { return nil }
    let page = String(address.prefix { $0 != "#" })
    if let base = letter.baseURL, page.hasPrefix(base) { return nil }
    // Whoever only looks must not unsubscribe anybody.
    if pageAddress(page) == wayOut || wordsForLeaving.contains(folded(node.wholeText)) { return nil }
    guard asked.insert(page).inserted else { return nil }
    return ask(page).finding(address, at: finder.place(of: node.spot(to: address)))
  }
}

/// In the languages of the letter.
private let wordsForLeaving: Set<String> = ["se désinscrire", "unsubscribe"]

/// As it compares: without what follows `#`, whatever is percent-encoded.
private func pageAddress(_ written: String) -> String { decodedAddress(String(written.prefix { $0 != "#" })) }

extension LinkAnswer {
  fileprivate func finding(_ address: String, at place: Place) -> Diagnostic? {
    let name = (fr: guillemets(excerpt(address, most: 80)), en: quoted(excerpt(address, most: 80)))
    switch self {
    case .there: return nil
    case .moved(let new):
      return Diagnostic(
        "mail-link-moved", .notice,
        Wording(fr: "\(name.fr) a changé d’adresse pour de bon", en: "\(name.en) has moved for good"),
        hint: Wording(fr: "écrivez \(new)", en: "write \(new)"), at: place)
    case .status(let status) where status == 404 || status == 410:
      return Diagnostic(
        "mail-link-dead", .error,
        Wording(
          fr: "la page \(name.fr) n’existe pas (réponse \(status))",
          en: "the page \(name.en) does not exist (answer \(status))"),
        hint: Wording(fr: "corrigez l’adresse, ou retirez le lien", en: "correct the address, or take the link out"),
        at: place)
    case .status(let status):
      // Many sites turn programs away and let people in.
      return Diagnostic(
        "mail-link-unanswered", .warning,
        Wording(fr: "\(name.fr) répond \(status)", en: "\(name.en) answers \(status)"),
        hint: Wording(fr: "ouvrez-la dans un navigateur", en: "open it in a browser"), at: place)
    case .refused(let why):
      return Diagnostic(
        "mail-link-unanswered", .warning,
        Wording(
          fr: "\(name.fr) ne répond pas\u{A0}: \(why.french)", en: "\(name.en) does not answer: \(why.english)"),
        hint: Wording(fr: "ouvrez-la dans un navigateur", en: "open it in a browser"), at: place)
    }
  }
}
