import Diagnostics
import PDFFile
import Preflight
import Testing

@Suite struct `The check of finished files` {
  static func rules(_ file: SoundFile, options: PreflightOptions = PreflightOptions()) throws -> Set<String> {
    Set(try preflight(file.bytes(), options: options).findings.map(\.rule))
  }

  @Test func `has nothing to say of a sound press file or a sound screen file`() throws {
    let press = try preflight(SoundFile.press.bytes())
    #expect(press.findings == [] && press.labels.x4 == "PDF/X-4" && press.labels.ua1)
    #expect(press.keeps(.x4) && press.keeps(.ua1))
    let screen = try preflight(SoundFile.screen.bytes())
    #expect(screen.findings == [] && screen.labels.x4 == nil && screen.keeps(.ua1) && !screen.keeps(.x4))
  }

  @Test(
    arguments: PlantedFault.documentFaults + PlantedFault.pageFaults + PlantedFault.colourFaults
      + PlantedFault.typeFaults + PlantedFault.objectFaults + PlantedFault.tagFaults)
  func `names a planted fault, and nothing else`(fault: PlantedFault) throws {
    var file = fault.base
    fault.spoil(&file)
    let spoken = try Self.rules(file).sorted()
    #expect(spoken == fault.companions.union([fault.rule]).sorted())
  }

  @Test func `has a planted fault for every rule but those that ask for what no file of ours can lack`() {
    let faults =
      PlantedFault.documentFaults + PlantedFault.pageFaults + PlantedFault.colourFaults + PlantedFault.typeFaults
      + PlantedFault.objectFaults + PlantedFault.tagFaults
    #expect(faults.count >= 40)
    let planted = Set(faults.map(\.rule)).union(faults.flatMap(\.companions))
    // These have tests of their own; libqpdf writes an identifier into every file.
    let elsewhere: Set<String> = [
      "no-label", "other-pdfx", "damaged-objects", "x4-id", "ua-structure-size", "font-missing", "no-bleed", "folding",
      "rgb-left-to-printer",
    ]
    #expect(preflightRules.filter { !planted.contains($0) && !elsewhere.contains($0) } == [])
    #expect(Set(preflightRules).count == preflightRules.count)
  }

  @Test func `says where, why by which clause, and what to do, in both languages`() throws {
    var file = SoundFile.press
    file.picture["Width"] = 60
    file.picture["Height"] = 40
    file.version = "1.7"
    let report = try preflight(file.bytes())
    let picture = try #require(report.findings.first { $0.rule == "picture-resolution" })
    #expect(
      picture.message.french
        == "une image est à 72 points par pouce\u{A0}: il en faudrait 250 × 167 pixels, elle en a 60 × 40")
    #expect(picture.message.english == "a picture is at 72 ppi: 250 × 167 pixels are wanted, it has 60 × 40")
    #expect(picture.page == 1 && picture.object != nil && picture.severity == .warning && picture.source == nil)
    let version = try #require(report.findings.first { $0.rule == "x4-version" })
    let finding = version.diagnostic(file: "a.pdf")
    #expect(finding.message.french == "le fichier est en PDF 1.7 [ISO 15930-7, 6 (ISO 32000-1, 7.5.2)]")
    #expect(finding.hint?.english == "save as PDF 1.6 at most")
    #expect(finding.place == Place(file: "a.pdf") && finding.severity == .error)
    #expect(
      version.json(file: "a.pdf", in: .english).line.contains("\"code\": \"x4-version\", \"severity\": \"error\""))
    #expect(!report.keeps(.x4) && report.keeps(.ua1))
  }

  @Test func `asks a file without a label whether it could be X-4, and holds nothing against it`() throws {
    var file = SoundFile.press
    file.xmp = file.xmp.replacing("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", with: "")
      .replacing("<pdfuaid:part>1</pdfuaid:part>", with: "")
    file.fontProgram = nil
    file.structure = nil
    let report = try preflight(file.bytes())
    #expect(Set(report.findings.map(\.rule)) == ["no-label", "x4-label", "x4-font-embedded", "font-missing"])
    #expect(report.findings.filter { $0.severity == .error }.map(\.rule) == ["font-missing", "font-missing"])
    #expect(!report.keeps(.x4) && !report.keeps(.ua1))
  }

  @Test func `tells of another PDF X, of calibrated RGB and of pages that do not fold, as what they are`() throws {
    var file = SoundFile.press
    file.xmp = file.xmp.replacing("PDF/X-4<", with: "PDF/X-3:2003<")
    #expect(try Self.rules(file) == ["other-pdfx"])
    file = SoundFile.press
    file.picture["ColorSpace"] = [.name("CalRGB"), ["WhitePoint": [0.95, 1, 1.09]]]
    let report = try preflight(file.bytes())
    #expect(report.findings.map(\.rule) == ["rgb-left-to-printer"] && report.findings[0].severity == .notice)
    var options = PreflightOptions()
    options.isFolded = true
    #expect(try Self.rules(.press, options: options) == ["folding"])
    options = PreflightOptions()
    options.inkLimit = 0.5
    #expect(try Self.rules(.press, options: options) == ["ink-coverage"])
  }

  @Test func `a sheet whose boxes are one has no bleed to cover, which is told`() throws {
    var file = SoundFile.press
    file.page["MediaBox"] = [28, 28, 312, 312]
    file.page["BleedBox"] = [28, 28, 312, 312]
    #expect(try Self.rules(file) == ["no-bleed"])
  }

  @Test func `RGB is sound where the output is RGB, or the resources give it a profile`() throws {
    var file = SoundFile.press
    file.paint("1 0 0 rg 100 100 20 20 re f")
    file.resources["ColorSpace"] = ["DefaultRGB": [.name("CalRGB"), ["WhitePoint": [0.95, 1, 1.09]]]]
    #expect(try Self.rules(file) == ["rgb-left-to-printer"])
    file = SoundFile.press
    file.paint("1 0 0 rg 100 100 20 20 re f")
    file.profile = SoundFile.profileHeader(kind: "prtr", space: "RGB ")
    file.profileEntries["N"] = 3
    #expect(try Self.rules(file) == ["x4-cmyk"])
  }
}
