internal import XMLFile
internal import ZIPFile

/// The parts of a Word document that its text needs: relations, styles, numberings, pictures.
struct WordPackage: ~Copyable {
  private var archive: ZIPArchive
  private var relations: [String: (target: String, isExternal: Bool)] = [:]
  private var styles: [String: Style] = [:]
  /// By number and level: is the list an ordered one.
  private var lists: [String: [Int: Bool]] = [:]
  /// What was left out, by the name `markupLeftOut` knows.
  private(set) var left: [MarkupText.Left] = []

  private struct Style {
    /// `heading 1`, whatever the language of the program that wrote it.
    var name: String
    var outline: Int?
    var list: (number: String, level: Int)?
    var isStrong = false
    var isEmphasized = false
  }

  init(_ bytes: [UInt8]) throws(WordRefusal) { archive = try openedArchive(bytes) }

  private mutating func readSupport() throws(WordRefusal) {
    if let root = try part("word/_rels/document.xml.rels") {
      for relation in root.elements {
        guard let id = relation.attribute("Id"), let target = relation.attribute("Target") else { continue }
        relations[id] = (target, relation.attribute("TargetMode") == "External")
      }
    }
    if let root = try part("word/styles.xml") { readStyles(root) }
    if let root = try part("word/numbering.xml") { readLists(root) }
  }

  /// A part as XML; nil where the document has none of this name.
  private mutating func part(_ name: String) throws(WordRefusal) -> XMLElement? {
    let bytes: [UInt8]?
    do throws(ZIPRefusal) { bytes = try archive.read(name) } catch { throw .archive(error) }
    guard let bytes else { return nil }
    do throws(XMLRefusal) {
      return try readXML(decode(bytes, name: name, declared: declaredEncoding(bytes)).utf8)
    } catch {
      throw .part(name, error)
    }
  }

  private mutating func readStyles(_ root: XMLElement) {
    for style in root.elements where style.name == "style" {
      guard let id = style.attribute("styleId") else { continue }
      let paragraph = style.first("pPr")
      let run = style.first("rPr")
      let number = paragraph?.first("numPr")
      styles[id] = Style(
        name: style.first("name")?.attribute("val")?.lowercased() ?? "",
        outline: paragraph?.first("outlineLvl")?.attribute("val").flatMap { Int($0) },
        list: number?.first("numId")?.attribute("val").map {
          ($0, number?.first("ilvl")?.attribute("val").flatMap { Int($0) } ?? 0)
        }, isStrong: isOn(run?.first("b")) ?? false, isEmphasized: isOn(run?.first("i")) ?? false)
    }
  }

  private mutating func readLists(_ root: XMLElement) {
    var kinds: [String: [Int: Bool]] = [:]
    for list in root.elements where list.name == "abstractNum" {
      guard let id = list.attribute("abstractNumId") else { continue }
      for level in list.elements where level.name == "lvl" {
        guard let number = level.attribute("ilvl").flatMap({ Int($0) }) else { continue }
        let format = level.first("numFmt")?.attribute("val") ?? "bullet"
        kinds[id, default: [:]][number] = format != "bullet" && format != "none"
      }
    }
    for list in root.elements where list.name == "num" {
      guard let id = list.attribute("numId"), let kind = list.first("abstractNumId")?.attribute("val") else { continue }
      lists[id] = kinds[kind]
    }
  }

  // MARK: - Text

  /// The paragraphs of the main text, in order; those of a text box after the paragraph it is fixed to.
  mutating func readParagraphs() throws(WordRefusal) -> [WordParagraph] {
    try readSupport()
    guard let root = try part("word/document.xml"), let body = root.first("body") else { throw .noText }
    var reading = Reading()
    try read(within: body, &reading)
    return reading.paragraphs
  }

  /// What a run says stands in.
  private struct Dress {
    var isStrong = false
    var isEmphasized = false
    var link: String?
  }

  private struct Reading {
    var paragraphs: [WordParagraph] = []
    var open: [WordParagraph] = []
    /// Fields that are open: what they are told to do, and the link they lead to once they show their result.
    var fields: [(instruction: String, showsResult: Bool, link: String?)] = []
    var boxes: [XMLElement] = []
    var nextLine = 1
  }

  private mutating func read(within element: XMLElement, _ reading: inout Reading) throws(WordRefusal) {
    for child in element.elements {
      switch child.name {
      case "p": try paragraph(child, &reading)
      case "del", "moveFrom", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr": break
      case "AlternateContent":
        if let choice = child.first("Choice") ?? child.first("Fallback") { try read(within: choice, &reading) }
      default: try read(within: child, &reading)
      }
    }
  }

  private mutating func paragraph(_ element: XMLElement, _ reading: inout Reading) throws(WordRefusal) {
    var paragraph = WordParagraph(line: reading.nextLine)
    reading.nextLine += 1
    let properties = element.first("pPr")
    let style = properties?.first("pStyle")?.attribute("val").flatMap { styles[$0] }
    let name = style?.name ?? ""
    let number = properties?.first("numPr")
    let list =
      number.flatMap { number in
        number.first("numId")?.attribute("val").map {
          ($0, number.first("ilvl")?.attribute("val").flatMap { Int($0) } ?? 0)
        }
      } ?? style?.list
    if name.hasPrefix("heading "), let level = Int(name.dropFirst(8)) {
      paragraph.kind = .heading(level: min(max(level, 1), 6))
    } else if let outline = properties?.first("outlineLvl")?.attribute("val").flatMap({ Int($0) }) ?? style?.outline,
      (0...5).contains(outline)
    {
      paragraph.kind = .heading(level: outline + 1)
    } else if let list, list.0 != "0" {
      paragraph.kind = .listItem(isOrdered: lists[list.0]?[list.1] ?? false, depth: min(max(list.1, 0), 8))
    } else if name == "quote" || name == "intense quote" {
      paragraph.kind = .quotation
    }
    paragraph.isTitle = name == "title"
    paragraph.isCaption = name == "caption"
    reading.open.append(paragraph)
    let dress = Dress(isStrong: style?.isStrong ?? false, isEmphasized: style?.isEmphasized ?? false)
    try inline(element, dress, &reading)
    var read = reading.open.removeLast()
    if read.isHeading {
      for index in read.spans.indices { read.spans[index].isStrong = false }
    }
    reading.paragraphs.append(read)
    if reading.open.isEmpty {
      let boxes = reading.boxes
      reading.boxes = []
      for box in boxes { try self.read(within: box, &reading) }
    }
  }

  private mutating func inline(_ element: XMLElement, _ dress: Dress, _ reading: inout Reading) throws(WordRefusal) {
    for child in element.elements {
      switch child.name {
      case "r": try run(child, dress, &reading)
      case "hyperlink":
        var linked = dress
        let target = child.attribute("id").flatMap { relations[$0] }
        if let target, target.isExternal {
          linked.link = safeAddress(target.target)
          if linked.link == nil { leave("a", reading) }
        }
        try inline(child, linked, &reading)
      case "fldSimple":
        var linked = dress
        linked.link = child.attribute("instr").flatMap(linkOfField) ?? dress.link
        try inline(child, linked, &reading)
      case "del", "moveFrom", "pPr", "sdtPr": break
      case "AlternateContent":
        if let choice = child.first("Choice") ?? child.first("Fallback") { try inline(choice, dress, &reading) }
      default: try inline(child, dress, &reading)
      }
    }
  }

  private mutating func run(_ element: XMLElement, _ dress: Dress, _ reading: inout Reading) throws(WordRefusal) {
    var dress = dress
    if let properties = element.first("rPr") {
      let style = properties.first("rStyle")?.attribute("val").flatMap { styles[$0] }
      dress.isStrong =
        isOn(properties.first("b")) ?? (style?.isStrong == true || style?.name == "strong" || dress.isStrong)
      dress.isEmphasized =
        isOn(properties.first("i")) ?? (style?.isEmphasized == true || style?.name == "emphasis" || dress.isEmphasized)
      if isOn(properties.first("vanish")) == true { return leave("hidden", reading) }
    }
    try content(of: element, dress, &reading)
  }

  private mutating func content(of element: XMLElement, _ dress: Dress, _ reading: inout Reading) throws(WordRefusal) {
    for child in element.elements {
      switch child.name {
      case "t": add(child.text, dress, &reading)
      case "tab", "ptab", "cr": add(" ", dress, &reading)
      case "br": if child.attribute("type") == nil { breakLine(&reading) }
      case "noBreakHyphen": add("-", dress, &reading)
      case "fldChar": field(child.attribute("fldCharType") ?? "", &reading)
      case "instrText":
        if let last = reading.fields.indices.last, reading.fields[last].instruction.utf8.count < 4_000 {
          reading.fields[last].instruction += child.text
        }
      case "drawing", "pict", "object": try drawing(child, &reading)
      case "AlternateContent":
        if let choice = child.first("Choice") ?? child.first("Fallback") { try content(of: choice, dress, &reading) }
      case "footnoteReference", "endnoteReference": leave("note", reading)
      case "sym": leave("symbol", reading)
      default: break
      }
    }
  }

  private func add(_ text: String, _ dress: Dress, _ reading: inout Reading) {
    if reading.fields.contains(where: { !$0.showsResult }) { return }
    guard !text.isEmpty, let last = reading.open.indices.last else { return }
    let link = reading.fields.last { $0.link != nil }?.link ?? dress.link
    let plain = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.joined(separator: " ")
    let span = RawSpan(text: plain, isStrong: dress.isStrong, isEmphasized: dress.isEmphasized, link: link)
    if let before = reading.open[last].spans.last, before.isDressed(like: span) {
      reading.open[last].spans[reading.open[last].spans.count - 1].text += plain
    } else {
      reading.open[last].spans.append(span)
    }
  }

  /// A line end within a paragraph: another paragraph, but in a heading or a list a blank.
  private func breakLine(_ reading: inout Reading) {
    guard let last = reading.open.indices.last else { return }
    if reading.open[last].isHeading || reading.open[last].block.isListItem {
      return add(" ", Dress(), &reading)
    }
    let done = reading.open[last]
    guard !done.isBlank else { return }
    reading.paragraphs.append(done)
    reading.open[last].spans = []
    reading.open[last].pictures = []
  }

  // MARK: - Fields

  private func field(_ kind: String, _ reading: inout Reading) {
    switch kind {
    case "begin": if reading.fields.count < 100 { reading.fields.append(("", false, nil)) }
    case "separate":
      if let last = reading.fields.indices.last {
        reading.fields[last].showsResult = true
        reading.fields[last].link = linkOfField(reading.fields[last].instruction)
      }
    case "end": _ = reading.fields.popLast()
    default: break
    }
  }

  // MARK: - Pictures

  private mutating func drawing(_ element: XMLElement, _ reading: inout Reading) throws(WordRefusal) {
    guard let last = reading.open.indices.last else { return }
    let line = reading.open[last].line
    let about = descendants(of: element, named: ["docPr", "cNvPr"])
    let described = about.lazy.compactMap { $0.attribute("descr") }.first { !$0.isEmpty }
    let alt = described ?? descendants(of: element, named: ["shape"]).first?.attribute("alt")
    for picture in descendants(of: element, named: ["blip", "imagedata"]) {
      guard
        let id = picture.attributes.first(where: {
          ["embed", "id", "link"].contains($0.name) && relations[$0.value] != nil
        }),
        let relation = relations[id.value]
      else { continue }
      var location: PictureCandidate.Location?
      if relation.isExternal {
        location = pictureLocation(relation.target, isEncoded: true)
        if case .file(let path) = location { location = .refused(path) }
      } else if let name = partName(relation.target) {
        let bytes: [UInt8]?
        do throws(ZIPRefusal) { bytes = try archive.read(name) } catch { throw .archive(error) }
        location = bytes.map { .part(name: name, bytes: $0) } ?? .refused(shortened(relation.target))
      } else {
        location = .refused(shortened(relation.target))
      }
      guard let location else { continue }
      reading.open[last].pictures.append(
        RawPicture(candidates: [PictureCandidate(location: location)], alt: clean(alt ?? "").text, line: line))
    }
    let boxes = descendants(of: element, named: ["txbxContent"])
    reading.boxes += boxes
    if descendants(of: element, named: ["chart", "relIds", "OLEObject"]).first != nil { leave("drawing", reading) }
  }

  /// `media/image1.png` from `word/`; nil for what leads anywhere else.
  private func partName(_ target: String) -> String? {
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : "word/" + target
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } ? nil : path
  }

  private func descendants(of element: XMLElement, named names: Set<String>) -> [XMLElement] {
    element.elements.flatMap { child in
      (names.contains(child.name) ? [child] : [])
        + (child.name == "txbxContent" ? [] : descendants(of: child, named: names))
    }
  }

  private mutating func leave(_ name: String, _ reading: Reading) {
    if left.count < 1_000 { left.append(MarkupText.Left(name: name, line: reading.open.last?.line ?? 1)) }
  }
}

/// `HYPERLINK "https://…" \o "…"`.
private func linkOfField(_ instruction: String) -> String? {
  let words = instruction.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
  guard words.first?.uppercased() == "HYPERLINK", words.count == 2 else { return nil }
  let rest = words[1].drop { $0 != "\"" }.dropFirst()
  return safeAddress(String(rest.prefix { $0 != "\"" }))
}

/// `<w:b/>` is on, `<w:b w:val="0"/>` off.
private func isOn(_ element: XMLElement?) -> Bool? {
  element.map { !["0", "false", "off", "none"].contains($0.attribute("val") ?? "1") }
}

private func openedArchive(_ bytes: [UInt8]) throws(WordRefusal) -> ZIPArchive {
  do throws(ZIPRefusal) { return try ZIPArchive(bytes) } catch { throw .archive(error) }
}
