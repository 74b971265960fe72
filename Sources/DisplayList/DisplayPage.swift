public import Fonts
public import Geometry
public import Inks

/// What an item is to a reader: decides its tag in the PDF, and tells tests what they look at.
public enum Role: String, Hashable, Sendable, CaseIterable {
  case kicker, headline, standfirst, byline, body, dropCap, crosshead, listItem, quotation, pullQuote, attribution
  case picture, caption, credit, closingLine, jumpLine, summary
  /// Furniture: read by no screen reader.
  case nameplate, ear, folio, colophon, rule, background, mark
}

/// Where an item comes from: its story, its role there, and which block of the story it is a piece of.
public struct Tag: Hashable, Sendable {
  /// The story's slug; nil for furniture.
  public var story: String?
  public var role: Role
  /// The block of the story, counted from 0: the lines of one paragraph share it across columns and pages.
  public var block: Int

  public init(story: String? = nil, role: Role, block: Int = 0) {
    self.story = story
    self.role = role
    self.block = block
  }
}

/// A run of glyphs of one face, size and ink on one baseline.
public struct GlyphRun: Hashable, Sendable {
  public var face: FontFace
  public var size: Length
  public var ink: InkName
  /// The start of the run on its baseline.
  public var origin: Point
  /// Glyphs drawn this much wider than cut: 1 is natural. Positions in `glyphs` are final, not scaled again.
  public var expansion: Double
  public var string: GlyphString
  /// BCP 47, where it is not the letter's own language.
  public var language: String?
  public var tag: Tag

  public init(
    face: FontFace, size: Length, ink: InkName, origin: Point, expansion: Double = 1, string: GlyphString,
    language: String? = nil, tag: Tag
  ) {
    self.face = face
    self.size = size
    self.ink = ink
    self.origin = origin
    self.expansion = expansion
    self.string = string
    self.language = language
    self.tag = tag
  }
}

/// A straight printed line, centred on its two ends.
public struct RuleLine: Hashable, Sendable {
  public var from: Point
  public var to: Point
  public var width: Length
  public var ink: InkName
  public var tag: Tag

  public init(from: Point, to: Point, width: Length, ink: InkName, tag: Tag) {
    self.from = from
    self.to = to
    self.width = width
    self.ink = ink
    self.tag = tag
  }
}

/// A piece of an outline.
public enum PathStep: Hashable, Sendable {
  case move(Point)
  case line(Point)
  /// A cubic Bézier curve to `end`.
  case curve(Point, Point, end: Point)
  case close
}

/// A filled shape.
public struct Area: Hashable, Sendable {
  public var steps: [PathStep]
  public var ink: InkName
  public var tag: Tag

  public init(steps: [PathStep], ink: InkName, tag: Tag) {
    self.steps = steps
    self.ink = ink
    self.tag = tag
  }

  /// A filled rectangle.
  public init(_ rectangle: Rectangle, ink: InkName, tag: Tag) {
    self.init(
      steps: [
        .move(Point(x: rectangle.x, y: rectangle.y)), .line(Point(x: rectangle.right, y: rectangle.y)),
        .line(Point(x: rectangle.right, y: rectangle.bottom)), .line(Point(x: rectangle.x, y: rectangle.bottom)),
        .close,
      ], ink: ink, tag: tag)
  }
}

/// A picture's place on a page: the part of it that shows, and the frame it fills exactly.
public struct PicturePlacement: Hashable, Sendable {
  /// The picture's file, from the folder that holds `letter.yaml`.
  public var file: String
  public var frame: Rectangle
  /// The part of the picture that shows, in fractions of its width and height from the top left.
  public var visible: Crop
  public var alternativeText: String
  public var tag: Tag

  public init(file: String, frame: Rectangle, visible: Crop = .whole, alternativeText: String, tag: Tag) {
    self.file = file
    self.frame = frame
    self.visible = visible
    self.alternativeText = alternativeText
    self.tag = tag
  }
}

/// A part of a picture, in fractions of its width and height from the top left.
public struct Crop: Hashable, Sendable {
  public var x, y, width, height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public static let whole = Crop(x: 0, y: 0, width: 1, height: 1)
}

/// A place that can be clicked on a screen.
public struct LinkArea: Hashable, Sendable {
  public var areas: [Rectangle]
  /// An address, already checked: http, https or mailto, percent-encoded ASCII.
  public var destination: String
  /// What the link says to those who do not see it.
  public var title: String
  public var tag: Tag

  public init(areas: [Rectangle], destination: String, title: String, tag: Tag) {
    self.areas = areas
    self.destination = destination
    self.title = title
    self.tag = tag
  }
}

/// Items drawn together, clipped to a frame where one is given, turned where an angle is.
public struct PageGroup: Hashable, Sendable {
  public var clip: Rectangle?
  /// The whole of it, the frame too.
  public var turn: Turn?
  public var items: [PageItem]

  public init(clip: Rectangle? = nil, turn: Turn? = nil, items: [PageItem]) {
    self.clip = clip
    self.turn = turn
    self.items = items
  }
}

/// A turn of items about a point of the page.
public struct Turn: Hashable, Sendable {
  public var about: Point
  /// Clockwise, as the page is seen.
  public var degrees: Double

  public init(about: Point, degrees: Double) {
    self.about = about
    self.degrees = degrees
  }
}

/// Everything that can stand on a page. Each consumer switches over all of it, so that a new item is a compile error
/// wherever it matters.
public enum PageItem: Hashable, Sendable {
  case glyphs(GlyphRun)
  case rule(RuleLine)
  case area(Area)
  case picture(PicturePlacement)
  case group(PageGroup)
  case link(LinkArea)
}

/// A finished page: plain values in reading order, from which every edition is drawn.
public struct DisplayPage: Hashable, Sendable {
  /// Counted from 1.
  public var number: Int
  public var boxes: PageBoxes
  /// In painting order, which is reading order.
  public var items: [PageItem]
  /// What stands around the page on its sheet, beyond the bleed: printer's marks. No reader meets them.
  public var marks: [PageItem]

  public init(number: Int, boxes: PageBoxes, items: [PageItem], marks: [PageItem] = []) {
    self.number = number
    self.boxes = boxes
    self.items = items
    self.marks = marks
  }
}
