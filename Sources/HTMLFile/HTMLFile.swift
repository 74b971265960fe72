// The small Swift face of gumbo: the bytes of a page in, a tree of plain values out, every node with its place.
//
// Pages come from outside, so gumbo sees a page only once `PageGuard` has gone over its bytes: how large it is, how deep
// its elements stand in each other, what a browser would have to open again. Then `TreeMaker` copies the tree.
internal import CGumbo

/// Reads a page.
/// - Parameter utf8: the page, decoded by the caller; what is no UTF-8 becomes U+FFFD and a fault.
/// - Throws: where reading it would take more than a page of a site may take.
public func readHTML(_ utf8: [UInt8], limits: HTMLLimits = .standard) throws(HTMLRefusal) -> HTMLPage {
  try PageGuard.check(utf8, limits: limits)
  let page = ParsedPage(utf8, mostErrors: limits.faults)
  return try page.copy(limits: limits)
}

/// Where a page is not written as HTML5 wants it, without its tree.
/// - Throws: as `readHTML`.
public func readHTMLFaults(_ utf8: [UInt8], limits: HTMLLimits = .standard) throws(HTMLRefusal) -> [HTMLFault] {
  try PageGuard.check(utf8, limits: limits)
  return ParsedPage(utf8, mostErrors: limits.faults).faults
}

/// A page parsed by gumbo, released at the end. gumbo points into the bytes, so both live together.
private struct ParsedPage: ~Copyable {
  private let bytes: UnsafeMutableBufferPointer<CChar>
  private let output: UnsafeMutablePointer<GumboOutput>

  init(_ utf8: [UInt8], mostErrors: Int) {
    let bytes = UnsafeMutableBufferPointer<CChar>.allocate(capacity: utf8.count + 1)
    utf8.withUnsafeBytes { UnsafeMutableRawBufferPointer(bytes).copyMemory(from: $0) }
    bytes[utf8.count] = 0
    self.bytes = bytes
    output = lettre_parse_page(bytes.baseAddress, utf8.count, Int32(clamping: mostErrors))
  }

  deinit {
    lettre_close_page(output)
    bytes.deallocate()
  }

  borrowing func copy(limits: HTMLLimits) throws(HTMLRefusal) -> HTMLPage {
    let maker = TreeMaker(limits: limits)
    let document = output.pointee.document.pointee.v.document
    var page = HTMLPage(
      root: try maker.element(output.pointee.root, depth: 1), outerComments: [], hasDoctype: document.has_doctype,
      isStandard: document.doc_type_quirks_mode == GUMBO_DOCTYPE_NO_QUIRKS, faults: faults)
    for child in maker.nodes(document.children) where child.pointee.type == GUMBO_NODE_COMMENT {
      page.outerComments.append(maker.text(child))
    }
    return page
  }

  /// Elements within each other, walked without recursion.
  var depth: Int {
    var deepest = 0
    let maker = TreeMaker(limits: .standard)
    var waiting = [(UnsafePointer<GumboNode>(output.pointee.root!), 1)]
    while let (node, depth) = waiting.popLast() {
      deepest = max(deepest, depth)
      for child in maker.nodes(node.pointee.v.element.children)
      where child.pointee.type == GUMBO_NODE_ELEMENT || child.pointee.type == GUMBO_NODE_TEMPLATE {
        waiting.append((child, depth + 1))
      }
    }
    return deepest
  }

  var faults: [HTMLFault] {
    (0..<output.pointee.errors.length).map { index in
      let place = lettre_error_place(output, index, bytes.baseAddress, bytes.count - 1)
      return place.line == 0 ? HTMLFault() : HTMLFault(line: Int(place.line), column: Int(place.column))
    }
  }
}

/// Copies gumbo's tree.
private struct TreeMaker {
  let limits: HTMLLimits

  func nodes(_ vector: GumboVector) -> [UnsafePointer<GumboNode>] {
    (0..<Int(vector.length)).map { UnsafePointer(vector.data[$0]!.assumingMemoryBound(to: GumboNode.self)) }
  }

  func element(_ node: UnsafePointer<GumboNode>, depth: Int) throws(HTMLRefusal) -> HTMLElement {
    let element = node.pointee.v.element
    let start = element.start_pos
    // The guard has counted already; this is what keeps the walk on its stack should it have counted wrongly.
    if depth > limits.depth { throw .tooDeep(limit: limits.depth, line: Int(start.line)) }
    var made = HTMLElement(
      name: name(of: element), line: Int(start.line), column: Int(start.column))
    made.attributes = attributes(element.attributes)
    let children = nodes(element.children)
    made.children.reserveCapacity(children.count)
    for child in children {
      switch child.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        made.children.append(.element(try self.element(child, depth: depth + 1)))
      case GUMBO_NODE_COMMENT: made.children.append(.comment(text(child)))
      default: made.children.append(.text(text(child)))
      }
    }
    return made
  }

  func text(_ node: UnsafePointer<GumboNode>) -> HTMLText {
    let text = node.pointee.v.text
    return HTMLText(
      text: String(cString: text.text), line: Int(text.start_pos.line), column: Int(text.start_pos.column))
  }

  private func attributes(_ vector: GumboVector) -> [HTMLAttribute] {
    (0..<Int(vector.length)).map { index in
      let attribute = vector.data[index]!.assumingMemoryBound(to: GumboAttribute.self).pointee
      return HTMLAttribute(
        name: String(cString: attribute.name), value: String(cString: attribute.value),
        line: Int(attribute.name_start.line), column: Int(attribute.name_start.column))
    }
  }

  private func name(of element: GumboElement) -> String {
    if element.tag != GUMBO_TAG_UNKNOWN { return String(cString: gumbo_normalized_tagname(element.tag)) }
    var piece = element.original_tag
    gumbo_tag_from_original_text(&piece)
    guard let data = piece.data else { return "" }
    let bytes = UnsafeRawBufferPointer(start: data, count: piece.length)
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }
}

/// How deep gumbo's own tree is, without any guard: what the guard is measured by.
func gumboDepth(_ utf8: [UInt8]) -> Int {
  ParsedPage(utf8, mostErrors: 1).depth
}
