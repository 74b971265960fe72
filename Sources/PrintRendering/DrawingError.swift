internal import CCairo
public import Diagnostics
public import Fonts
public import Inks

/// What stops the drawing of a page or a file.
public enum DrawingError: Error, Hashable, Sendable {
  /// Cairo refused: what we were doing, and its own word for it.
  case cairo(doing: String, status: String)
  case fontUnreadable(FontFace, path: String, reason: String)
  case unknownInk(InkName)
  case pictureMissing(file: String)
  case pictureUndrawable(file: String, reason: String)
  /// The clusters of a run do not cover its text and its glyphs.
  case clustersBroken(text: String)
}

extension DrawingError {
  static func cairo(doing: String, _ status: cairo_status_t) -> DrawingError {
    .cairo(doing: doing, status: String(cString: cairo_status_to_string(status)))
  }
}

/// Throws where a cairo status is not success.
func check(_ status: cairo_status_t, _ doing: @autoclosure () -> String) throws(DrawingError) {
  if status != CAIRO_STATUS_SUCCESS { throw .cairo(doing: doing(), status) }
}
