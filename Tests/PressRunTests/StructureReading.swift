import Foundation
import Instruments
import Testing

/// The structure of a PDF as qpdf reads it, which did not write it: objects as JSON, page contents as text.
struct StructureReading {
  private let objects: [String: Any]
  /// The pages, by the name of their objects.
  let pages: [String]
  /// Of each page, its content as operators with the words before them.
  let contents: [[Operation]]

  struct Operation {
    var name: String
    var operands: [String]
  }

  init(_ pdf: [UInt8]) throws {
    let json = try bytes(of: "qpdf", "--json=2", "--json-stream-data=none", "FILE", reading: pdf)
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    let parts = try #require(whole["qpdf"] as? [Any])
    objects = try #require(parts.last as? [String: Any])
    let pages = try #require(whole["pages"] as? [[String: Any]]).compactMap { $0["object"] as? String }
    self.pages = pages
    contents = try #require(whole["pages"] as? [[String: Any]]).map { page in
      try (page["contents"] as? [String] ?? []).flatMap { stream in
        let text = try bytes(
          of: "qpdf", "--show-object=\(stream.split(separator: " ")[0])", "--filtered-stream-data", "FILE",
          reading: pdf)
        return Self.operations(in: text)
      }
    }
  }

  /// An object by its name («12 0 R»); the dictionary of a stream.
  func object(_ name: String) -> [String: Any] {
    let object = objects["obj:\(name)"] as? [String: Any]
    return object?["value"] as? [String: Any] ?? (object?["stream"] as? [String: Any])?["dict"] as? [String: Any] ?? [:]
  }

  func resolve(_ value: Any?) -> Any? {
    if let name = value as? String, name.hasSuffix(" R") {
      let object = objects["obj:\(name)"] as? [String: Any]
      return object?["value"] ?? object?["stream"]
    }
    return value
  }

  var catalog: [String: Any] {
    object(
      (objects["trailer"] as? [String: Any]).map { ($0["value"] as? [String: Any])?["/Root"] as? String ?? "" } ?? "")
  }
  var info: [String: Any] {
    object(
      (objects["trailer"] as? [String: Any]).map { ($0["value"] as? [String: Any])?["/Info"] as? String ?? "" } ?? "")
  }
  var root: [String: Any] { object(catalog["/StructTreeRoot"] as? String ?? "") }

  // MARK: - The tree

  struct Element {
    var name: String
    var kind: String
    var entries: [String: Any]
    var parent: String
    /// Marked content of its own: page and identifier.
    var content: [(page: String, identifier: Int)]
    var annotations: [String]
    var children: [String]
  }

  /// All elements, in reading order.
  var elements: [Element] {
    var found: [Element] = []
    func read(_ name: String, parent: String) {
      let entries = object(name)
      var element = Element(
        name: name, kind: String((entries["/S"] as? String ?? "").dropFirst()), entries: entries,
        parent: entries["/P"] as? String ?? "", content: [], annotations: [], children: [])
      let kids = entries["/K"] as? [Any] ?? [entries["/K"]].compactMap { $0 }
      for kid in kids {
        if let identifier = kid as? Int {
          element.content.append((entries["/Pg"] as? String ?? "", identifier))
        } else if let inner = kid as? [String: Any] {
          if inner["/Type"] as? String == "/OBJR" {
            element.annotations.append(inner["/Obj"] as? String ?? "")
          } else if let identifier = inner["/MCID"] as? Int {
            element.content.append((inner["/Pg"] as? String ?? "", identifier))
          }
        } else if let child = kid as? String {
          element.children.append(child)
        }
      }
      found.append(element)
      #expect(element.parent == parent, "an element knows its parent")
      for child in element.children { read(child, parent: name) }
    }
    if let top = root["/K"] as? String { read(top, parent: catalog["/StructTreeRoot"] as? String ?? "") }
    return found
  }

  /// The parent tree: for a page an array, for an annotation its element.
  var parents: [Int: Any] {
    let numbers = object(root["/ParentTree"] as? String ?? "")["/Nums"] as? [Any] ?? []
    return stride(from: 0, to: numbers.count - 1, by: 2).reduce(into: [:]) { tree, index in
      if let key = numbers[index] as? Int { tree[key] = numbers[index + 1] }
    }
  }

  // MARK: - Contents

  /// What a content says, read word by word: strings in parentheses or brackets are one word.
  static func operations(in bytes: [UInt8]) -> [Operation] {
    var operations: [Operation] = []
    var operands: [String] = []
    var index = 0
    func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 }
    while index < bytes.count {
      let start = index
      switch bytes[index] {
      case let byte where isSpace(byte):
        index += 1
        continue
      case UInt8(ascii: "("):
        var depth = 0
        repeat {
          if bytes[index] == UInt8(ascii: "\\") {
            index += 1
          } else if bytes[index] == UInt8(ascii: "(") {
            depth += 1
          } else if bytes[index] == UInt8(ascii: ")") {
            depth -= 1
          }
          index += 1
        } while depth > 0
        operands.append(String(decoding: bytes[start..<index], as: UTF8.self))
        continue
      case UInt8(ascii: "<") where bytes[index + 1] != UInt8(ascii: "<"):
        while bytes[index] != UInt8(ascii: ">") { index += 1 }
        index += 1
        operands.append(String(decoding: bytes[start..<index], as: UTF8.self))
        continue
      case UInt8(ascii: "["), UInt8(ascii: "]"):
        index += 1
        operands.append(String(decoding: bytes[start..<index], as: UTF8.self))
        continue
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        index += 2
        operands.append(String(decoding: bytes[start..<index], as: UTF8.self))
        continue
      default:
        index += 1
        while index < bytes.count, !isSpace(bytes[index]), !"()<>[]/".utf8.contains(bytes[index]) { index += 1 }
      }
      let word = String(decoding: bytes[start..<index], as: UTF8.self)
      let isOperand = word.hasPrefix("/") || Double(word) != nil || ["true", "false", "null"].contains(word)
      if isOperand {
        operands.append(word)
      } else {
        operations.append(Operation(name: word, operands: operands))
        operands = []
      }
    }
    return operations
  }

  /// The identifiers that a page's content opens, in order, and everything painted that stands in no bracket.
  func marks(ofPage number: Int) -> (identifiers: [Int], unmarked: [String], isBalanced: Bool) {
    var identifiers: [Int] = []
    var unmarked: [String] = []
    var depth = 0
    var isBalanced = true
    let painting: Set = [
      "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "BI", "Tj", "TJ", "'", "\"", "EI",
    ]
    for operation in contents[number] {
      switch operation.name {
      case "BDC", "BMC":
        depth += 1
        if let index = operation.operands.firstIndex(of: "/MCID"), let identifier = Int(operation.operands[index + 1]) {
          identifiers.append(identifier)
          isBalanced = isBalanced && depth == 1
        }
      case "EMC": depth -= 1
      case let name where painting.contains(name) && depth == 0: unmarked.append(name)
      default: break
      }
      isBalanced = isBalanced && depth >= 0
    }
    return (identifiers, unmarked, isBalanced && depth == 0)
  }
}

/// What `pdfinfo -struct-text` reads: every element on its way down, with the text of its own.
struct StructText {
  struct Line {
    var depth: Int
    /// Of an element; nil for text.
    var element: String?
    var text: String
  }
  let lines: [Line]

  init(_ pdf: [UInt8]) throws {
    lines = try output(of: "pdfinfo", "-struct-text", "FILE", reading: pdf).split(separator: "\n").map { line in
      let depth = line.prefix { $0 == " " }.count / 2
      let rest = line.drop { $0 == " " }
      guard rest.hasPrefix("\"") else {
        return Line(depth: depth, element: String(rest.prefix { $0.isLetter || $0.isNumber }), text: "")
      }
      return Line(depth: depth, element: nil, text: String(rest.dropFirst().dropLast()))
    }
  }

  /// The lines of every element of a kind, what they hold included.
  func elements(_ kind: String, in range: Range<Int>? = nil) -> [Range<Int>] {
    (range ?? lines.indices).filter { lines[$0].element == kind }.map { index in
      index..<(index + 1 + lines[(index + 1)...].prefix { $0.depth > lines[index].depth }.count)
    }
  }

  func text(_ element: Range<Int>) -> String { lines[element].map(\.text).joined() }

  /// All text in elements of a kind, each as one.
  func texts(of kind: String) -> [String] { elements(kind).map(text) }

  var whole: String { lines.map(\.text).joined(separator: "") }
}
