/// A message that was read.
public struct ReadMessage: Hashable, Sendable {
  /// The message's own headers in the order of the file, the MIME ones among them.
  public var headers: [MessageHeader]
  /// The whole body: a text, or what holds other parts.
  public var body: MessagePart
  /// What the bytes are like, before any reading.
  public var raw: RawFacts
  /// What the parser wondered at, in the order of the file.
  public var remarks: [ParserRemark]

  /// Every part that holds no others, in order.
  public var leaves: [MessagePart] { body.leaves }

  /// The headers of a name, in any case of letters.
  public func headers(_ name: String) -> [MessageHeader] { headers.filter { $0.isNamed(name) } }
}

/// A header field.
public struct MessageHeader: Hashable, Sendable {
  public var name: String
  /// What stands behind the colon in the file, folding and all, without the last line end.
  public var raw: String
  /// Unfolded, encoded words decoded, without blanks at its ends.
  public var value: String
  /// Of its first line, counted from 1.
  public var line: Int
  /// Octets of its longest line, the name included, without the line end.
  public var longestLine: Int

  /// The mailboxes of a header that lists some (`From`, `To`, `Reply-To`); none where it lists none.
  public var mailboxes: [Mailbox] { MessageReader.mailboxes(in: raw) }

  /// Whether it has this name, in any case of letters.
  public func isNamed(_ name: String) -> Bool { self.name.lowercased() == name.lowercased() }
}

/// A part of a message (an «entity» of RFC 2045, 2.4).
public struct MessagePart: Hashable, Sendable {
  /// In lower case: `text/html`.
  public var type: String
  /// Of the content type, names in lower case: `charset`, `boundary`, `type`, `name`.
  public var parameters: [String: String]
  /// `Content-Transfer-Encoding` as written, in lower case; nil where it is not said.
  public var encoding: String?
  /// `inline` or `attachment`, in lower case; nil where it is not said.
  public var disposition: String?
  public var fileName: String?
  /// Without angle brackets.
  public var contentID: String?
  /// Decoded; empty for what holds other parts.
  public var content: [UInt8]
  /// The content as text, its lines ended by LF, where it is UTF-8 or ASCII; nil for another charset, or bytes that are
  /// none.
  public var text: String?
  /// What it holds, in order.
  public var parts: [MessagePart]

  public var charset: String? { parameters["charset"] }

  var leaves: [MessagePart] { parts.isEmpty ? [self] : parts.flatMap(\.leaves) }
}

/// What the bytes of a message are like. Lines are counted from 1.
public struct RawFacts: Hashable, Sendable {
  public var lineCount: Int
  /// Lines ended by LF alone.
  public var bareLineFeeds: [Int]
  /// Lines that hold a CR without LF.
  public var bareCarriageReturns: [Int]
  public var linesWithNUL: [Int]
  /// Lines with a byte beyond ASCII.
  public var eightBitLines: [Int]
  /// In octets, without the line end; and which line it is.
  public var longestLine: Int
  public var longestLineNumber: Int
  /// The same of the lines behind the message's headers, without those at the heads of parts: a `Content-Id` is not
  /// folded. A part begins with a boundary `=_…`, as those written here and by most programs do (RFC 2045, 6.7).
  public var longestBodyLine: Int
  public var longestBodyLineNumber: Int
  /// Whether the last line is ended.
  public var endsInLineEnd: Bool
}

/// Something the parser wondered at.
public struct ParserRemark: Hashable, Sendable {
  public var kind: Kind
  /// The line it happened in, counted from 1, where the parser told.
  public var line: Int?
  /// The header or parameter it is about, where it is about one.
  public var item: String?

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case duplicatedHeader, duplicatedParameter, unencodedHeader, invalidContentType, invalidEncodedWord
    case malformedMultipart, truncatedMessage, malformedMessage, invalidHeaderName, conflictingHeader
    case conflictingParameter, multipartWithoutBoundary, invalidParameter, invalidAddressList, nestedTooDeep
    case partWithoutContent, partWithoutHeadersOrContent
  }
}
