import PDFFile
import Preflight
import PressRun
import Testing

/// The check on the sample's own press file, sound and spoilt.
@Suite struct `A fault planted in the sample's press file` {
  struct Fault: Sendable, CustomTestStringConvertible {
    let rule: String
    /// Rules that rightly speak with it.
    var companions: Set<String> = []
    let plant: @Sendable (PDFDocument) throws -> Void

    var testDescription: String { rule }
  }

  private static let press = Result {
    let room = try Newsroom.sample()
    _ = try PressRun.compose(ComposeRequest(issue: Newsroom.issue, editions: [.press]), at: room.workplace)
    return try #require(room.printed["lettre-2021-05-press.pdf"])
  }

  @Test func `has none when it is sound`() throws {
    let report = try preflight(try Self.press.get())
    #expect(report.keeps(.x4))
    #expect(report.findings.filter { $0.severity > .notice } == [])
  }

  @Test(arguments: faults) func `is named, and nothing else`(fault: Fault) throws {
    let bytes = try Self.press.get()
    let before = Set(try preflight(bytes).findings.map(\.rule))
    let document = try PDFDocument(reading: bytes)
    try fault.plant(document)
    let after = Set(try preflight(try document.write(version: "1.6", compression: .asTheyAre)).findings.map(\.rule))
    #expect(after.subtracting(before).subtracting(fault.companions) == [fault.rule])
  }

  static let faults: [Fault] = [
    Fault(rule: "x4-rgb-content") { try paint("1 0 0 rg 300 300 50 50 re f", in: $0) },
    Fault(rule: "ink-coverage") { try paint("1 1 1 .5 k 300 300 50 50 re f", in: $0) },
    Fault(rule: "hairline") { try paint("0 0 0 1 K .1 w 100 300 m 300 300 l S", in: $0) },
    Fault(rule: "bleed-not-covered") {
      let trim = $0.value(of: $0.pages[1])["TrimBox"].array!.compactMap(\.number)
      try paint("0 0 0 .2 k \(trim[0]) 300 50 50 re f", in: $0)
    },
    Fault(rule: "content-broken") { try paint("q q", in: $0) },
    Fault(rule: "x4-trim-box") { try set("TrimBox", of: $0.pages[0], to: .null, in: $0) },
    Fault(rule: "x4-boxes-nest", companions: ["bleed-not-covered"]) {
      try set("MediaBox", of: $0.pages[0], to: [10, 10, 500, 500], in: $0)
    },
    Fault(rule: "x4-group-rgb") {
      try set("Group", of: $0.pages[0], to: ["S": .name("Transparency"), "CS": .name("DeviceRGB")], in: $0)
    },
    Fault(rule: "x4-annotation", companions: ["ua-link-tagged", "ua-annotation-contents", "ua-tab-order"]) {
      let link = $0.add(["Type": .name("Annot"), "Subtype": .name("Link"), "Rect": [100, 100, 200, 120]])
      try set("Annots", of: $0.pages[0], to: .array([.reference(link)]), in: $0)
    },
    Fault(rule: "x4-output-intent") { try setCatalog("OutputIntents", to: .null, in: $0) },
    Fault(rule: "x4-javascript", companions: ["x4-action"]) {
      try setCatalog("OpenAction", to: ["S": .name("JavaScript"), "JS": PDFValue(text: "1")], in: $0)
    },
    Fault(rule: "x4-trapped") { try set("Trapped", of: #require($0.trailer["Info"].reference), to: .null, in: $0) },
    Fault(rule: "x4-info-xmp") {
      try set("Title", of: #require($0.trailer["Info"].reference), to: PDFValue(text: "Autre"), in: $0)
    },
    Fault(rule: "x4-font-embedded", companions: ["ua-font-embedded"]) { document in
      for object in document.objects where document.value(of: object)["Type"] == .name("FontDescriptor") {
        for key in ["FontFile", "FontFile2", "FontFile3"] { try set(key, of: object, to: .null, in: document) }
      }
    },
    Fault(rule: "x4-rgb-picture") { document in
      let picture = try #require(
        document.objects.first {
          document.value(of: $0)["Subtype"] == .name("Image")
            && document.value(of: $0)["ColorSpace"] == .name("DeviceCMYK")
        })
      try set("ColorSpace", of: picture, to: .name("DeviceRGB"), in: document)
    },
    Fault(rule: "picture-resolution") { document in
      let picture = try #require(
        document.objects.first {
          document.value(of: $0)["Subtype"] == .name("Image")
            && document.value(of: $0)["ColorSpace"] == .name("DeviceCMYK")
        })
      try set("Width", of: picture, to: 100, in: document)
    },
  ]

  /// Adds to the content of the second page, as an artifact.
  private static func paint(_ content: String, in document: PDFDocument) throws {
    let page = document.pages[1]
    let bytes = try document.pageContent(of: page) + Array("\n/Artifact BMC \(content) EMC\n".utf8)
    try set("Contents", of: page, to: .reference(document.addStream([:], bytes: bytes)), in: document)
  }

  private static func set(_ key: String, of object: PDFReference, to value: PDFValue, in document: PDFDocument) throws {
    var entries = try #require(document.value(of: object).dictionary)
    entries[key] = value.isNull ? nil : value
    document.replace(object, with: .dictionary(entries))
  }

  private static func setCatalog(_ key: String, to value: PDFValue, in document: PDFDocument) throws {
    try set(key, of: #require(document.trailer["Root"].reference), to: value, in: document)
  }
}
