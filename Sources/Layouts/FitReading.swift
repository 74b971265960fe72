import Diagnostics
import Documents
import Geometry

/// The fit ladder as read, with the place of each body size.
struct FitReading {
  var value: FitLadder
  var sizes: [Place]
  var place: Place
}

func readLadder(_ reader: inout KeyReader) -> FitReading? {
  reader.wantedMapping(
    "fit", keys: ["largest-crop", "largest-picture", "air", "body-sizes", "lines-at-turn"]
  ) { fit -> FitReading? in
    var sizes: [(Length, Place)] = []
    for written in fit.texts("body-sizes") {
      let place = fit.place(at: written.position)
      if let size = Length(written: written.text), bodySizes.contains(size) {
        sizes.append((size, place))
      } else {
        fit.report(.noLength("body-sizes", written.text, bodySizes, place))
      }
    }
    if !fit.has("body-sizes") { fit.report(.missingKey("body-sizes", fit.place(at: fit.position))) }
    let crop = fit.wanted("largest-crop") { $0.number("largest-crop", in: 0...0.4) }
    let picture = fit.wanted("largest-picture") { $0.number("largest-picture", in: 0.1...1) }
    let air = fit.wanted("air") { $0.integer("air", in: 0...4) }
    let lines = fit.wanted("lines-at-turn") { $0.integer("lines-at-turn", in: 2...30) }
    guard let crop, let picture, let air, let lines else { return nil }
    return FitReading(
      value: FitLadder(
        largestCrop: crop, largestPicture: picture, air: air, bodySizes: sizes.map(\.0), linesAtTurn: lines),
      sizes: sizes.map(\.1), place: fit.place(of: "body-sizes"))
  } ?? nil
}

/// Under 9 pt a page of text tires the eye.
private let bodySizes = 9.pt...30.pt

/// The sizes tried for the body begin with its own, stay near it, and stay on its leading: the reader must not see them.
func bodySizeFindings(_ ladder: FitReading, styles: [StyleReading], in reader: KeyReader) -> [Diagnostic] {
  guard let body = styles.first(where: { $0.name == .body })?.style, let first = ladder.value.bodySizes.first else {
    return []
  }
  if first != body.size { return [.otherBodySize(body.size, ladder.sizes[0])] }
  return zip(ladder.value.bodySizes, ladder.sizes).compactMap { size, place in
    if size > body.leading { return .sizeOverLeading("body", size, body.leading, place) }
    // More than a twentieth is another typeface to the eye.
    return abs(size / first - 1) > 0.0501 ? .farBodySize(size, of: first, place) : nil
  }
}
