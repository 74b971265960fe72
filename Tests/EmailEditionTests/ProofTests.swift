import EmailEdition
import Foundation
import Testing

/// Where to write the sample letter, to look at it: `LETTRE_PROOFS=folder swift test --filter ProofTests`.
private let proofs = ProcessInfo.processInfo.environment["LETTRE_PROOFS"]

@Suite struct ProofTests {
  @Test(.enabled(if: proofs != nil)) func `the sample letter is laid out to be looked at`() throws {
    let folder = URL(fileURLWithPath: proofs!)
    try Data(Sample.mail.html.utf8).write(to: folder.appendingPathComponent("lettre.html"))
    try Data(Sample.mail.text.utf8).write(to: folder.appendingPathComponent("lettre.txt"))
    #expect(Sample.mail.html.utf8.count < 30_000)
  }
}
