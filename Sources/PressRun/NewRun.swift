public import Diagnostics
public import Gathering

/// Makes the commented files of a new issue.
/// - Throws: `unknown-layout`, `bad-issue-id`, `issue-exists`, `folder-unreadable`, `write-failed`; then nothing, or
///   whole files only, were written.
public func newIssue(_ issue: String, layout: String? = nil, at workplace: Workplace) throws(Stop) -> NewIssue {
  if let layout, !workplace.layoutNames.contains(layout) {
    throw Stop(.unknownLayout(layout, known: workplace.layoutNames))
  }
  return try makeIssue(issue, layout: layout, in: workplace.root)
}
