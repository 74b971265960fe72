public import Geometry
public import Inks

/// What a drawn file is to become.
public struct PressOrder: Sendable {
  /// Of every page, in their order; each page was drawn with its bleed and slug.
  public var boxes: [PageBoxes]
  public var keys: InkKeys
  /// The pictures that were converted for the press, byte for byte as they were drawn: JPEGs in four inks or in grey.
  public var pictures: [[UInt8]]
  public var condition: OutputCondition
  /// The ICC profile of the condition.
  public var profile: [UInt8]
  public var metadata: FileMetadata
  /// What the file says it is; only what whoever orders will check on the bytes before they are kept.
  public var labels: Set<ConformanceLabel>
  /// Black type up to this size overprints.
  public var largestOverprint: Length

  public init(
    boxes: [PageBoxes], keys: InkKeys, pictures: [[UInt8]], condition: OutputCondition, profile: [UInt8],
    metadata: FileMetadata, labels: Set<ConformanceLabel>, largestOverprint: Length = 24.pt
  ) {
    self.boxes = boxes
    self.keys = keys
    self.pictures = pictures
    self.condition = condition
    self.profile = profile
    self.metadata = metadata
    self.labels = labels
    self.largestOverprint = largestOverprint
  }
}

/// A standard a file can say it keeps to.
public enum ConformanceLabel: String, Hashable, Sendable, CaseIterable {
  /// PDF/X-4 (ISO 15930-7).
  case pressX4
  /// PDF/UA-1 (ISO 14289-1).
  case accessible
}

/// What a file says of itself, in its information dictionary and in its XMP, which say the same.
public struct FileMetadata: Hashable, Sendable {
  public var title: String
  public var author: String
  public var subject: String
  /// BCP 47.
  public var language: String
  /// The day, never the clock's.
  public var year, month, day: Int

  public init(
    title: String, author: String, subject: String = "", language: String, year: Int, month: Int, day: Int
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.language = language
    self.year = year
    self.month = month
    self.day = day
  }
}
