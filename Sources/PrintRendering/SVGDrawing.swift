internal import CCairo
import DisplayList
import Geometry
import Glibc
import Synchronization

/// Draws SVG marks and drawings with librsvg, as vectors, with the letter's own fonts and no other.
///
/// Opens librsvg with the first SVG (see the door's header for why). An SVG comes from bytes and has no place of its
/// own, so librsvg lets it read no other file.
final class SVGDrawing {
  private let fontsFolder: String
  private var rsvg: lettre_rsvg?

  init(fontsFolder: String) { self.fontsFolder = fontsFolder }

  /// Draws the visible part of an SVG so that it fills the frame. The context is already clipped to the frame.
  func draw(_ bytes: [UInt8], visible: Crop, in frame: Rectangle, on context: OpaquePointer, file: String)
    throws(DrawingError)
  {
    let rsvg = try opened(file: file)
    if bytes.mention("text") { try useOwnFonts(fontsFolder, file: file) }
    var error: UnsafeMutablePointer<lettre_rsvg_error>?
    guard let handle = rsvg.handle_new_from_data(bytes, UInt(bytes.count), &error) else {
      throw .pictureUndrawable(file: file, reason: take(error, rsvg))
    }
    defer { rsvg.object_unref(UnsafeMutableRawPointer(handle)) }
    let width = frame.width.points / visible.width
    let height = frame.height.points / visible.height
    var viewport = lettre_rsvg_rectangle(
      x: frame.x.points - visible.x * width, y: frame.y.points - visible.y * height, width: width, height: height)
    guard rsvg.handle_render_document(handle, context, &viewport, &error) != 0 else {
      throw .pictureUndrawable(file: file, reason: take(error, rsvg))
    }
  }

  private func opened(file: String) throws(DrawingError) -> lettre_rsvg {
    if let rsvg { return rsvg }
    var library = lettre_rsvg()
    guard lettre_rsvg_open(&library) != 0 else {
      let reason = dlerror().map { String(cString: $0) } ?? "librsvg-2.so.2"
      throw .pictureUndrawable(file: file, reason: reason)
    }
    rsvg = library
    return library
  }

  private func take(_ error: UnsafeMutablePointer<lettre_rsvg_error>?, _ rsvg: lettre_rsvg) -> String {
    guard let error else { return "librsvg" }
    defer { rsvg.error_free(error) }
    return error.pointee.message.map { String(cString: $0) } ?? "librsvg"
  }
}

extension [UInt8] {
  /// Whether these letters occur anywhere in the bytes.
  fileprivate func mention(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    return indices.contains { self[$0] == letters[0] && self[$0...].starts(with: letters) }
  }
}

/// The fonts folder that fontconfig was given; the process has one current configuration.
private let ownFonts = Mutex<String?>(nil)

/// Makes the fonts folder all that fontconfig, and so librsvg's text, knows of.
private func useOwnFonts(_ folder: String, file: String) throws(DrawingError) {
  let isReady = ownFonts.withLock { current in
    if current == folder { return true }
    guard let config = FcConfigCreate() else { return false }
    defer { FcConfigDestroy(config) }
    let settings = "<?xml version=\"1.0\"?><fontconfig><cachedir>/nonexistent</cachedir></fontconfig>"
    let isLoaded =
      withCharacters(of: settings) { FcConfigParseAndLoadFromMemory(config, $0, 1) != 0 }
      && withCharacters(of: folder) { FcConfigAppFontAddDir(config, $0) != 0 }
    // The configuration is counted: the current one keeps itself.
    guard isLoaded, FcConfigSetCurrent(config) != 0 else { return false }
    current = folder
    return true
  }
  if !isReady { throw .pictureUndrawable(file: file, reason: "fontconfig: \(folder)") }
}

private func withCharacters<Result>(of text: String, _ body: (UnsafePointer<FcChar8>) -> Result) -> Result {
  text.withCString { $0.withMemoryRebound(to: FcChar8.self, capacity: text.utf8.count + 1, body) }
}
