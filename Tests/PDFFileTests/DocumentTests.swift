import Diagnostics
import PDFFile
import Testing

@Suite struct `A PDF document` {
  @Test func `gives back every value that was put in`() throws {
    let values: [PDFValue] = [
      .null, true, -3, .integer(1 << 40), 0.125, .name("A b/#é"), .string([0, 40, 41, 92, 255]), .string([]),
      .name(String(decoding: [0x41], as: UTF8.self) + "\u{F7E9}"), [1, [2.5, .name("x")]],
      ["K y": ["B": .string(Array("c".utf8))]],
    ]
    let bytes = try smallFile { document, page in
      var entries = document.value(of: page).dictionary ?? [:]
      let target = document.add(["Self": true])
      entries["PieceInfo"] = .array(values + [.reference(target)])
      document.replace(page, with: .dictionary(entries))
    }
    let document = try PDFDocument(reading: bytes)
    let pieces = try #require(document.value(of: document.pages[0])["PieceInfo"].array)
    #expect(pieces.dropLast() == values[...])
    #expect(document.resolve(pieces.last!) == ["Self": true])
    #expect(document.warnings == [])
    #expect(document.version == "1.6")
  }

  @Test func `writes the same bytes twice`() throws {
    let once = try smallFile()
    #expect(try smallFile() == once)
    let again = try PDFDocument(reading: once).write(version: "1.6")
    #expect(try PDFDocument(reading: once).write(version: "1.6") == again)
  }

  @Test func `replaces the data of a stream, and its dictionary`() throws {
    let document = try PDFDocument(reading: try smallFile())
    let contents = try #require(document.value(of: document.pages[0])["Contents"].reference)
    #expect(document.isStream(contents) && !document.isStream(document.pages[0]))
    #expect(document.filters(of: contents) == ["FlateDecode"])
    document.replaceStream(contents, dictionary: ["Note": 7], bytes: Array("0 g\n".utf8))
    let again = try PDFDocument(reading: try document.write(version: "1.4"))
    let stream = try #require(again.value(of: again.pages[0])["Contents"].reference)
    #expect(again.value(of: stream)["Note"] == 7)
    #expect(try again.pageContent(of: again.pages[0]) == Array("0 g\n".utf8))
    #expect(again.version == "1.4")
  }

  @Test func `keeps data that are already encoded, and lets metadata be read as text`() throws {
    let xml = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + String(repeating: " ", count: 400) + "</x:xmpmeta>"
    let bytes = try smallFile { document, _ in
      let root = document.trailer["Root"].reference!
      let metadata = document.addStream(
        ["Type": .name("Metadata"), "Subtype": .name("XML")], bytes: Array(xml.utf8))
      let hex = document.addStream([:], bytes: Array("6162>".utf8), filter: .name("ASCIIHexDecode"))
      var catalog = document.catalog.dictionary!
      catalog["Metadata"] = .reference(metadata)
      catalog["PieceInfo"] = .reference(hex)
      document.replace(root, with: .dictionary(catalog))
    }
    #expect(latin(bytes).contains(xml))
    let document = try PDFDocument(reading: bytes)
    let stream = try #require(document.catalog["PieceInfo"].reference)
    #expect(try document.streamBytes(of: stream, decoded: true) == Array("ab".utf8))
    #expect(throws: PDFFault.streamUnreadable(document.pages[0], detail: "no stream")) {
      try document.streamBytes(of: document.pages[0], decoded: true)
    }
  }

  @Test func `takes pages in a new order and leaves others out`() throws {
    let document = try PDFDocument()
    let pages = (1...3).map { document.add(["Type": .name("Page"), "MediaBox": [0, 0, .integer($0 * 100), 50]]) }
    try document.setPages(pages)
    try document.setPages([pages[2], pages[0]])
    let again = try PDFDocument(reading: try document.write(version: "1.6"))
    #expect(again.pages.map { again.value(of: $0)["MediaBox"].array?[2] } == [300, 100])
    #expect(again.objects.count == 4)
  }

  @Test func `lists the objects that can be reached`() throws {
    let document = try PDFDocument(reading: bareFile(bareObjects))
    #expect(document.objects.map(\.number) == [1, 2, 3])
    #expect(document.resolve(document.trailer, "Root")["Type"] == .name("Catalog"))
  }
}
