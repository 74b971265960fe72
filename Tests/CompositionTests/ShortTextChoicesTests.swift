import Testing

@testable import Composition

struct ShortTextChoicesTests {
  private let savings = [("a", 30), ("b", 12), ("c", 60), ("d", 18)].map { (slug: $0.0, lines: $0.1) }

  @Test func `as few stories as needed are shortened, the one that saves nearest to the excess first`() {
    let choices = ShortTextChoices(savings: savings, excess: 25).inOrder
    #expect(choices.first == ["a"])
    // Nothing is offered that saves too little.
    #expect(!choices.contains(["b"]))
    #expect(choices.last == ["a", "b", "c", "d"])
  }

  @Test func `two stories are shortened where one is not enough`() {
    let choices = ShortTextChoices(savings: savings, excess: 77).inOrder
    #expect(choices.first == ["c", "d"])
    #expect(choices.allSatisfy { $0.count >= 2 })
  }

  @Test func `an excess beyond all short texts still tries them all`() {
    #expect(ShortTextChoices(savings: savings, excess: 500).inOrder == [["a", "b", "c", "d"]])
    #expect(ShortTextChoices(savings: [], excess: 10).inOrder.isEmpty)
  }
}
