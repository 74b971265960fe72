import Documents
import Geometry
import IssueModel
import Testing

@testable import Composition

@Suite struct `A gallery` {
  @Test(arguments: [(3, [1, 2]), (4, [2, 2]), (5, [2, 3]), (6, [3, 3])])
  func `of photographs stands in rows that make a block a little wider than high`(count: Int, rows: [Int]) {
    let gallery = Gallery(ratios: [Double](repeating: 1.5, count: count))
    #expect(gallery.rows == rows)
    #expect((0.95...2.4).contains(gallery.ratio))
  }

  @Test(arguments: 3...6)
  func `fills its frame, with one gap everywhere and every picture nearly in its own shape`(count: Int) {
    let ratios = Array([1.5, 0.8, 1.33, 1.5, 2.2, 1][..<count])
    let gallery = Gallery(ratios: ratios)
    let frame = Rectangle(x: 40.pt, y: 100.pt, width: 335.pt, height: 335.pt / gallery.ratio)
    let frames = gallery.frames(in: frame)
    #expect(frames.count == count)
    #expect(frames.map(\.x).min() == frame.x && frames.map(\.y).min() == frame.y)
    #expect(abs((frames.map(\.right).max()! - frame.right).points) < 1e-6)
    #expect(abs((frames.map(\.bottom).max()! - frame.bottom).points) < 1e-6)
    var area = 0.0
    for (number, one) in frames.enumerated() {
      let kept = one.width / one.height / ratios[number]
      #expect((0.93...1.07).contains(kept), "picture \(number) at \(kept) of its shape")
      area += one.width.points * one.height.points
      for other in frames[..<number] {
        let apart = other.right < one.x || one.right < other.x || other.bottom < one.y || one.bottom < other.y
        #expect(apart)
      }
    }
    #expect(area > frame.width.points * frame.height.points * 0.95)
  }

  @Test func `has one caption that says the order, and a shared credit once`() {
    let pictures = ["Le bac.", "La rive.", ""].map {
      Picture(file: "x.jpg", caption: $0.isEmpty ? [] : [Span($0)], credit: [Span("POC")])
    }
    let words = PageWords(language: "fr")
    #expect(
      words.caption(of: pictures, credited: \.credit).plainText
        == "De gauche à droite et de haut en bas\u{A0}: Le bac. La rive.\u{2002}POC")
    var others = pictures
    others[1].credit = [Span("A. Diop")]
    #expect(
      words.caption(of: others, credited: \.credit).plainText
        == "De gauche à droite et de haut en bas\u{A0}: Le bac.\u{2002}POC La rive.\u{2002}A. Diop POC")
    #expect(words.caption(of: [pictures[0]], credited: \.credit).plainText == "Le bac.\u{2002}POC")
  }
}
