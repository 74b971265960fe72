import Geometry
import Inks
import PDFFile
import Testing

@testable import Finishing

/// A page as cairo draws one, with these resources and this content.
private func drawn(_ content: String, resources: [String: PDFValue] = [:]) throws -> [UInt8] {
  let document = try PDFDocument()
  let stream = document.addStream([:], bytes: Array(content.utf8))
  let page = document.add([
    "Type": .name("Page"), "MediaBox": [0, 0, 100, 100], "Contents": .reference(stream),
    "Resources": .dictionary(resources), "StructParents": 0,
    "Group": ["Type": .name("Group"), "S": .name("Transparency"), "I": true, "CS": .name("DeviceRGB")],
  ])
  try document.setPages([page])
  return try document.write(version: "1.5")
}

private func order(pictures: [[UInt8]] = [], labels: Set<ConformanceLabel> = [.pressX4]) -> PressOrder {
  PressOrder(
    boxes: [PageBoxes(trim: Size(width: 60.pt, height: 60.pt), bleed: 9.pt, slug: 11.pt)], keys: keys,
    pictures: pictures,
    condition: OutputCondition(identifier: "FOGRA39", words: "Offset, coated paper", profile: "Coated"),
    profile: [1, 2, 3],
    metadata: FileMetadata(
      title: "L’été <1>", author: "A & B", language: "fr", year: 2021, month: 5, day: 14), labels: labels)
}

private func finished(_ content: String, resources: [String: PDFValue] = [:], _ order: PressOrder = order()) throws
  -> PDFDocument
{
  try PDFDocument(reading: finishForPress(drawn(content, resources: resources), order))
}

@Suite struct PressFinishingTests {
  @Test func `the boxes nest by the lengths they were given`() throws {
    let document = try finished("")
    let page = document.value(of: document.pages[0])
    #expect(page["MediaBox"].array?.map(\.number) == [0, 0, 100, 100])
    #expect(page["BleedBox"].array?.map(\.number) == [11, 11, 89, 89])
    #expect(page["TrimBox"].array?.map(\.number) == [20, 20, 80, 80])
    #expect(page["CropBox"].isNull && page["ArtBox"].isNull)
  }

  @Test func `the page is mixed in four inks, and nobody links or scripts`() throws {
    let document = try finished("")
    let page = document.value(of: document.pages[0])
    #expect(document.resolve(page, "Group")["CS"] == .name("DeviceCMYK"))
    #expect(page["Annots"].isNull)
    #expect(Set(document.catalog.dictionary!.keys) == ["Type", "Pages", "Metadata", "Lang", "OutputIntents"])
    #expect(document.version == "1.6")
  }

  @Test func `information and XMP say the same, and the label stands where it was ordered`() throws {
    let document = try finished("")
    let info = document.resolve(document.trailer["Info"])
    #expect(info["Title"].text == "L’été <1>" && info["Author"].text == "A & B")
    #expect(info["CreationDate"].text == "D:20210514000000Z" && info["Trapped"] == .name("False"))
    let reference = try #require(document.catalog["Metadata"].reference)
    let xmp = String(decoding: try document.streamBytes(of: reference, decoded: false), as: UTF8.self)
    #expect(xmp.contains("L’été &lt;1&gt;") && xmp.contains("A &amp; B"))
    #expect(xmp.contains("<xmp:CreateDate>2021-05-14T00:00:00Z"))
    #expect(xmp.contains("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"))
    #expect(!xmp.contains("pdfuaid:part"))
    let unlabelled = try finished("", order(labels: []))
    let plain = try #require(unlabelled.catalog["Metadata"].reference)
    #expect(
      !String(decoding: try unlabelled.streamBytes(of: plain, decoded: false), as: UTF8.self).contains("PDF/X-4"))
  }

  @Test func `the output intent names the condition and holds the profile`() throws {
    let document = try finished("")
    let intent = document.resolve(document.resolve(document.catalog, "OutputIntents").array![0])
    #expect(intent["S"] == .name("GTS_PDFX") && intent["OutputConditionIdentifier"].text == "FOGRA39")
    #expect(intent["RegistryName"].text == "http://www.color.org")
    let profile = try #require(intent["DestOutputProfile"].reference)
    #expect(document.value(of: profile)["N"] == 4)
    #expect(try document.streamBytes(of: profile, decoded: true) == [1, 2, 3])
  }

  @Test func `a gradient runs between inks, its functions shared or not`() throws {
    let key = keys.key(of: "blue")!
    let blue: PDFValue = .array([key.red, key.green, key.blue].map { .real(Double($0) / 255) })
    let paperKey = keys.key(of: .paper)!
    let paper: PDFValue = .array([paperKey.red, paperKey.green, paperKey.blue].map { .real(Double($0) / 255) })
    let part: PDFValue = ["FunctionType": 2, "Domain": [0, 1], "N": 1, "C0": blue, "C1": paper]
    let shading: PDFValue = [
      "ShadingType": 2, "ColorSpace": .name("DeviceRGB"), "Coords": [0, 0, 9, 9],
      "Function": [
        "FunctionType": 3, "Domain": [0, 1], "Bounds": [0.5], "Encode": [0, 1, 0, 1],
        "Functions": .array([part, part]),
      ],
    ]
    let document = try finished(
      "/Pattern cs /p scn 0 0 9 9 re f",
      resources: ["Pattern": ["p": ["PatternType": 2, "Shading": shading]], "Shading": ["s": shading]])
    let resources = document.resolve(document.value(of: document.pages[0]), "Resources")
    for made in [document.resolve(resources["Pattern"]["p"], "Shading"), document.resolve(resources, "Shading")["s"]] {
      #expect(made["ColorSpace"] == .name("DeviceCMYK"))
      let first = made["Function"]["Functions"].array![0]
      #expect(first["C0"].array?.map(\.number) == [1, 0.75, 0.15, 0.35])
      #expect(first["C1"].array?.map(\.number) == [0, 0, 0, 0])
    }
  }

  @Test func `a mesh, a type 3 font and a colour space of its own stop it`() throws {
    let cases: [(String, [String: PDFValue])] = [
      ("/Shading", ["Shading": ["s": ["ShadingType": 7, "ColorSpace": .name("DeviceRGB")]]]),
      ("/Font /Type3", ["Font": ["f": ["Subtype": .name("Type3")]]]),
      ("/ColorSpace /c", ["ColorSpace": ["c": [.name("CalRGB"), [:]]]]),
    ]
    for (object, resources) in cases {
      let bytes = try drawn("", resources: resources)
      #expect(throws: FinishingFault.unknownObject(object, page: 1)) { try finishForPress(bytes, order()) }
    }
  }

  @Test func `a picture is let through where it was declared, and turned the right way up`() throws {
    let adobe: [UInt8] = [0xFF, 0xD8, 0xFF, 0xEE, 0, 14] + Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 0, 0xFF, 0xD9]
    func file(_ bytes: [UInt8], space: String) throws -> [UInt8] {
      let document = try PDFDocument()
      let image = document.addStream(
        [
          "Type": .name("XObject"), "Subtype": .name("Image"), "Width": 1, "Height": 1, "BitsPerComponent": 8,
          "ColorSpace": .name(space), "Interpolate": true,
        ], bytes: bytes, filter: .name("DCTDecode"))
      let content = document.addStream([:], bytes: Array("q /x5 Do Q".utf8))
      let page = document.add([
        "Type": .name("Page"), "MediaBox": [0, 0, 100, 100], "Contents": .reference(content),
        "Resources": ["XObject": ["x5": .reference(image)]],
      ])
      try document.setPages([page])
      return try document.write(version: "1.5")
    }
    func image(_ bytes: [UInt8], space: String) throws -> PDFValue {
      let document = try PDFDocument(reading: finishForPress(file(bytes, space: space), order(pictures: [bytes])))
      let resources = document.resolve(document.value(of: document.pages[0]), "Resources")
      return document.resolve(document.resolve(resources, "XObject")["x5"])
    }
    let turned = try image(adobe, space: "DeviceCMYK")
    #expect(turned["Decode"].array?.map(\.number) == [1, 0, 1, 0, 1, 0, 1, 0] && turned["Interpolate"].isNull)
    #expect(try image([0xFF, 0xD8, 0xFF, 0xD9], space: "DeviceGray")["Decode"].isNull)
    for (bytes, space, declared) in [(adobe, "DeviceCMYK", false), (adobe, "DeviceRGB", true)] {
      let source = try file(bytes, space: space)
      #expect(throws: FinishingFault.undeclaredPicture(kind: "DCTDecode \(space)", page: 1)) {
        try finishForPress(source, order(pictures: declared ? [bytes] : []))
      }
    }
  }

  @Test func `the same drawing gives the same bytes`() throws {
    let bytes = try drawn("\(rg("blue")) 0 0 9 9 re f")
    #expect(try finishForPress(bytes, order()) == finishForPress(bytes, order()))
  }

  @Test func `the colours of a drawing are found in its areas and its gradients`() throws {
    let shading: PDFValue = [
      "ShadingType": 2, "ColorSpace": .name("DeviceRGB"), "Coords": [0, 0, 9, 9],
      "Function": ["FunctionType": 2, "Domain": [0, 1], "N": 1, "C0": [1, 0, 0], "C1": [0, 0, 1]],
    ]
    let bytes = try drawn("0.2 0.4 0.6 rg 0 0 9 9 re f 0 1 0 RG 0 0 m 9 9 l S", resources: ["Shading": ["s": shading]])
    #expect(try drawingColours(in: bytes).map(\.hex).sorted() == ["#0000FF", "#00FF00", "#336699", "#FF0000"])
  }
}
