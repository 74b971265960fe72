import Files
import Inks
import Profiles
import Testing

@Suite struct PressProfileTests {
  static let folder = Folder(
    String(#filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }) + "/layouts/profiles")

  static func profile(_ name: String) throws -> [UInt8] { try folder.read(name) }
  static let coated = "ISOcoated_v2_300_bas.icc"
  static let uncoated = "FOGRA29L_uncoated_280.icc"

  @Test func `the profiles of the program name their conditions`() throws {
    let coated = try PressProfile(reading: Self.profile(Self.coated))
    #expect(coated.name == "ISO Coated v2 300% (basICColor)" && coated.condition.identifier == "FOGRA39")
    let uncoated = try PressProfile(reading: Self.profile(Self.uncoated))
    #expect(uncoated.condition.identifier == "FOGRA29" && uncoated.condition.isRegistered)
  }

  /// The coated profile with other bytes at a place of its header.
  private func changed(_ at: Int, _ text: String) throws -> [UInt8] {
    var bytes = try Self.profile(Self.coated)
    bytes.replaceSubrange(at..<at + text.utf8.count, with: text.utf8)
    return bytes
  }

  @Test func `what is no profile of a press in four inks is refused by its reason`() throws {
    let cases: [([UInt8], ProfileFault)] = [
      ([], .notAProfile), (Array("not a profile".utf8), .notAProfile), (try changed(36, "xxxx"), .notAProfile),
      (Array(try Self.profile(Self.coated).dropLast()), .damaged), (try changed(12, "mntr"), .notAPress(kind: "mntr")),
      (try changed(16, "RGB "), .notFourInks(space: "RGB ")), (try changed(8, "\u{5}"), .tooNew(version: 5)),
    ]
    for (bytes, fault) in cases { #expect(throws: fault) { try PressProfile(reading: bytes) } }
  }

  @Test func `a profile of no registered condition is custom, by its own name`() throws {
    let bytes = try Self.profile(Self.coated)
    let at = try #require(bytes.firstRange(of: Array("ISO Coated v2 300%".utf8))?.lowerBound)
    var other = bytes
    other.replaceSubrange(at..<at + 18, with: "Presse de l'atelier".utf8.prefix(18))
    let profile = try PressProfile(reading: other)
    #expect(!profile.condition.isRegistered && profile.condition.profile == profile.name)
  }

  @Test func `drawn colours become inks within the paper's limit`() throws {
    for (name, paper) in [(Self.coated, Paper.coated), (Self.uncoated, .uncoated)] {
      let profile = try PressProfile(reading: Self.profile(name))
      let colours = [
        ScreenColour(red: 255, green: 0, blue: 0), ScreenColour(red: 20, green: 10, blue: 5),
        ScreenColour(red: 0, green: 80, blue: 200), .white,
      ]
      let recipes = try profile.recipes(of: colours, under: paper)
      #expect(recipes[0].magenta > 0.8 && recipes[0].yellow > 0.7 && recipes[0].cyan < 0.1, "\(recipes[0])")
      #expect(recipes[2].cyan > recipes[2].yellow + 0.5)
      #expect(recipes[3].coverage == 0, "\(recipes[3])")
      for recipe in recipes { #expect(recipe.coverage <= paper.coverageLimit, "\(name): \(recipe)") }
    }
  }

  @Test func `a profile without a way to its inks is damaged`() throws {
    // The tags that lead from colours to inks, renamed.
    var bytes = try Self.profile(Self.uncoated)
    for tag in ["B2A0", "B2A1", "B2A2"] {
      let at = try #require(bytes.firstRange(of: Array(tag.utf8))?.lowerBound)
      bytes[at] = UInt8(ascii: "x")
    }
    let profile = try PressProfile(reading: bytes)
    #expect(throws: ProfileFault.damaged) { try profile.recipes(of: [.white], under: .coated) }
  }
}
