// The small Swift face of libxml2: the bytes of a feed or of a part of a Word file in, plain values with their places
// out. No document type of its own, no entity, nothing from the network.

/// An element with its place.
public struct XMLElement: Hashable, Sendable {
  /// Without its prefix.
  public var name: String
  /// The namespace's address; empty where there is none.
  public var namespace: String
  public var attributes: [XMLAttribute]
  public var children: [XMLNode]
  /// Of the tag's end, counted from 1; the column in characters.
  public var line: Int
  public var column: Int
  /// Of its end.
  public var lastLine: Int

  public init(
    name: String, namespace: String = "", attributes: [XMLAttribute] = [], children: [XMLNode] = [], line: Int = 1,
    column: Int = 1, lastLine: Int? = nil
  ) {
    self.name = name
    self.namespace = namespace
    self.attributes = attributes
    self.children = children
    self.line = line
    self.column = column
    self.lastLine = lastLine ?? line
  }

  /// The value of an attribute, in any namespace or in none.
  public func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The elements directly within this one.
  public var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The first element of a name directly within this one, in a namespace if one is given.
  public func first(_ name: String, in namespace: String? = nil) -> XMLElement? {
    for child in children {
      if case .element(let element) = child, element.name == name, namespace.map({ $0 == element.namespace }) ?? true {
        return element
      }
    }
    return nil
  }

  /// All text within, in order.
  public var text: String {
    var result = ""
    appendText(to: &result)
    return result
  }

  private func appendText(to result: inout String) {
    for child in children {
      switch child {
      case .text(let text): result += text.text
      case .element(let element): element.appendText(to: &result)
      }
    }
  }
}

public struct XMLAttribute: Hashable, Sendable {
  /// Without its prefix.
  public var name: String
  public var namespace: String
  public var value: String

  public init(name: String, namespace: String = "", value: String) {
    self.name = name
    self.namespace = namespace
    self.value = value
  }
}

public indirect enum XMLNode: Hashable, Sendable {
  case element(XMLElement)
  case text(XMLText)
}

/// Text between two tags; references are already the characters they stand for.
public struct XMLText: Hashable, Sendable {
  public var text: String
  /// Where it starts.
  public var line: Int

  public init(text: String, line: Int) {
    self.text = text
    self.line = line
  }
}

/// What a document may weigh.
public struct XMLLimits: Hashable, Sendable {
  public var bytes: Int
  /// Elements and texts in all.
  public var nodes: Int

  public init(bytes: Int, nodes: Int) {
    self.bytes = bytes
    self.nodes = nodes
  }

  /// 20 MB, half a million nodes. Nesting is held to 256 by libxml2 itself, one text to 10 MB.
  public static let standard = XMLLimits(bytes: 20 << 20, nodes: 500_000)
}

/// Why a document is not read.
public struct XMLRefusal: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case tooLarge
    /// Nested beyond 256 levels, one text or name beyond libxml2's limit, or too many nodes.
    case tooMuch
    /// A document type that declares something: entities are how a small file becomes a large one.
    case declaresEntities
    /// libxml2's own words, English.
    case malformed(String)
  }

  public var reason: Reason
  /// Counted from 1.
  public var line: Int
  public var column: Int

  public init(_ reason: Reason, line: Int = 1, column: Int = 1) {
    self.reason = reason
    self.line = line
    self.column = column
  }
}
