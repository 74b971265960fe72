import Documents
import FrenchText
import IssueModel

// Everything that is read is brought to the form mail programs show well, so no later step can forget it. Names of
// files and addresses stay as they are.

private func emailForm(_ copy: Copy) -> Copy {
  copy.map { span in
    var span = span
    span.text = emailForm(span.text)
    return span
  }
}

extension Letter {
  var inEmailForm: Letter { mapCopy(emailForm).mapTexts(emailForm) }
}

extension NewsIssue {
  var inEmailForm: NewsIssue { mapCopy(emailForm).mapTexts { text, _ in emailForm(text) } }
}
