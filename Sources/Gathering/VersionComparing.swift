internal import Diagnostics
internal import Files
internal import IssueModel

// Whether two versions of an item say the same, and what each is known by.

extension GatherPlan {
  /// Whether an article somebody wrote before its item came has what the source has: nearly the same text, and a picture
  /// where the source has one.
  func says(_ article: Newsroom.Article, _ arrival: Arrival) -> Bool {
    guard let bytes = article.bytes else { return true }
    let hasText = arrival.item.paragraphs.isEmpty || Shingles(articleText(bytes)).isNearly(arrival.words)
    let hasPicture = shown[arrival.index] == nil || cards[article.file]?.pictures.isEmpty == false
    return hasText && hasPicture
  }

  /// Whether the source has nothing that the article's last version had not. A source without pictures takes none away:
  /// the same page was copied as text this time; for the same reason a source of mere words takes no link and no list
  /// away.
  func isSame(_ known: GatherState.Entry, _ arrival: Arrival) -> Bool {
    let pictures = pictureDigest(of: arrival)
    return (known.content == arrival.content || isMereCopy(arrival, of: known))
      && (pictures == nil || pictures == known.pictures)
  }

  func isMereCopy(_ arrival: Arrival, of known: GatherState.Entry) -> Bool {
    known.words != nil && arrival.item.isPlain && arrival.item.wordsDigest == known.words
  }

  /// What a proposition is known by.
  func version(of arrival: Arrival, _ known: GatherState.Entry) -> String {
    let pictures = pictureDigest(of: arrival) ?? known.pictures ?? ""
    return sha256(Array((arrival.content + pictures).utf8))
  }

  /// Of what the source shows: a picture the editor took out of the issue is no change of the source.
  func pictureDigest(of arrival: Arrival) -> String? {
    guard let pictures = shown[arrival.index], !pictures.isEmpty else { return nil }
    let lines = pictures.map { picture in
      let words = [picture.file, picture.alt, picture.caption] + (picture.credit.isEmpty ? [] : [picture.credit])
      return words.joined(separator: "\t")
    }
    return sha256(Array(lines.joined(separator: "\n").utf8))
  }

  /// Whether an article says the same as another wherever in the source it stood; so it is where there is none.
  func isWritten(_ base: [UInt8]?, like theirs: [UInt8]) -> Bool {
    guard let base else { return true }
    let (ours, other) = (ArticlePeek(base), ArticlePeek(theirs))
    return ours.title == other.title && ours.date == other.date && articleText(base) == articleText(theirs)
  }
}
