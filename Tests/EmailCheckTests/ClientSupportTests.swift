import Testing

@testable import EmailCheck

@Suite struct `What mail programs show` {
  private static let attributes = ClientSupport.attributes.values.flatMap(\.values)
  private static let facts =
    Array(ClientSupport.properties.values)
    + ClientSupport.values.map { ClientSupport.Fact(lacking: $0.lacking, tested: $0.tested) } + attributes
    + Array(ClientSupport.elements.values)

  @Test func `every test has a month within the years of the source`() throws {
    let years = try #require(ClientSupport.source.split(separator: " ").last?.split(separator: "–").map(String.init))
    #expect(years.count == 2)
    for month in Self.facts.compactMap(\.tested) {
      let parts = month.split(separator: "-").map(String.init)
      #expect(parts.count == 2 && parts[0].count == 4 && parts[1].count == 2, "\(month)")
      #expect(years[0] <= parts[0] && parts[0] <= years[1], "\(month)")
      #expect((1...12).contains(Int(parts[1]) ?? 0), "\(month)")
    }
  }

  @Test func `a program is named once in a line`() {
    for fact in Self.facts { #expect(Set(fact.lacking).count == fact.lacking.count) }
  }

  @Test func `an attribute or element that is dropped somewhere is not missed there`() {
    for fact in Self.attributes + ClientSupport.elements.values where !fact.lacking.isEmpty {
      #expect(fact.harmless != nil)
    }
  }

  @Test func `a notation stands in the table once`() {
    #expect(Set(ClientSupport.values.map(\.pattern)).count == ClientSupport.values.count)
  }
}
