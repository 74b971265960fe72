import Documents
import IssueModel

/// The words as a reader of the mail must find them, cut at ordinary spaces. Counts apart from the room's own code.
func emailWords(_ text: String) -> [String] {
  text.replacing("\u{202F}", with: "\u{A0}").replacing("\u{AD}", with: "")
    .split(whereSeparator: { " \n\u{2028}".contains($0) }).map(String.init)
}

extension NewsIssue {
  /// Every text the mail must show whole, link by link and paragraph by paragraph.
  var copyOfMail: [String] {
    var all = [title.plainText, quotation!.text.plainText, quotation!.author] + notes.map(\.plainText)
    for story in [editorial!] + stories {
      all.append(story.title.plainText)
      switch story.email ?? .full {
      case .title: break
      case .text(let copy): all.append(copy.plainText)
      case .opening, .short: break
      case .full:
        all += [story.kicker, story.standfirst, story.byline].map(\.plainText)
        all.append([story.event, story.place.plainText].compactMap { $0 }.joined(separator: ", "))
        all += story.pictures.flatMap { [$0.caption.plainText, $0.credit.plainText] }
        all += story.body.texts
      }
    }
    return all
  }
}

extension [Block] {
  var texts: [String] {
    flatMap { block -> [String] in
      switch block {
      case .paragraph(let copy), .crosshead(let copy, _): [copy.plainText]
      case .list(let items, _): items.flatMap(\.texts)
      case .quotation(let blocks): blocks.texts
      case .picture(let picture): [picture.caption.plainText]
      }
    }
  }
}
