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
  var inEmailForm: Letter {
    var letter = mapCopy(emailForm)
    letter.name = emailForm(name)
    letter.motto = letter.motto?.inEmailForm
    letter.publisher = emailForm(publisher)
    letter.responsible = emailForm(responsible)
    letter.postalAddress = postalAddress.map(emailForm)
    letter.contact = emailForm(contact)
    letter.site = emailForm(site)
    letter.specimen = specimen.map(emailForm)
    for index in partners.indices { letter.partners[index].name = emailForm(partners[index].name) }
    for index in sections.indices { letter.sections[index].title = emailForm(sections[index].title) }
    return letter
  }
}

extension NewsIssue {
  var inEmailForm: NewsIssue {
    var issue = mapCopy(emailForm)
    issue.preheader = preheader.map(emailForm)
    issue.quotation = issue.quotation?.inEmailForm
    issue.editorial = issue.editorial?.inEmailForm
    issue.stories = issue.stories.map(\.inEmailForm)
    return issue
  }
}

extension Quotation {
  /// What stands beside the words.
  fileprivate var inEmailForm: Quotation {
    Quotation(text: text, author: emailForm(author), source: source.map(emailForm))
  }
}

extension Story {
  /// What stands beside the copy.
  fileprivate var inEmailForm: Story {
    var story = self
    story.event = event.map(emailForm)
    for index in pictures.indices {
      story.pictures[index].alternativeText = emailForm(pictures[index].alternativeText)
    }
    return story
  }
}
