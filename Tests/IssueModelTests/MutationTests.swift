import Diagnostics
import Documents
import Instruments
import IssueModel
import Testing

@Suite struct `Any newsroom is read or refused` {
  @Test(arguments: 0..<30) func `files spoilt at random never stop the program, and every finding says what to do`(
    ten: Int
  ) {
    for seed in (ten * 10)..<(ten * 10 + 10) {
      var numbers = Chance(state: UInt64(seed))
      var files = Newsroom().files.mapValues { Array($0.utf8) }
      let names = files.keys.sorted()
      for _ in 0..<Int.random(in: 1...8, using: &numbers) {
        let name = names.randomElement(using: &numbers)!
        var bytes = files[name]!
        let at = Int.random(in: 0...bytes.count, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0:
          bytes.insert(
            contentsOf: Array("[]{}:-*&!#'\"|>%@`\n\t \u{0}é".utf8).shuffled(using: &numbers).prefix(3), at: at)
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...30, using: &numbers)))
        case 2: if at < bytes.count { bytes[at] = UInt8.random(in: 0...255, using: &numbers) }
        default: bytes.append(contentsOf: files[names.randomElement(using: &numbers)!]!)
        }
        files[name] = bytes
      }
      let spoilt = LetterFiles(files)
      var findings: [Diagnostic] = []
      do throws(Stop) {
        let letter = try readLetter(spoilt)
        findings += letter.findings
        findings += try readIssue("2021-05", of: letter.value, spoilt).findings
      } catch {
        #expect(error.diagnostics.hasErrors, "seed \(seed)")
        findings += error.diagnostics
      }
      for finding in findings {
        #expect(finding.place.file != nil, "seed \(seed): \(finding.message.french)")
        #expect(finding.hint != nil || finding.severity == .notice, "seed \(seed): \(finding.message.french)")
      }
    }
  }

  @Test func `issue names that climb out of the folder are refused`() throws {
    let letter = try readLetter(Newsroom().letterFiles).value
    for id in ["", "..", "../x", "a/b", ".x"] {
      #expect(throws: Stop.self) { try readIssue(id, of: letter, Newsroom().letterFiles) }
    }
  }
}
