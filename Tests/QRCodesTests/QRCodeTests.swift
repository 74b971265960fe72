import QRCodes
import Testing

@Suite struct QRCodeTests {
  @Test func `an address gives the smallest code that holds it`() throws {
    // ISO/IEC 18004, table 7: at M version 2 holds 26 bytes, version 3 holds 42; a version is 4 modules wider.
    #expect(try QRCode(String(repeating: "a", count: 26)).modules.count == 25)
    #expect(try QRCode(String(repeating: "a", count: 27)).modules.count == 29)
    #expect(try QRCode("https://www.example.org/lettre/2021-05").modules.count == 29)
  }

  @Test func `a code is square and has its three finders`() throws {
    let modules = try QRCode("https://www.example.org/lettre/2021-05").modules
    #expect(modules.allSatisfy { $0.count == modules.count })
    let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    let far = modules.count - 7
    for (x, y) in [(0, 0), (far, 0), (0, far)] {
      let found = modules[y..<(y + 7)].map { row in String(row[x..<(x + 7)].map { $0 ? "#" : "." }) }
      #expect(found == finder)
    }
  }

  @Test func `what no code of a sensible size holds is refused`() throws {
    #expect(try QRCode(String(repeating: "a", count: 331)).modules.count == QRCode.mostModules)
    #expect(throws: QRCodeFault.tooLong) { try QRCode(String(repeating: "a", count: 332)) }
    #expect(throws: QRCodeFault.tooLong) { try QRCode(String(repeating: "é", count: 4000)) }
    #expect(throws: QRCodeFault.tooLong) { try QRCode("") }
  }
}
