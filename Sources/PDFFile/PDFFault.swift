/// What stops the reading or the writing of a PDF.
public enum PDFFault: Error, Hashable, Sendable {
  /// The first bytes are not those of a PDF.
  case notPDF
  case tooLarge(bytes: Int, limit: Int)
  /// The file holds, or claims to hold, more objects than any page of paper needs.
  case tooManyObjects(claimed: Int, limit: Int)
  case encrypted
  /// libqpdf refused: what we were doing, its own words, and where in the file as far as it is known.
  case damaged(doing: String, detail: String, offset: Int?)
  /// The object is no stream, or not one that can be decoded.
  case streamUnreadable(PDFReference, detail: String)
  /// A stream that would take more memory than allowed.
  case streamTooLong(PDFReference?, limit: Int)
}

/// How much a file may hold. Press files of a letter take some ten megabytes and a few thousand objects.
public struct PDFLimits: Hashable, Sendable {
  /// The whole file, in bytes.
  public var fileSize = 512 << 20
  /// Indirect objects. ISO 32000-1, annex C, allows 8 388 607; no letter comes near a million.
  public var objectCount = 1_000_000
  /// One stream, decoded, in bytes.
  public var streamSize = 512 << 20

  public init() {}
}
