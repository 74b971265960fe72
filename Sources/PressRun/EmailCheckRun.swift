public import Diagnostics
import EmailCheck
import Transfer

/// The mail of an issue, made in memory and read over as mail programs read it. Nothing is written.
/// - Parameters:
///   - baseURL: where the archive is online, in place of the letter's own.
///   - isOnline: whether the links are followed; nothing is asked of the network otherwise.
/// - Throws: findings where the issue cannot be read at all.
public func checkEmailEdition(
  of issue: String, baseURL: String? = nil, isOnline: Bool = false, language: SpokenLanguage, at workplace: Workplace,
  progress: Progress = .silent
) throws(Stop) -> [Diagnostic] {
  let request = ComposeRequest(issue: issue, editions: [.email], baseURL: baseURL, language: language)
  var run = ComposeRun(request: request, workplace: workplace, progress: progress)
  let mail = try run.checkMail()
  var findings = run.outcome.diagnostics
  if isOnline, let made = mail.made {
    var fetcher = Fetcher(site: mail.letter.site)
    fetcher.limits.seconds = 15
    findings += checkLinks(of: made, issue: mail.issue, letter: mail.letter) { address in
      progress.tell(Wording(fr: "lien \(address)", en: "link \(address)"))
      do throws(FetchRefusal) {
        let answer = try fetcher.probe(address)
        guard (200...299).contains(answer.status) else { return .status(answer.status) }
        let hasMoved = !answer.redirects.isEmpty && answer.redirects.allSatisfy { $0.status == 301 || $0.status == 308 }
        return hasMoved ? .moved(to: answer.address) : .there
      } catch {
        return .refused(error.wording)
      }
    }
  }
  return findings.inOrder
}
