/// A value of a YAML file, with the place it stands at.
///
/// Scalars stay as written: `non`, `010` and `1:30` are text, and whoever asks for a number says so (`KeyReader`).
public struct YAMLNode: Hashable, Sendable {
  public var value: Value
  public var position: SourcePosition

  public indirect enum Value: Hashable, Sendable {
    /// Nothing after the key, `~` or `null`.
    case empty
    case text(YAMLText)
    case list([YAMLNode])
    /// In the order of the file; every key once.
    case mapping([YAMLEntry])
  }

  public init(_ value: Value, at position: SourcePosition) {
    self.value = value
    self.position = position
  }

  /// The text of a scalar; nil for anything else.
  public var text: String? {
    if case .text(let text) = value { text.written } else { nil }
  }
}

/// A scalar as its writer left it.
public struct YAMLText: Hashable, Sendable {
  public var written: String
  public var style: Style

  public enum Style: Hashable, Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  public var isQuoted: Bool { style == .singleQuoted || style == .doubleQuoted }
}

/// A key with its value.
public struct YAMLEntry: Hashable, Sendable {
  public var key: String
  public var keyPosition: SourcePosition
  public var value: YAMLNode
}
