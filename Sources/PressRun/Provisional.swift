import Diagnostics
extension Diagnostic {
  func text(in language: SpokenLanguage, showingExcerpt: Bool) -> String {
    var t = ""
    if let f = place.file { t += f; if let l = place.line { t += ":\(l)"; if let c = place.column { t += ":\(c)" } }; t += ": " }
    t += severity.code + ": " + message.text(in: language)
    if let s = place.story { t += " [\(s)]" }
    if let h = hint { t += "\n→ " + h.text(in: language) }
    return t
  }
}
extension [Diagnostic] { var inOrder: [Diagnostic] { self } }
public func sayAll(_ d: [Diagnostic]) { for x in d { print(x.text(in: .french, showingExcerpt: true)) } }
