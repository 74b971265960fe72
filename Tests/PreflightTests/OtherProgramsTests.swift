import Foundation
import Instruments
import PDFFile
import Preflight
import Testing

@Suite struct `Files of other programs are judged rightly` {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// Made by scripts/test-programs.
  static let python = repository.appending(path: ".cache/test-programs/bin/python").path
  static var hasPrograms: Bool { FileManager.default.fileExists(atPath: python) }

  /// The file a command writes; `OUT` stands for it, `IN` for one that holds the text.
  static func file(made tool: String, _ arguments: String..., from text: String = "") throws -> [UInt8] {
    try inScratchFolder { folder in
      let (input, output) = (folder.appending(path: "in.txt"), folder.appending(path: "out.pdf"))
      try Data(text.utf8).write(to: input)
      let made = try run(
        [tool] + arguments.map { $0.replacing("OUT", with: output.path).replacing("IN", with: input.path) })
      #expect(made.status == 0)
      return Array(try Data(contentsOf: output))
    }
  }

  static func rules(_ report: PreflightReport) -> Set<String> { Set(report.findings.map(\.rule)) }

  @Test func `Ghostscript in CMYK: no label, and fonts that are not in the file`() throws {
    let page = """
      %!PS
      0 0 0 1 setcmykcolor /Helvetica findfont 12 scalefont setfont 72 700 moveto (Texte noir) show
      1 .7 0 0 setcmykcolor 100 100 200 50 rectfill showpage
      """
    let bytes = try Self.file(
      made: "gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK",
      "-sProcessColorModel=DeviceCMYK", "-o", "OUT", "IN", from: page)
    let report = try preflight(bytes)
    #expect(report.labels.x4 == nil && !report.labels.ua1)
    #expect(report.findings.filter { $0.severity == .error }.map(\.rule) == ["font-missing"])
    #expect(Self.rules(report).isSuperset(of: ["no-label", "x4-output-intent", "x4-trim-box", "x4-trapped"]))
    #expect(Self.rules(report).isDisjoint(with: ["x4-rgb-content", "content-broken", "damaged-objects", "x4-id"]))
  }

  @Test func `a plain Cairo PDF: no label, RGB throughout, black text in RGB, its date without D:`() throws {
    var source = SoundFile.press
    source.fontProgram = nil
    source.simple["BaseFont"] = .name("Helvetica")
    let folder = FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID()).pdf")
    try Data(source.bytes()).write(to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try preflight(try Self.file(made: "pdftocairo", "-pdf", folder.path, "OUT"))
    #expect(report.labels.x4 == nil && report.findings.allSatisfy { $0.severity != .error })
    #expect(
      Self.rules(report).isSuperset(of: [
        "no-label", "x4-rgb-content", "x4-group-rgb", "x4-output-intent", "text-not-black",
      ]))
    #expect(
      Self.rules(report).isDisjoint(with: ["content-broken", "damaged-objects", "x4-font-embedded", "font-missing"]))
  }

  @Test(.enabled(if: hasPrograms, "the programs of Tests/programs.txt are not installed: make test-packages"))
  func `WeasyPrint: a true X-4 passes, its crop marks in RGB do not`() throws {
    func made(marks: String) throws -> PreflightReport {
      let profile = "/usr/share/color/icc/ghostscript/default_cmyk.icc"
      let page = """
        <html lang="fr"><head><title>Lettre d'essai</title><meta name="author" content="POC"><style>
        @font-face { font-family: Text; src: url("file://\(Self.repository.path)/fonts/lato/Lato-Regular.ttf") }
        @color-profile device-cmyk { src: url("file://\(profile)"); components: c, m, y, k }
        @page { size: 100mm 100mm; bleed: 3mm; margin: 12mm; \(marks) }
        body { font: 11pt Text; color: device-cmyk(0 0 0 1) } h1 { color: device-cmyk(1 .7 0 0); font-size: 20pt }
        div { background: device-cmyk(.1 .03 0 0); padding: 4mm }
        </style></head><body><h1>Titre de la lettre</h1><p>Un texte noir.</p><div>Un encadré</div></body></html>
        """
      return try preflight(
        try Self.file(
          made: Self.python, "-c",
          "import weasyprint; weasyprint.HTML(filename='IN').write_pdf('OUT', pdf_variant='pdf/x-4')", from: page))
    }
    let sound = try made(marks: "")
    #expect(sound.labels.x4 == "PDF/X-4" && sound.keeps(.x4))
    #expect(sound.findings == [])
    let marked = try made(marks: "marks: crop")
    #expect(!marked.keeps(.x4) && Self.rules(marked) == ["x4-rgb-content"])
  }

  @Test(.enabled(if: hasPrograms, "the programs of Tests/programs.txt are not installed: make test-packages"))
  func `Typst: a true UA-1 passes`() throws {
    let text = """
      #set document(title: "Lettre d'essai", date: datetime(year: 2021, month: 5, day: 1))
      #set text(lang: "fr")
      #set page(width: 120mm, height: 150mm)
      = Titre
      Un texte avec un #link("https://example.org")[lien] et une note#footnote[La note].
      == Sous-titre
      - un
      - deux
      #table(columns: 2, table.header[A][B], [1], [2])
      #figure(rect(width: 2cm, height: 1cm, fill: red), alt: "Un rectangle rouge", caption: [Une figure])
      """
    let bytes = try Self.file(
      made: Self.python, "-c", "import typst; typst.compile('IN', output='OUT', pdf_standards=['ua-1'])", from: text)
    let report = try preflight(bytes)
    #expect(report.labels.ua1 && report.keeps(.ua1))
    #expect(report.findings == [])
  }

  @Test func `a file with a password is refused, with or without the need to give it`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID()).pdf")
    try Data(SoundFile.press.bytes()).write(to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    for password in ["", "secret"] {
      let bytes = try Self.file(made: "qpdf", "--encrypt", password, "owner", "256", "--", folder.path, "OUT")
      #expect(throws: PDFFault.encrypted) { try preflight(bytes) }
    }
  }

  @Test func `a file whose objects are packed in streams is judged as if they were not`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID()).pdf")
    try Data(SoundFile.press.bytes()).write(to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes = try Self.file(made: "qpdf", "--object-streams=generate", folder.path, "OUT")
    #expect(try preflight(bytes).findings == [])
  }

  @Test func `qpdf finds nothing to say of the sound files either`() throws {
    for file in [SoundFile.press, .screen] {
      let said = try output(of: "qpdf", "--check", "FILE", reading: try file.bytes())
      #expect(said.contains("No syntax or stream encoding errors"))
    }
  }
}
