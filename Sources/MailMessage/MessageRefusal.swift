public import Diagnostics

/// Why a message is not written: every field that cannot stand in one.
public struct MessageRefusal: Error, Hashable, Sendable {
  public var faults: [MessageFault]
}

/// A field that cannot stand in a message, and why.
public struct MessageFault: Hashable, Sendable {
  public var field: Field
  public var reason: Reason
  /// As it was given.
  public var value: String

  public init(field: Field, reason: Reason, value: String) {
    self.field = field
    self.reason = reason
    self.value = value
  }

  /// Which field.
  public enum Field: Hashable, Sendable, CaseIterable {
    case sender, replyTo, recipient, subject, language, messageID, listName, listID, unsubscribeMail, unsubscribeWeb
    case date, picture
    /// The message as a whole.
    case message
  }

  public enum Reason: Hashable, Sendable {
    /// CR, LF, NUL and the like: they would end the header, or be taken for its end.
    case controlCharacter(Unicode.Scalar)
    case noAddress
    /// No https address.
    case noSecureAddress
    /// Not what the standard has for this field.
    case malformed
    case empty
    /// In octets; a line of a message has 998 at most (RFC 5322, 2.1.1).
    case tooLong(Int)
    /// A second picture with its Content-ID.
    case twice
  }

  /// What the editor is told.
  /// - Parameter place: of the field, where it comes from a file.
  public func diagnostic(at place: Place = Place()) -> Diagnostic { .unfitForMessage(self, at: place) }
}
