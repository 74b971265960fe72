internal import XMLFile

extension FeedScan {
  /// Reads what WordPress exports (WXR): posts only; drafts stay drafts, other pages are named and left.
  mutating func readWordPress(_ channel: XMLElement) {
  }
}
