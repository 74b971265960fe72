import Foundation
import Testing

@testable import lettre

@Suite struct `lettre check FILE.pdf` {
  /// One page without any label; with content, in a font that is not in the file.
  static func page(_ content: String = "") -> String {
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var text = "%PDF-1.6\n"
    var table = "xref\n0 6\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    return text + table + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
  }

  @Test func `0: a file without a label is told what it lacks`() throws {
    let folder = try LetterFolder()
    try folder.write(Self.page(), to: "vide.pdf")
    let result = try runLettre(["verifier", "vide.pdf"], in: folder.path)
    #expect(result.code == 0, "\(result.error)")
    #expect(result.output == "vide.pdf\u{A0}: 1 page, ni PDF/X-4 ni PDF/UA-1.\n")
    #expect(
      result.error.contains(
        "vide.pdf: remarque\u{A0}: la page n’a ni TrimBox ni ArtBox [objet 3\u{202F}; ISO 15930-7, 6 (ISO 32000-1, 14.11.2)]"
      ))
    #expect(result.error.contains("  conseil\u{A0}: donnez à chaque page une TrimBox, et pas d’ArtBox\n"))
    let json = try runLettre(["check", "vide.pdf", "--format", "json", "--lang", "en"], in: folder.path)
    #expect(json.code == 0 && json.error == "")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["file"] as? String == "vide.pdf" && object["pages"] as? Int == 1)
    #expect(object["claims"] as? [String] == [] && object["kept"] as? [String] == [])
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.contains { $0["code"] as? String == "x4-trim-box" && $0["object"] as? Int == 3 })
    #expect(findings.allSatisfy { $0["severity"] as? String == "notice" && $0["hint"] is String })
  }

  @Test func `1: what a printer cannot print is an error`() throws {
    let folder = try LetterFolder()
    try folder.write(Self.page("BT /F1 12 Tf 100 100 Td (abc) Tj ET"), to: "texte.pdf")
    let result = try runLettre(["check", "texte.pdf", "--quiet"], in: folder.path)
    #expect(result.code == 1 && result.output == "")
    #expect(result.error.contains("erreur\u{A0}: la police «\u{A0}Helvetica\u{A0}» n’est pas incorporée"))
  }

  @Test func `3: what is no PDF, damaged or missing is said and nothing else`() throws {
    let folder = try LetterFolder()
    try folder.write("PK", to: "lettre.pdf")
    let result = try runLettre(["check", "lettre.pdf"], in: folder.path)
    #expect(result.code == 3 && result.output == "")
    #expect(result.error.hasPrefix("lettre.pdf: erreur\u{A0}: ce n’est pas un fichier PDF\n"))
    let json = try runLettre(["check", "absent.pdf", "--format", "json"], in: folder.path)
    #expect(json.code == 3)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((object?["findings"] as? [[String: Any]])?.first?["code"] as? String == "unreadable-file")
    try folder.write(
      Self.page().replacing("xref\n0 6", with: "xref\n0 \(1 << 31)"), to: "grand.pdf")
    let large = try runLettre(["check", "grand.pdf", "--lang", "en"], in: folder.path)
    #expect(large.code == 3)
    #expect(large.error.contains("error: the file claims 2147483648 objects, above the 1000000 accepted"))
  }
}
