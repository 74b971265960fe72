internal import IssueModel

/// A story's file name without its ending: the day and the words of the title that carry it, in ASCII, at most 60
/// characters after the day. Made by the program alone: nothing of a path in a title survives.
func articleSlug(date: CalendarDate, title: String) -> String {
  let words = foldedWords(title).filter { $0.utf8.allSatisfy { $0 < 0x80 } }
  let carrying = words.filter { !stopWords.contains($0) }
  var slug = ""
  for word in carrying.isEmpty ? words : carrying {
    let longer = slug.isEmpty ? word : slug + "-" + word
    if longer.utf8.count > 60 { break }
    slug = longer
  }
  if slug.isEmpty { slug = words.first.map { String($0.prefix(60)) } ?? "article" }
  return "\(date)-\(slug)"
}

private let stopWords: Set<String> = [
  "a", "au", "aux", "avec", "c", "ce", "ces", "cet", "cette", "d", "dans", "de", "des", "du", "en", "entre", "est",
  "et",
  "il", "j", "l", "la", "le", "les", "leur", "leurs", "m", "n", "ne", "ou", "par", "pour", "qu", "que", "qui", "s",
  "sa",
  "se", "ses", "son", "sous", "sur", "un", "une", "vers",
]
