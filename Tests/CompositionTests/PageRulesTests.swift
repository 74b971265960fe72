import Testing

@testable import Composition

private func module(_ unit: Int) -> PlanNode {
  .module(
    unit: unit,
    ModuleVariant(
      span: 1, headSize: 0, air: 0, picture: .none, furtherPictures: [], firstPicture: 0, bodyRows: 5, start: 0, end: 5,
      columns: [],
      closingRows: 0, short: 0, summaryRows: 0, height: 6, cost: 0, plane: 0))
}

@Suite struct `Hairlines between columns` {
  /// Unit 9 is boxed.
  private func open(_ node: PlanNode, atRightEdge: Bool = true) -> [Range<Int>] {
    node.openRows(in: 10..<60, atRightEdge: atRightEdge) { $0 == 9 }
  }

  @Test func `run along stories and stop at a box`() {
    #expect(open(module(0)) == [10..<60])
    #expect(open(module(9)) == [])
    #expect(open(.stack(module(0), height: 20, module(9))) == [10..<30])
    #expect(open(.stack(module(9), height: 20, module(0))) == [30..<60])
  }

  @Test func `run on through stories that stand one above the other`() {
    #expect(open(.stack(module(0), height: 20, .stack(module(1), height: 10, module(2)))) == [10..<60])
    #expect(open(.stack(module(0), height: 20, .stack(module(9), height: 10, module(2)))) == [10..<30, 40..<60])
  }

  @Test func `look at the edge where the columns meet`() {
    let pair = PlanNode.beside(module(9), columns: 1, module(0))
    #expect(open(pair) == [10..<60])
    #expect(open(pair, atRightEdge: false) == [])
  }
}
