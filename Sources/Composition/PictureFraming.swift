import Diagnostics
import DisplayList
public import Geometry
import IssueModel

/// What is known of a picture besides its shape, handed to the composer as its shape is.
public struct PictureFacts: Hashable, Sendable {
  /// A place in a picture, in fractions from its top left.
  public struct Spot: Hashable, Sendable {
    public var x, y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Pixels of all that may be shown of it; nil for a vector picture, which has as many as are wanted.
  public var pixels: Pixels?
  /// What must stay in sight, in fractions of the whole picture.
  public var centre: Spot

  public struct Pixels: Hashable, Sendable {
    public var width, height: Int

    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }

    /// Pixels to the inch when they fill a frame: what stands out of the frame is cut.
    public func toTheInch(in frame: Size) -> Double {
      min(Double(width) / (frame.width.points / 72), Double(height) / (frame.height.points / 72))
    }

    /// The least resolution a photograph is printed at. Offset is given 300 pixels to the inch where there are as many;
    /// below 200 edges look soft at arm's length.
    public static let leastToTheInch = 200.0

    /// The most columns of these widths that they fill at that resolution, uncropped; 1 at least, since a picture must
    /// stand somewhere.
    public func largestColumns(widths: [Length]) -> Int {
      let most = Double(width) / Pixels.leastToTheInch * 72
      return max(1, widths.count { $0.points <= most })
    }
  }

  public init(pixels: Pixels?, centre: Spot) {
    self.pixels = pixels
    self.centre = centre
  }
}

extension CropWish {
  /// The part that may be shown.
  fileprivate var part: Crop {
    if case .part(let x, let y, let width, let height) = self { return Crop(x: x, y: y, width: width, height: height) }
    return .whole
  }
}

extension Picture {
  /// The part that a frame of some shape shows: all that may be shown, cut on two opposite sides.
  ///
  /// The place an editor names comes to the middle, as near as the edges allow. Otherwise both sides lose the same, the
  /// foot more than the head, as the photographer framed it, unless what draws the eye would come near an edge.
  /// - Parameters:
  ///   - ratio: width ÷ height of all that may be shown.
  ///   - shown: width ÷ height of the frame.
  ///   - centre: what matters; nil where it is not known.
  func visible(ratio: Double, shown: Double, centre: PictureFacts.Spot?) -> Crop {
    let part = crop?.part ?? .whole
    let (width, height) = (part.width * min(1, shown / ratio), part.height * min(1, ratio / shown))
    // How much of what is shown lies at least on either side of what matters.
    let margin = if case .keep = crop { 0.5 } else { 0.25 }
    func start(_ start: Double, _ whole: Double, _ kept: Double, _ spot: Double?, lost: Double) -> Double {
      var place = start + (whole - kept) * lost
      if let spot { place = min(max(place, spot - kept * (1 - margin)), spot - kept * margin) }
      return min(max(place, start), start + whole - kept)
    }
    return Crop(
      x: start(part.x, part.width, width, centre?.x, lost: 0.5),
      y: start(part.y, part.height, height, centre?.y, lost: 0.4), width: width, height: height)
  }
}

extension Composer {
  /// Pictures shown so large that their pixels no longer suffice, each with the size that would.
  func coarsePictures(on pages: [DisplayPage], of issue: NewsIssue) -> [Diagnostic] {
    let stories = [issue.editorial].compactMap { $0 } + issue.stories
    var findings: [Diagnostic] = []
    for page in pages {
      for item in page.items {
        // Partners' marks are furniture, and have no story.
        guard case .picture(let placement) = item, placement.tag.story != nil,
          let story = stories.first(where: { $0.pictures.contains { $0.file == placement.file } }),
          let picture = story.pictures.first(where: { $0.file == placement.file }),
          let pixels = facts(picture)?.pixels
        else { continue }
        let frame = Size(width: placement.frame.width, height: placement.frame.height)
        let resolution = pixels.toTheInch(in: frame)
        guard resolution < PictureFacts.Pixels.leastToTheInch else { continue }
        let growth = PictureFacts.Pixels.leastToTheInch / resolution
        let wanted = PictureFacts.Pixels(
          width: Int((Double(pixels.width) * growth).rounded(.up)),
          height: Int((Double(pixels.height) * growth).rounded(.up)))
        let position = picture.position
        findings.append(
          .coarsePicture(
            placement.file, resolution: Int(resolution), frame: frame, wanted: wanted,
            at: Place(
              file: position == nil ? placement.file : story.file, line: position?.line, column: position?.column,
              story: story.slug, page: page.number)))
      }
    }
    return findings
  }
}
