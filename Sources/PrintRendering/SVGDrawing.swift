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

  /// Draws the visible part of an SVG so that it fills the frame. The context is already clipped to the frame, and
  /// the caller restores it.
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
    guard let size = size(of: handle, rsvg) else {
      throw .pictureUndrawable(file: file, reason: "width, height, viewBox")
    }
    let width = frame.width.points / visible.width
    let height = frame.height.points / visible.height
    cairo_translate(context, frame.x.points - visible.x * width, frame.y.points - visible.y * height)
    cairo_scale(context, width / size.width, height / size.height)
    var viewport = lettre_rsvg_rectangle(x: 0, y: 0, width: size.width, height: size.height)
    guard rsvg.handle_render_document(handle, context, &viewport, &error) != 0 else {
      throw .pictureUndrawable(file: file, reason: take(error, rsvg))
    }
  }

  /// The size an SVG gives itself, else that of its view box; nil where it has neither, and so no shape.
  private func size(of handle: OpaquePointer, _ rsvg: lettre_rsvg) -> (width: Double, height: Double)? {
    var (width, height) = (0.0, 0.0)
    if rsvg.handle_get_intrinsic_size_in_pixels(handle, &width, &height) == 0 || width <= 0 || height <= 0 {
      var hasViewBox: Int32 = 0
      var box = lettre_rsvg_rectangle()
      rsvg.handle_get_intrinsic_dimensions(handle, nil, nil, nil, nil, &hasViewBox, &box)
      (width, height) = hasViewBox != 0 ? (box.width, box.height) : (0, 0)
    }
    return width > 0 && height > 0 && width.isFinite && height.isFinite ? (width, height) : nil
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
    // File by file: a folder added whole would want a cache folder to write to.
    var isLoaded = true
    for file in fontFiles(in: folder) {
      let isAdded = file.withCString {
        $0.withMemoryRebound(to: FcChar8.self, capacity: file.utf8.count + 1) {
          FcConfigAppFontAddFile(config, $0) != 0
        }
      }
      isLoaded = isLoaded && isAdded
    }
    // The configuration is counted: the current one keeps itself.
    guard isLoaded, FcConfigSetCurrent(config) != 0 else { return false }
    current = folder
    return true
  }
  if !isReady { throw .pictureUndrawable(file: file, reason: "fontconfig: \(folder)") }
}

/// The font files of the folder's families, each family in a folder of its own.
private func fontFiles(in folder: String) -> [String] {
  names(in: folder).flatMap { family in names(in: folder + "/" + family).map { "\(folder)/\(family)/\($0)" } }
    .filter { $0.hasSuffix(".otf") || $0.hasSuffix(".ttf") }
}

private func names(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}
