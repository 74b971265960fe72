import Diagnostics
import Testing

@testable import EmailCheck

@Suite struct `The made mail is checked` {
  @Test func `nothing is wrong with the sample`() throws {
    let found = try MadeMail().findings().filter { $0.severity > .notice }
    #expect(found.isEmpty, "\(found.map { "\($0.code): \($0.message.english) \($0.place)" }.joined(separator: "\n"))")
  }
}
