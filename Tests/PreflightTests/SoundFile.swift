import PDFFile

/// A small file that keeps every rule, made so that one thing at a time can be spoilt before it is written.
struct SoundFile: Sendable {
  typealias Entries = [String: PDFValue]

  var version = "1.6"
  var catalog: Entries = [
    "Type": .name("Catalog"), "Lang": PDFValue(text: "fr-FR"), "MarkInfo": ["Marked": true],
    "ViewerPreferences": ["DisplayDocTitle": true],
  ]
  var info: Entries = [
    "Title": PDFValue(text: "Lettre d’essai"), "Creator": PDFValue(text: "lettre"),
    "Producer": PDFValue(text: "lettre"),
    "CreationDate": PDFValue(text: "D:20210514000000Z"), "ModDate": PDFValue(text: "D:20210514000000Z"),
    "Trapped": .name("False"),
  ]
  var page: Entries = [
    "Type": .name("Page"), "MediaBox": [0, 0, 340, 340], "TrimBox": [28, 28, 312, 312],
    "BleedBox": [19, 19, 321, 321], "StructParents": 0, "Tabs": .name("S"),
    "Group": ["S": .name("Transparency"), "CS": .name("DeviceCMYK"), "I": true],
  ]
  /// Categories of the page's resources.
  var resources: [String: Entries] = [
    "ExtGState": [
      "Ov": ["OP": true, "op": true, "OPM": 1], "Ko": ["OP": false, "op": false, "OPM": 0],
    ]
  ]
  var content = """
    /Artifact BMC q .1 .03 0 0 k 19 19 302 60 re f Q EMC
    /H1 <</MCID 0>> BDC BT /Ov gs 0 0 0 1 k /F1 20 Tf 60 270 Td <0041004200430044> Tj ET EMC
    /P <</MCID 1>> BDC BT /F1 10 Tf 60 240 Td [<0041> -20 <0042>] TJ /F2 8 Tf 30 0 Td (Text) Tj ET EMC
    /Figure <</MCID 2>> BDC q 60 0 0 40 60 150 cm /Im1 Do Q EMC
    /Artifact BMC /Ko gs 0 0 0 1 K .5 w 60 120 m 200 120 l S 0 0 0 0 k 60 90 20 10 re f EMC

    """
  var picture: Entries = [
    "Type": .name("XObject"), "Subtype": .name("Image"), "Width": 250, "Height": 167, "BitsPerComponent": 8,
    "ColorSpace": .name("DeviceCMYK"),
  ]
  var intent: Entries = [
    "Type": .name("OutputIntent"), "S": .name("GTS_PDFX"), "OutputConditionIdentifier": PDFValue(text: "FOGRA39"),
    "RegistryName": PDFValue(text: "http://www.color.org"), "Info": PDFValue(text: "Coated"),
  ]
  /// The header of an ICC profile; no rule reads further.
  var profile = SoundFile.profileHeader(kind: "prtr", space: "CMYK")
  var profileEntries: Entries = ["N": 4]
  var xmp = SoundFile.packet
  var composite: Entries = [
    "Type": .name("Font"), "Subtype": .name("Type0"), "BaseFont": .name("ABCDEF+Lato"), "Encoding": .name("Identity-H"),
  ]
  var descendant: Entries = [
    "Type": .name("Font"), "Subtype": .name("CIDFontType2"), "BaseFont": .name("ABCDEF+Lato"), "DW": 600,
    "CIDToGIDMap": .name("Identity"),
    "CIDSystemInfo": [
      "Registry": PDFValue(text: "Adobe"), "Ordering": PDFValue(text: "Identity"), "Supplement": 0,
    ],
  ]
  var characterMap: String? =
    "1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfrange <0040> <0060> <0040> <0061> <0062> [<0061> <0062>] endbfrange"
  var simple: Entries = [
    "Type": .name("Font"), "Subtype": .name("TrueType"), "BaseFont": .name("ABCDEF+Lato-Bold"),
    "Encoding": .name("WinAnsiEncoding"), "FirstChar": 32, "Widths": .array(Array(repeating: 550, count: 100)),
  ]
  var fontProgram: Entries? = [:]

  /// The structure below Document: type, entries of its own, the marked passages in it.
  struct Element: Sendable {
    var type: String
    var entries: Entries = [:]
    var passages: [Int] = []
    var kids: [Element] = []
    /// Whether the file's link is in it.
    var holdsLink = false
  }
  var structure: [Element]? = [
    Element(type: "H1", passages: [0]), Element(type: "P", passages: [1]),
    Element(type: "Figure", entries: ["Alt": PDFValue(text: "Un carré")], passages: [2]),
  ]
  var roleMap: Entries = [:]
  /// Puts the parents of the marked passages into the tree in the wrong order.
  var swapsParents = false
  /// The annotation of the page, if it has one.
  var link: Entries?
  /// The last word before the file is written.
  var finally: @Sendable (PDFDocument, _ page: PDFReference, _ content: PDFReference) -> Void = { _, _, _ in }
  var compression = PDFDocument.Compression.flate

  /// A press file: PDF/X-4, and tagged as PDF/UA-1 asks.
  static let press = SoundFile()

  /// A screen file: PDF/UA-1 with a link, a table, a list and a note; no output intent.
  static let screen: SoundFile = {
    var file = SoundFile()
    file.xmp = file.xmp.replacing("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", with: "")
    file.content += (3...9).map {
      "/P <</MCID \($0)>> BDC BT 0 0 0 1 k /F1 10 Tf 180 \(100 + 14 * $0) Td <0041> Tj ET EMC\n"
    }.joined()
    file.link = [
      "Type": .name("Annot"), "Subtype": .name("Link"), "Rect": [180, 140, 200, 150], "F": 4, "Border": [0, 0, 0],
      "Contents": PDFValue(text: "Le site du POC"), "StructParent": 1,
      "A": ["S": .name("URI"), "URI": PDFValue(text: "https://example.org")],
    ]
    file.structure! += [
      Element(type: "Link", passages: [3], holdsLink: true),
      Element(type: "H2", passages: [4]),
      Element(
        type: "L",
        kids: [Element(type: "LI", kids: [Element(type: "Lbl", passages: [5]), Element(type: "LBody", passages: [6])])]),
      Element(
        type: "Table",
        kids: [
          Element(
            type: "TR",
            kids: [
              Element(type: "TH", entries: ["A": ["O": .name("Table"), "Scope": .name("Column")]], passages: [7])
            ]),
          Element(type: "TR", kids: [Element(type: "TD", passages: [8])]),
        ]),
      Element(type: "Note", entries: ["ID": PDFValue(text: "n1")], passages: [9]),
    ]
    return file
  }()

  static func profileHeader(kind: String, space: String) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 132)
    header.replaceSubrange(0..<4, with: [0, 0, 0, 132])
    header[8] = 2
    header.replaceSubrange(12..<16, with: kind.utf8)
    header.replaceSubrange(16..<20, with: space.utf8)
    header.replaceSubrange(20..<24, with: "Lab ".utf8)
    header.replaceSubrange(36..<40, with: "acsp".utf8)
    return header
  }

  static let packet = """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
      xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
      xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
      pdf:Producer="lettre" xmp:CreatorTool="lettre" pdf:Trapped="False">
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Lettre d’essai</rdf:li></rdf:Alt></dc:title>
    <xmp:CreateDate>2021-05-14T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2021-05-14T00:00:00Z</xmp:ModifyDate>
    <xmp:MetadataDate>2021-05-14T00:00:00Z</xmp:MetadataDate>
    <xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
    <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
    <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdfuaid:part>1</pdfuaid:part>
    </rdf:Description></rdf:RDF></x:xmpmeta>
    <?xpacket end="w"?>
    """

  // MARK: - Writing

  func bytes() throws -> [UInt8] {
    let document = try PDFDocument()
    func stream(_ entries: Entries, _ bytes: [UInt8]) -> PDFValue {
      .reference(document.addStream(entries, bytes: bytes))
    }
    func object(_ entries: Entries) -> PDFValue { .reference(document.add(.dictionary(entries))) }

    let descriptorOf = { (name: String) -> PDFValue in
      var entries: Entries = ["Type": .name("FontDescriptor"), "FontName": .name(name), "Flags": 32]
      if let program = self.fontProgram { entries["FontFile2"] = stream(program, Array("a font program".utf8)) }
      return object(entries)
    }
    var descendant = descendant
    descendant["FontDescriptor"] = descriptorOf("ABCDEF+Lato")
    var composite = composite
    composite["DescendantFonts"] = .array([object(descendant)])
    composite["ToUnicode"] = characterMap.map { stream([:], Array($0.utf8)) }
    var simple = simple
    simple["FontDescriptor"] = descriptorOf("ABCDEF+Lato-Bold")
    var resources = resources
    resources["Font", default: [:]].merge(["F1": object(composite), "F2": object(simple)]) { own, _ in own }
    let pixels = [UInt8](repeating: 40, count: (picture["Width"]?.integer ?? 0) * (picture["Height"]?.integer ?? 0) * 4)
    resources["XObject", default: [:]].merge(["Im1": stream(picture, pixels)]) { own, _ in own }

    let contents = document.addStream([:], bytes: Array(content.utf8))
    var page = page
    page["Contents"] = .reference(contents)
    page["Resources"] = .dictionary(resources.mapValues { .dictionary($0) })
    let pageReference = document.add(.null)
    let linkReference = link.map { document.add(.dictionary($0)) }
    if let linkReference { page["Annots"] = .array([.reference(linkReference)]) }
    document.replace(pageReference, with: .dictionary(page))
    try document.setPages([pageReference])

    var catalog = catalog
    catalog["Pages"] = document.catalog["Pages"]
    catalog["Metadata"] = stream(["Type": .name("Metadata"), "Subtype": .name("XML")], Array(xmp.utf8))
    var intent = intent
    if !profile.isEmpty { intent["DestOutputProfile"] = stream(profileEntries, profile) }
    if !intent.isEmpty, catalog["OutputIntents"] == nil { catalog["OutputIntents"] = .array([object(intent)]) }
    if let structure { catalog["StructTreeRoot"] = write(structure, into: document, pageReference, linkReference) }
    document.replace(document.trailer["Root"].reference!, with: .dictionary(catalog))
    document.setTrailer("Info", to: object(info))
    finally(document, pageReference, contents)
    return try document.write(version: version, compression: compression)
  }

  private func write(
    _ structure: [Element], into document: PDFDocument, _ page: PDFReference, _ link: PDFReference?
  ) -> PDFValue {
    let root = document.add(.null)
    var parents: [Int: PDFReference] = [:]
    var linkParent: PDFReference?
    func write(_ element: Element, parent: PDFReference) -> PDFReference {
      let reference = document.add(.null)
      var kids: [PDFValue] = element.passages.map { .integer($0) }
      for passage in element.passages { parents[passage] = reference }
      if element.holdsLink, let link {
        kids.append(["Type": .name("OBJR"), "Obj": .reference(link), "Pg": .reference(page)])
        linkParent = reference
      }
      kids += element.kids.map { .reference(write($0, parent: reference)) }
      var entries = element.entries
      entries.merge(
        [
          "Type": .name("StructElem"), "S": .name(element.type), "P": .reference(parent), "Pg": .reference(page),
          "K": .array(kids),
        ]
      ) { own, _ in own }
      document.replace(reference, with: .dictionary(entries))
      return reference
    }
    let top = write(Element(type: "Document", kids: structure), parent: root)
    var list = (0...(parents.keys.max() ?? 0)).map { parents[$0].map { PDFValue.reference($0) } ?? .null }
    if swapsParents { list.swapAt(0, 1) }
    var numbers: [PDFValue] = [0, .array(list)]
    if let linkParent { numbers += [1, .reference(linkParent)] }
    let tree = document.add(["Nums": .array(numbers)])
    document.replace(
      root,
      with: [
        "Type": .name("StructTreeRoot"), "K": .array([.reference(top)]), "ParentTree": .reference(tree),
        "RoleMap": .dictionary(roleMap),
      ])
    return .reference(root)
  }
}
