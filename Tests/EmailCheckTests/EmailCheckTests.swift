import Diagnostics
import Testing

@testable import EmailCheck

@Suite struct `The made mail is checked` {
  static let sample = try! MadeMail()

  @Test func `nothing is wrong with the sample`() throws {
    let found = Self.sample.findings().filter { $0.severity > .notice }
    #expect(found.isEmpty, "\(list(found))")
  }

  @Test(arguments: plantedFaults) func `every planted fault is caught under its own name`(fault: PlantedFault) throws {
    var mail = Self.sample
    try #require(fault.plant(&mail.files), "the sample has nothing to plant it in")
    let found = mail.findings().filter { $0.severity > .notice }
    let codes = Set(found.map(\.code))
    #expect(codes.contains(fault.rule), "\(list(found))")
    let others = found.filter { $0.code != fault.rule && !fault.companions.contains($0.code) }
    #expect(others.isEmpty, "\(list(others))")
    for finding in found where finding.code == fault.rule {
      #expect(finding.place.file != nil)
      #expect(finding.hint != nil)
    }
  }

  @Test func `every rule has its planted fault`() {
    let planted = Set(plantedFaults.map(\.rule))
    // The weight is always told, and a page gumbo refuses is told by its own test.
    let missing = emailCheckRules.filter {
      !planted.contains($0) && !["mail-weight", "mail-html-unreadable"].contains($0)
    }
    #expect(missing.isEmpty, "\(missing)")
    #expect(Set(emailCheckRules).count == emailCheckRules.count)
    #expect(planted.isSubset(of: emailCheckRules))
  }
}
