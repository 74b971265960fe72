/// A web address as it stands in `href`, for a header that must say the same: nil where it is none.
public func encodedWebAddress(_ written: String) -> String? { WebAddress(written)?.text }

/// The address of a mailbox, with or without `mailto:`, as it stands in `href` behind `mailto:`; nil where it is none.
public func encodedMailbox(_ written: String) -> String? {
  WebAddress(mailbox: written).map { String($0.text.dropFirst("mailto:".count)) }
}
