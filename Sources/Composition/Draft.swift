import Diagnostics
import DisplayList
public import IssueModel
import Layouts

/// Drafts («épreuves»): pages in any case, to be looked at and never to be printed.
extension Composer {
  /// Lays out an issue whether or not it fits, every page marked as a draft.
  ///
  /// An issue that fits has the pages of its edition. Of one that does not, all is laid out: what the pages wanted do not
  /// hold stands in red on further ones, what they leave empty is framed. That an issue does not fit is a warning here:
  /// the draft shows it.
  /// - Parameter pages: the page count asked for; nil takes the smallest that can be filled, else the nearest.
  public func draft(_ issue: NewsIssue, pages: Int?) -> ComposedIssue {
    var composed = compose(issue, pages: pages)
    var filled: [Int]?
    var wanted = composed.pages.count
    if composed.pages.isEmpty {
      let trial = Trial(self, issue: issue, bodySize: layout.ladder.bodySizes[0], isElastic: true)
      wanted = pages ?? nearestCount(trial)
      progress.tell(.layingOutDraft)
      let found = trial.draftPlan(pages: wanted)
      stepDone("draft")
      let unfit = composed
      if found.plan.pages.isEmpty { return unfit }
      composed = draw(found.plan, order: found.order, trial: trial, issue: issue, pages: wanted)
      // White is worth telling only where nothing is left to fill it.
      if found.plan.pages.count <= wanted { filled = found.plan.pages.map(\.end) }
      composed.fullness = unfit.fullness
      composed.cutList = unfit.cutList
      let known = Set(composed.diagnostics)
      composed.diagnostics += unfit.diagnostics.map(\.ofDraft).filter { !known.contains($0) }
    }
    let marks = DraftMarks(
      layout: layout, setter: markSetter, words: PageWords(language: letter.language), letter: letter, issue: issue,
      pagesWanted: wanted)
    composed.pages = marks.marked(composed.pages, filled: filled)
    composed.isDraft = true
    return composed
  }

  private var markSetter: CopySetter {
    CopySetter(
      layout: layout, typesetter: typesetter, language: letter.language, bodySize: layout.ladder.bodySizes[0])
  }
}

extension Diagnostic {
  /// The same where a draft is made: what only keeps an edition from fitting does not keep it from being shown.
  fileprivate var ofDraft: Diagnostic {
    guard ["overset", "underset", "page-count"].contains(code) else { return self }
    var finding = self
    finding.severity = .warning
    return finding
  }
}
