import Diagnostics
import Instruments
import PDFFile
import Testing

@Suite struct `A hostile file` {
  /// The fault a file meets, nil where it is read; and it must be met soon.
  static func fault(_ bytes: [UInt8], limits: PDFLimits = PDFLimits()) -> PDFFault? {
    var met: PDFFault?
    let time = ContinuousClock().measure {
      do throws(PDFFault) {
        let document = try PDFDocument(reading: bytes, limits: limits)
        for page in document.pages { _ = try document.pageContent(of: page) }
      } catch {
        met = error
      }
    }
    #expect(time < .seconds(3))
    return met
  }

  @Test func `that claims two thousand million objects is refused before anything is made of them`() {
    let claim = 1 << 31
    let table = "xref\n0 \(claim)\n0000000000 65535 f \n"
    #expect(Self.fault(bareFile(bareObjects, table: table)) == .tooManyObjects(claimed: claim, limit: 1_000_000))
    let far = "xref\n0 1\n0000000000 65535 f \n\(claim - 1) 1\n0000000009 00000 n \n"
    #expect(Self.fault(bareFile(bareObjects, table: far)) == .tooManyObjects(claimed: claim, limit: 1_000_000))
    let size = latin(bareFile(bareObjects)).replacing("/Size 4", with: "/Size \(claim)")
    #expect(Self.fault(Array(size.utf8)) == .tooManyObjects(claimed: claim, limit: 1_000_000))
    let index = "<< /Type /XRef /Size 4 /Index [0 \(claim)] /W [1 2 1] /Length 0 /Root 1 0 R >>\nstream\n\nendstream"
    #expect(Self.fault(bareFile(bareObjects + [index])) == .tooManyObjects(claimed: claim, limit: 1_000_000))
  }

  @Test func `that has more objects or bytes than allowed is refused`() {
    var limits = PDFLimits()
    limits.objectCount = 2
    #expect(Self.fault(bareFile(bareObjects), limits: limits) == .tooManyObjects(claimed: 3, limit: 2))
    limits = PDFLimits()
    limits.fileSize = 100
    let bytes = bareFile(bareObjects)
    #expect(Self.fault(bytes, limits: limits) == .tooLarge(bytes: bytes.count, limit: 100))
  }

  @Test func `that is no PDF, or only the beginning of one, is refused`() throws {
    #expect(Self.fault([]) == .notPDF)
    #expect(Self.fault(Array("PK\u{3}\u{4}".utf8)) == .notPDF)
    let whole = try smallFile()
    for length in stride(from: 8, to: whole.count - 8, by: 7) {
      guard case .damaged = Self.fault(Array(whole[..<length])) else {
        Issue.record("\(length) of \(whole.count) bytes are read as if they were all")
        continue
      }
    }
  }

  @Test func `whose content becomes gigabytes is refused`() throws {
    var limits = PDFLimits()
    limits.streamSize = 1 << 20
    let bomb = try smallFile(content: String(repeating: " ", count: 2 << 20))
    guard case .streamTooLong(_?, limit: 1 << 20) = Self.fault(bomb, limits: limits) else {
      Issue.record("a stream of 2 MB is read where 1 MB is allowed")
      return
    }
    let twice = try smallFile(compression: .asTheyAre) { document, page in
      let stream = document.addStream(
        [:], bytes: [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1], filter: [.name("FlateDecode"), .name("Fl")])
      var entries = document.value(of: page).dictionary!
      entries["Contents"] = .reference(stream)
      document.replace(page, with: .dictionary(entries))
    }
    #expect(Self.fault(twice).map { "\($0)".contains("2 times over") } ?? false)
  }

  @Test func `with a tree of pages that bites its tail, or has no end, is refused`() {
    func meets(_ objects: [String]) -> Bool {
      if case .damaged(doing: "reading the pages", _, _) = Self.fault(bareFile(objects)) { true } else { false }
    }
    #expect(meets([bareObjects[0], "<< /Type /Pages /Kids [2 0 R] /Count 1 >>", bareObjects[2]]))
    #expect(meets([bareObjects[0], "<< /Type /Pages /Kids 3 0 R /Count 1 >>", bareObjects[2]]))
    #expect(meets([bareObjects[0], "<< /Type /Pages /Kids 3 0 R >>", String(repeating: "[", count: 100_000)]))
    let chain = (0..<30_000).map { "<< /Type /Pages /Kids [\($0 + 3) 0 R] /Count 1 >>" }
    #expect(meets([bareObjects[0]] + chain + [bareObjects[2]]))
    #expect(meets(["<< /Type /Catalog >>"]))
  }

  @Test(arguments: 0..<20) func `spoilt at random is read or refused`(hundred: Int) throws {
    let whole = try smallFile()
    for seed in (hundred * 50)..<(hundred * 50 + 50) {
      var numbers = Chance(state: UInt64(seed))
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = .random(in: 0...255, using: &numbers)
      }
      guard let document = try? PDFDocument(reading: bytes) else { continue }
      for reference in document.objects {
        if document.isStream(reference) { _ = try? document.streamBytes(of: reference, decoded: true) }
      }
      for page in document.pages { _ = try? document.pageContent(of: page) }
    }
  }

  @Test(arguments: [
    PDFFault.notPDF, .encrypted, .tooLarge(bytes: 1, limit: 1), .tooManyObjects(claimed: 1, limit: 1),
    .damaged(doing: "reading", detail: "x", offset: 3), .streamUnreadable(PDFReference(1), detail: "x"),
    .streamTooLong(nil, limit: 1),
  ])
  func `is told of in both languages, with a remedy`(fault: PDFFault) {
    let finding = fault.diagnostic(file: "a.pdf")
    #expect(finding.severity == .error && finding.hint != nil && finding.place.file == "a.pdf")
    #expect(finding.message.french != finding.message.english)
  }
}
