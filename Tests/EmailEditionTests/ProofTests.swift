import EmailEdition
import Foundation
import Testing

/// Where to write the sample letter, to look at it: `LETTRE_PROOFS=folder swift test --filter ProofTests`.
private let proofs = ProcessInfo.processInfo.environment["LETTRE_PROOFS"]

@Suite struct ProofTests {
  @Test(.enabled(if: proofs != nil)) func `the sample letters are laid out to be looked at`() throws {
    let folder = URL(fileURLWithPath: proofs!)
    try Data(Sample.mail.html.utf8).write(to: folder.appendingPathComponent("lettre.html"))
    try Data(Sample.mail.text.utf8).write(to: folder.appendingPathComponent("lettre.txt"))
    let letter = try RepositoryLetter()
    try Data(letter.mail.html.utf8).write(to: folder.appendingPathComponent("poc.html"))
    try Data(letter.mail.text.utf8).write(to: folder.appendingPathComponent("poc.txt"))
    for use in letter.mail.pictures { print("picture", use.file, use.name) }
  }
}
