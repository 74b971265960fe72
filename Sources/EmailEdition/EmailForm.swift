import Documents
import FrenchText
import IssueModel

// Everything that is read is brought to this form, so no later step can forget it. Names of files and addresses stay.

extension Copy {
  var inEmailForm: Copy {
    map { span in
      var span = span
      span.text = emailForm(span.text)
      return span
    }
  }
}

extension Block {
  var inEmailForm: Block {
    switch self {
    case .paragraph(let copy): return .paragraph(copy.inEmailForm)
    case .crosshead(let copy, let level): return .crosshead(copy.inEmailForm, level: level)
    case .list(let items, let ordered): return .list(items: items.map { $0.map(\.inEmailForm) }, ordered: ordered)
    case .quotation(let blocks): return .quotation(blocks.map(\.inEmailForm))
    case .picture(var picture):
      picture.alternativeText = emailForm(picture.alternativeText)
      picture.caption = picture.caption.inEmailForm
      return .picture(picture)
    }
  }
}

extension Picture {
  var inEmailForm: Picture {
    var picture = self
    picture.caption = caption.inEmailForm
    picture.credit = credit.inEmailForm
    picture.alternativeText = emailForm(alternativeText)
    return picture
  }
}

extension Story {
  var inEmailForm: Story {
    var story = self
    story.title = title.inEmailForm
    story.kicker = kicker.inEmailForm
    story.standfirst = standfirst.inEmailForm
    story.byline = byline.inEmailForm
    story.place = place.inEmailForm
    story.event = event.map(emailForm)
    story.pictures = pictures.map(\.inEmailForm)
    story.body = body.map(\.inEmailForm)
    if case .text(let copy) = email { story.email = .text(copy.inEmailForm) }
    return story
  }
}

extension Quotation {
  var inEmailForm: Quotation {
    Quotation(text: text.inEmailForm, author: emailForm(author), source: source.map(emailForm))
  }
}

extension NewsIssue {
  var inEmailForm: NewsIssue {
    var issue = self
    issue.title = title.inEmailForm
    issue.preheader = preheader.map(emailForm)
    issue.editorial = editorial?.inEmailForm
    issue.quotation = quotation?.inEmailForm
    issue.notes = notes.map(\.inEmailForm)
    issue.stories = stories.map(\.inEmailForm)
    return issue
  }
}

extension Letter {
  var inEmailForm: Letter {
    var letter = self
    letter.name = emailForm(name)
    letter.motto = motto?.inEmailForm
    letter.publisher = emailForm(publisher)
    letter.responsible = emailForm(responsible)
    letter.postalAddress = postalAddress.map(emailForm)
    letter.contact = emailForm(contact)
    letter.site = emailForm(site)
    letter.funding.email = funding.email.inEmailForm
    letter.specimen = specimen.map(emailForm)
    letter.partners = partners.map { partner in
      var partner = partner
      partner.name = emailForm(partner.name)
      return partner
    }
    letter.sections = sections.map { section in
      var section = section
      section.title = emailForm(section.title)
      return section
    }
    return letter
  }
}
