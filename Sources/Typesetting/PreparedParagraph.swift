/// A paragraph shaped and read for places to break, before any measure is known.
struct PreparedParagraph {
  /// Where one line ends and the next begins, in elements and bytes of their text.
  struct Spot: Hashable {
    /// The last element of the line, and how many bytes of it the line takes.
    var endElement: Int
    var endByte: Int
    /// The first element of the next line, and how many bytes of it are gone.
    var startElement: Int
    var startByte: Int
    /// Whether a word space disappears here.
    var eatsSpace: Bool
  }

  let paragraph: Paragraph
  let styles: [RunStyle]
  let elements: [CopyElement]
  let places: [LineBreaker.Place]
  /// One for each place.
  let spots: [Spot]

  init(_ paragraph: Paragraph, styles: [RunStyle], divider: (any WordDivider)?, options: TypesettingOptions) {
    self.paragraph = paragraph
    self.styles = styles
    elements = CopyReader(runs: paragraph.runs, styles: styles).elements
    var finder = PlaceFinder(
      paragraph: paragraph, styles: styles, elements: elements, divider: divider, options: options)
    finder.find()
    places = finder.places
    spots = finder.spots
  }

  /// The places with those added at which words may be cut by force, in stretches wider than `measure`.
  func withCuts(for measure: Double, options: TypesettingOptions) -> (places: [LineBreaker.Place], spots: [Spot]) {
    var finder = PlaceFinder(paragraph: paragraph, styles: styles, elements: elements, divider: nil, options: options)
    finder.addCuts(to: places, spots, measure: measure)
    return (finder.places, finder.spots)
  }
}
