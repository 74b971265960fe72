import PDFFile
import Preflight
import Testing

/// One thing spoilt in a sound file, the rule that must speak, and those that rightly speak with it.
struct PlantedFault: Sendable, CustomTestStringConvertible {
  let rule: String
  let name: String
  let base: SoundFile
  let companions: Set<String>
  let spoil: @Sendable (inout SoundFile) -> Void

  var testDescription: String { rule + ": " + name }

  private init(
    _ rule: String, _ name: String, base: SoundFile, with companions: Set<String>,
    spoil: @escaping @Sendable (inout SoundFile) -> Void
  ) {
    self.rule = rule
    self.name = name
    self.base = base
    self.companions = companions
    self.spoil = spoil
  }

  /// In a press file.
  static func press(
    _ rule: String, _ name: String, with companions: Set<String> = [],
    _ spoil: @escaping @Sendable (inout SoundFile) -> Void
  ) -> PlantedFault { PlantedFault(rule, name, base: .press, with: companions, spoil: spoil) }

  /// In a screen file.
  static func screen(
    _ rule: String, _ name: String, with companions: Set<String> = [],
    _ spoil: @escaping @Sendable (inout SoundFile) -> Void
  ) -> PlantedFault { PlantedFault(rule, name, base: .screen, with: companions, spoil: spoil) }
}

extension SoundFile {
  /// Adds to the page's content, as an artifact.
  mutating func paint(_ content: String) { add("/Artifact BMC q \(content) Q EMC\n") }
  mutating func add(_ more: String) { content += more }
  mutating func replace(_ old: String, _ new: String) {
    precondition(content.contains(old), old)
    content = content.replacing(old, with: new)
  }
  mutating func replaceInMetadata(_ old: String, _ new: String) {
    precondition(xmp.contains(old), old)
    xmp = xmp.replacing(old, with: new)
  }
  /// An entry of the catalog, an array or a dictionary of new objects.
  mutating func afterwards(_ change: @escaping @Sendable (PDFDocument, PDFReference, PDFReference) -> Void) {
    let before = finally
    finally = { document, page, content in
      before(document, page, content)
      change(document, page, content)
    }
  }
}

/// Sets an entry of a dictionary that is an object of its own.
func set(_ key: String, of reference: PDFReference, to value: PDFValue, in document: PDFDocument) {
  var entries = document.value(of: reference).dictionary ?? [:]
  entries[key] = value
  document.replace(reference, with: .dictionary(entries))
}

/// Sets an entry of the catalog.
func setCatalog(_ key: String, to value: PDFValue, in document: PDFDocument) {
  set(key, of: document.trailer["Root"].reference!, to: value, in: document)
}

extension PlantedFault {
  static let documentFaults: [PlantedFault] = [
    .press("x4-version", "PDF 1.7") { $0.version = "1.7" },
    .press("x4-version", "a later version in the catalog") { $0.catalog["Version"] = .name("2.0") },
    .press("x4-label", "X-4p, which leaves its profile out") { $0.replaceInMetadata("PDF/X-4<", "PDF/X-4p<") },
    .press("x4-trapped", "wrong Trapped", with: ["x4-info-xmp"]) { $0.info["Trapped"] = .name("Unknown") },
    .press("x4-trapped", "no Trapped") { $0.info["Trapped"] = nil },
    .press("x4-info-xmp", "another title in Info") { $0.info["Title"] = PDFValue(text: "Lettre") },
    .press("x4-info-xmp", "another date in the metadata") {
      $0.replaceInMetadata("<xmp:CreateDate>2021-05-14", "<xmp:CreateDate>2021-05-15")
    },
    .press("x4-dates", "a date without D:") { $0.info["CreationDate"] = PDFValue(text: "20210514000000Z") },
    .press("x4-dates", "no date of change") { $0.info["ModDate"] = nil },
    .press("x4-metadata", "metadata without identifier") {
      $0.replaceInMetadata("<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>", "")
    },
    .press("x4-output-intent", "no output intent") { $0.intent = [:] },
    .press("x4-output-intent", "two output intents") { file in
      file.afterwards { document, _, _ in
        let intents = document.resolve(document.catalog, "OutputIntents").array!
        setCatalog("OutputIntents", to: .array(intents + intents), in: document)
      }
    },
    .press("x4-output-intent", "a condition without a name") { $0.intent["OutputConditionIdentifier"] = nil },
    .press("x4-output-profile", "no profile") { $0.profile = [] },
    .press("x4-output-profile", "the profile of a screen") {
      $0.profile = SoundFile.profileHeader(kind: "mntr", space: "CMYK")
    },
    .press("x4-output-profile", "a wrong /N", with: ["x4-cmyk"]) { $0.profileEntries["N"] = 3 },
    .press("x4-output-profile", "no profile at all in the stream") { $0.profile = Array("hello".utf8) },
  ]

  static let pageFaults: [PlantedFault] = [
    .press("x4-trim-box", "no TrimBox") {
      $0.page["TrimBox"] = nil
      // What counts as the cut is then the media box, which nothing on the page reaches.
    },
    .press("x4-trim-box", "TrimBox and ArtBox") { $0.page["ArtBox"] = [28, 28, 312, 312] },
    .press("x4-boxes-nest", "a bleed box larger than the sheet", with: ["bleed-not-covered"]) {
      $0.page["BleedBox"] = [-5, 10, 345, 330]
    },
    .press("x4-boxes-nest", "a trim box beyond the bleed box") { $0.page["TrimBox"] = [10, 28, 312, 312] },
    .press("x4-annotation", "a link") {
      $0.link = ["Type": .name("Annot"), "Subtype": .name("Text"), "Rect": [50, 50, 60, 60]]
      $0.xmp = $0.xmp.replacing("<pdfuaid:part>1</pdfuaid:part>", with: "")
    },
    .press("x4-group-rgb", "a page group in DeviceRGB") {
      $0.page["Group"] = ["S": .name("Transparency"), "CS": .name("DeviceRGB")]
    },
    .press("x4-action", "an action on the page") {
      $0.page["AA"] = ["O": ["S": .name("Named"), "N": .name("NextPage")]]
    },
    .press("x4-action", "an action on opening") {
      $0.catalog["OpenAction"] = ["S": .name("Named"), "N": .name("Print")]
    },
  ]

  static let colourFaults: [PlantedFault] = [
    .press("x4-rgb-content", "an rg in the page") { $0.paint("1 0 0 rg 100 100 20 20 re f") },
    .press("x4-rgb-content", "an RG in a form within a form") { file in
      file.paint("/Fm1 Do")
      file.afterwards { document, page, _ in
        let inner = document.addStream(
          ["Type": .name("XObject"), "Subtype": .name("Form"), "BBox": [0, 0, 9, 9], "Resources": [:]],
          bytes: Array("0 1 0 RG 2 w 1 1 m 8 8 l S".utf8))
        let outer = document.addStream(
          [
            "Type": .name("XObject"), "Subtype": .name("Form"), "BBox": [0, 0, 9, 9],
            "Resources": ["XObject": ["In": .reference(inner)]],
          ], bytes: Array("q /In Do Q".utf8))
        addResource("XObject", "Fm1", .reference(outer), to: page, in: document)
      }
    },
    .press("x4-rgb-content", "a separation that falls back on RGB") { file in
      file.resources["ColorSpace"] = [
        "Spot": [
          .name("Separation"), .name("Or"), .name("DeviceRGB"),
          ["FunctionType": 2, "Domain": [0, 1], "C0": [1, 1, 1], "C1": [0.8, 0.6, 0], "N": 1],
        ]
      ]
      file.paint("/Spot cs .5 scn 100 100 20 20 re f")
    },
    .press("x4-rgb-picture", "a picture in DeviceRGB") { $0.picture["ColorSpace"] = .name("DeviceRGB") },
    .press("x4-rgb-picture", "an inline picture in RGB") {
      $0.paint("6 0 0 6 100 100 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI")
    },
    .press("x4-rgb-shading", "a shading in DeviceRGB") { file in
      file.resources["Shading"] = [
        "Sh1": [
          "ShadingType": 2, "ColorSpace": .name("DeviceRGB"), "Coords": [0, 0, 1, 0],
          "Function": ["FunctionType": 2, "Domain": [0, 1], "C0": [1, 0, 0], "C1": [0, 0, 1], "N": 1],
        ]
      ]
      file.paint("100 100 20 20 re W n /Sh1 sh")
    },
    .press("x4-transfer-function", "a transfer curve") { $0.resources["ExtGState"]!["T"] = ["TR": .name("Identity")] },
    .press("x4-halftone", "a halftone of type 6") { $0.resources["ExtGState"]!["H"] = ["HT": ["HalftoneType": 6]] },
    .press("ink-coverage", "a rich black of 340 %") { $0.paint(".9 .8 .7 1 k 100 100 20 20 re f") },
    .press("white-overprint", "white that overprints") { $0.paint("/Ov gs 0 0 0 0 k 100 100 20 20 re f") },
    .press("hairline", "a rule of 0.1 pt") { $0.paint("0 0 0 1 K .1 w 60 80 m 200 80 l S") },
    .press("hairline", "a rule scaled down to 0.2 pt") {
      $0.paint(".4 0 0 .4 0 0 cm 0 0 0 1 K .5 w 200 200 m 500 200 l S")
    },
    .press("hairline", "a rule drawn as an area of 0.2 pt") { $0.paint("0 0 0 1 k 60 80 100 .2 re f") },
  ]

  static let typeFaults: [PlantedFault] = [
    .press("x4-font-embedded", "fonts not embedded", with: ["ua-font-embedded"]) { $0.fontProgram = nil },
    .press("text-tiny", "text of 4 pt") { $0.paint("0 0 0 1 k BT /F2 4 Tf 60 100 Td (abc) Tj ET") },
    .press("text-tiny", "text of 12 pt scaled down to 3") {
      $0.paint(".25 0 0 .25 60 100 cm 0 0 0 1 k BT /F2 12 Tf (abc) Tj ET")
    },
    .press("small-text-inks", "text of 8 pt in three inks") {
      $0.paint("1 .7 .2 0 k BT /F2 8 Tf 60 100 Td (abc) Tj ET")
    },
    .press("text-not-black", "black text in four inks") {
      $0.paint(".7 .6 .6 .9 k BT /F2 10 Tf 60 100 Td (abc) Tj ET")
    },
    .press("text-near-trim", "text 1 mm from the edge") { $0.paint("0 0 0 1 k BT /F2 8 Tf 31 200 Td (abc) Tj ET") },
    .press("type3-font", "a font that is drawn", with: ["ua-to-unicode"]) { file in
      file.resources["Font"] = [
        "T3": [
          "Type": .name("Font"), "Subtype": .name("Type3"), "FontBBox": [0, 0, 1, 1], "FontMatrix": [1, 0, 0, 1, 0, 0],
          "FirstChar": 97, "LastChar": 97, "Widths": [1], "CharProcs": [:],
          "Encoding": ["Differences": [97, .name("a")]],
        ]
      ]
      file.paint("0 0 0 1 k BT /T3 10 Tf 60 100 Td (a) Tj ET")
    },
    .press("picture-resolution", "a picture of 60 pixels") {
      $0.picture["Width"] = 60
      $0.picture["Height"] = 40
    },
    .press("bleed-not-covered", "a tint that ends at the trim") { $0.replace("19 19 302 60 re", "28 28 284 60 re") },
    .press("bleed-not-covered", "a picture that ends at the trim") {
      $0.replace("60 0 0 40 60 150 cm", "60 0 0 40 28 150 cm")
    },
  ]

  static let objectFaults: [PlantedFault] = [
    .press("x4-lzw", "a stream in LZW") { file in
      file.compression = .asTheyAre
      file.afterwards { document, _, _ in
        let stream = document.addStream(
          [:], bytes: [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01],
          filter: .name("LZWDecode"))
        setCatalog("PieceInfo", to: ["Own": .reference(stream)], in: document)
      }
    },
    .press("x4-javascript", "JavaScript among the names") {
      $0.catalog["Names"] = ["JavaScript": ["Names": [.string([65]), ["S": .name("GoTo")]]]]
    },
    .press("x4-javascript", "JavaScript on opening", with: ["x4-action"]) {
      $0.catalog["OpenAction"] = ["S": .name("JavaScript"), "JS": PDFValue(text: "app.alert(1)")]
    },
    .press("x4-form-fields", "a form to fill in") { $0.catalog["AcroForm"] = ["Fields": []] },
    .press("x4-embedded-files", "an attached file") {
      $0.catalog["Names"] = ["EmbeddedFiles": ["Names": [.string([65]), ["Type": .name("Filespec")]]]]
    },
    .press("x4-alternate-image", "a picture with an alternate") {
      $0.picture["Alternates"] = [["DefaultForPrinting": true]]
    },
    .press("x4-opi", "a picture left to OPI") { $0.picture["OPI"] = ["2.0": ["Type": .name("OPI")]] },
    .press("x4-postscript", "a form in PostScript") { file in
      file.afterwards { document, page, _ in
        let form = document.addStream(
          ["Type": .name("XObject"), "Subtype": .name("PS")], bytes: Array("showpage".utf8))
        addResource("XObject", "Ps1", .reference(form), to: page, in: document)
      }
    },
    .press("x4-reference-form", "a form that refers to another file", with: ["ua-reference-form"]) { file in
      file.afterwards { document, page, _ in
        let form = document.addStream(
          [
            "Type": .name("XObject"), "Subtype": .name("Form"), "BBox": [0, 0, 1, 1],
            "Ref": ["F": .string([65]), "Page": 0],
          ],
          bytes: [])
        addResource("XObject", "Ref1", .reference(form), to: page, in: document)
      }
    },
    .press("x4-optional-content", "layers without a named configuration", with: ["ua-optional-content"]) {
      $0.catalog["OCProperties"] = ["OCGs": [], "D": ["Order": []]]
    },
    .press("x4-operator", "an operator that is none") { $0.paint("1 2 frobnicate") },
    .press("content-broken", "states left open") { $0.add("q q\n") },
    .press("content-broken", "a dictionary left open") { $0.add("/Artifact << /Type BMC EMC 1 2\n") },
    .press("content-broken", "a picture that is not there") { $0.paint("/Nowhere Do") },
  ]
}

/// Adds a resource to a page.
func addResource(_ category: String, _ name: String, _ value: PDFValue, to page: PDFReference, in document: PDFDocument)
{
  var resources = document.value(of: page)["Resources"].dictionary ?? [:]
  var entries = resources[category]?.dictionary ?? [:]
  entries[name] = value
  resources[category] = .dictionary(entries)
  set("Resources", of: page, to: .dictionary(resources), in: document)
}
