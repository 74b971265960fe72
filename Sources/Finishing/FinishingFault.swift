public import PDFFile

/// What stops the finishing of a drawn file: something in it that nobody declared. Nothing of it is guessed at.
public enum FinishingFault: Error, Hashable, Sendable {
  /// A colour that is no ink's key and of no drawing that was looked at.
  case unknownColour(String, page: Int)
  /// An operation that the drawing rooms never make, or a broken one.
  case unknownOperation(String, page: Int)
  /// Pixels that were not converted for the press: from within a drawing, or of a filter that was turned into pixels.
  case undeclaredPicture(kind: String, page: Int)
  /// A shading, a mask or a font of a kind that cannot be put in inks.
  case unknownObject(String, page: Int)
  /// The drawn file has not the pages that were ordered.
  case pageCount(drawn: Int, ordered: Int)
  case file(PDFFault)
}

/// Says a fault of the file as one of finishing.
func reading<Value>(_ step: () throws(PDFFault) -> Value) throws(FinishingFault) -> Value {
  do { return try step() } catch { throw .file(error) }
}
