internal import CVips
import Glibc

/// Where pictures are developed: libvips with its limits set before the first byte from outside is read.
///
/// Only the loaders for the letter's own formats are open; memory, processor time, file size and the number of open
/// files are bounded by the kernel. One thread, so that the same picture gives the same bytes.
struct Darkroom {
  /// Why a picture was not developed.
  struct Fault: Error, Hashable {
    var reason: String
  }

  /// The most pixels decoded, and the longest side: the same limits that Imaging reads from headers.
  private static let mostPixels = 40_000_000
  private static let longestSide = 30_000
  /// Of the levels of a picture that shows something; one colour all over is what a page shows while it loads.
  private static let leastDeviation = 1.0
  /// Seconds of processor time for one picture.
  private static let secondsPerPicture: UInt = 60

  static func open(fonts: String?) -> Result<Darkroom, Fault> {
    // 2 GB of address space (libvips' hundred libraries alone map 0.4), 128 MB of file, 128 open files.
    guard lettre_limit_all(2 << 30, 128 << 20, 128) == 0 else {
      return .failure(Fault(reason: String(cString: strerror(errno))))
    }
    guard vips_init("lettre-pictures") == 0 else { return .failure(fault()) }
    vips_concurrency_set(1)
    vips_cache_set_max(0)
    vips_block_untrusted_set(1)
    vips_operation_block_set("VipsForeignLoad", 1)
    for loader in ["Jpeg", "Png", "Webp", "Heif", "Nsgif", "Svg"] {
      vips_operation_block_set("VipsForeignLoad" + loader, 0)
    }
    if let fonts, !useFonts(of: fonts) { return .failure(Fault(reason: "fontconfig: \(fonts)")) }
    return .success(Darkroom())
  }

  /// Develops one picture; nil when it is done.
  func convert(_ job: Job) -> Fault? {
    lettre_limit_time(Darkroom.secondsPerPicture)
    defer { vips_error_clear() }
    do {
      let source = try read(job.source)
      // libvips reads on in these bytes while it develops them.
      let print = source.withUnsafeBytes { bytes in Result { () throws(Fault) in try develop(job, bytes) } }
      try write(print.get(), to: job.into)
      return nil
    } catch {
      return error
    }
  }

  private func develop(_ job: Job, _ source: UnsafeRawBufferPointer) throws(Fault) -> [UInt8] {
    let header = try header(of: source)
    // Four inks mean nothing without their profile; on a screen a guess is better than nothing, on paper it is not.
    if job.colours != .screen, header.hasInks, !header.hasProfile { throw Fault(reason: "inks without a profile") }
    let picture = try inColours(of: job, shrink(job, source, header), header)
    if case .centre = job.form {
      let centre = try centre(of: picture.through { lettre_vips_in_memory($0, &$1) })
      return Array(centre.utf8)
    }
    var bytes: UnsafeMutableRawPointer?
    var count = 0
    let code =
      switch job.form {
      case .centre: Int32(-1)
      case .jpeg(let quality, let hasFullColour):
        lettre_vips_jpeg(picture.image, &bytes, &count, Int32(quality), hasFullColour ? 1 : 0)
      case .png: lettre_vips_png(picture.image, &bytes, &count)
      }
    guard code == 0, let bytes else { throw Darkroom.fault() }
    defer { g_free(bytes) }
    // A loader may fail after its caches have begun to paint over what is missing: then all seems well but for this.
    // (libheif asks for the end of the file as a matter of course, which libvips notes as an error.)
    guard header.isHEIF || vips_error_buffer().pointee == 0 else { throw Darkroom.fault() }
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// A shrunk picture in the colours that are wanted, on white where it is transparent: the paper's.
  private func inColours(of job: Job, _ shrunk: consuming Print, _ header: Header) throws(Fault) -> Print {
    var picture = shrunk
    let kind = vips_image_get_interpretation(picture.image)
    let staysGrey =
      job.colours != .screen && kind == VIPS_INTERPRETATION_B_W && vips_image_hasalpha(picture.image) == 0
    // Colours with a profile of their own go from it to the inks in one step, further down.
    if kind != VIPS_INTERPRETATION_sRGB, !staysGrey {
      picture = try picture.through { lettre_vips_to_srgb($0, &$1) }
    }
    if vips_image_hasalpha(picture.image) != 0 { picture = try picture.through { lettre_vips_on_white($0, &$1) } }
    switch job.colours {
    case .screen: return picture
    case .kept:
      picture = try picture.through { lettre_vips_in_memory($0, &$1) }
      try refuseBlank(picture)
      return picture
    case .blackAlone:
      return staysGrey ? picture : try picture.through { lettre_vips_to_grey($0, &$1) }
    case .inks(let profile):
      if staysGrey { return picture }
      picture = try picture.through { lettre_vips_in_memory($0, &$1) }
      // A photograph in black and white is often saved in colour: it prints in black alone, without a cast.
      if lettre_vips_is_neutral(picture.image, 3) != 0 { return try picture.through { lettre_vips_to_grey($0, &$1) } }
      return try picture.through { lettre_vips_to_inks($0, &$1, profile) }
    }
  }

  private func refuseBlank(_ picture: borrowing Print) throws(Fault) {
    var deviation = 0.0
    guard lettre_vips_deviation(picture.image, &deviation) == 0 else { throw Darkroom.fault() }
    guard deviation >= Darkroom.leastDeviation else { throw Fault(reason: "blank") }
  }

  /// The middle of what draws the eye: libvips weighs skin, edges and strong colours on a grid of 32 × 32 cells, blurred
  /// the more the larger the part that is to be cut out, and tells the heaviest cell. Where small and large parts agree,
  /// the picture has one subject; where they do not it has several, and the middle between them keeps them all.
  private func centre(of picture: borrowing Print) throws(Fault) -> String {
    let (width, height) = (vips_image_get_width(picture.image), vips_image_get_height(picture.image))
    var places: (x: [Double], y: [Double]) = ([], [])
    for quarters: Int32 in 1...4 {
      var (x, y): (Int32, Int32) = (0, 0)
      let (partWidth, partHeight) = (max(width * quarters / 4, 1), max(height * quarters / 4, 1))
      guard lettre_vips_attention(picture.image, partWidth, partHeight, &x, &y) == 0 else { throw Darkroom.fault() }
      // The corner of the cell is told: its middle is meant.
      places.x.append(Double(x) / Double(width) + 0.5 / 32)
      places.y.append(Double(y) / Double(height) + 0.5 / 32)
    }
    return fraction(middle(places.x)) + " " + fraction(middle(places.y)) + "\n"
  }

  private func middle(_ places: [Double]) -> Double { ((places.min() ?? 0.5) + (places.max() ?? 0.5)) / 2 }

  /// With four decimals, from 0 to 0.9999.
  private func fraction(_ value: Double) -> String {
    let digits = String(min(max(Int((value * 10_000).rounded()), 0), 9_999))
    return "0." + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// What is known of a picture before its pixels are read.
  private struct Header {
    /// Of the picture standing upright.
    var width, height: Int
    var isVector, isHEIF, hasProfile: Bool
    /// Whether it is in four inks.
    var hasInks: Bool
  }

  private func header(of source: UnsafeRawBufferPointer) throws(Fault) -> Header {
    guard let image = lettre_vips_open(source.baseAddress, source.count) else { throw Darkroom.fault() }
    defer { g_object_unref(image) }
    var (width, height) = (Int(vips_image_get_width(image)), Int(vips_image_get_height(image)))
    var loader: UnsafePointer<CChar>?
    let name = vips_image_get_string(image, VIPS_META_LOADER, &loader) == 0 ? loader.map { String(cString: $0) } : nil
    let isVector = name?.hasPrefix("svgload") ?? false
    guard isVector || (max(width, height) <= Darkroom.longestSide && width * height <= Darkroom.mostPixels) else {
      throw Fault(reason: "\(width) × \(height) pixels")
    }
    if vips_image_get_orientation_swap(image) != 0 { (width, height) = (height, width) }
    return Header(
      width: width, height: height, isVector: isVector, isHEIF: name?.hasPrefix("heifload") ?? false,
      hasProfile: lettre_vips_has_profile(image) != 0,
      hasInks: vips_image_get_interpretation(image) == VIPS_INTERPRETATION_CMYK)
  }

  private func shrink(_ job: Job, _ source: UnsafeRawBufferPointer, _ header: Header) throws(Fault) -> Print {
    // For the press, colours stay in their own space until they go to the inks; inks of another press go to sRGB first.
    let isExported = header.hasProfile && (job.colours.areOfScreen || header.hasInks)
    let direction = header.isVector ? VIPS_SIZE_BOTH : VIPS_SIZE_DOWN
    switch job.part {
    case .attention:
      // The wanted shape, made smaller where the picture is: a box beyond the picture would change the shape.
      let scale =
        header.isVector
        ? 1 : min(1, Double(header.width) / Double(job.width), Double(header.height) / Double(job.height))
      let width = pixels(Double(job.width) * scale)
      let height = pixels(Double(job.height) * scale)
      return try Print {
        lettre_vips_shrink(
          source.baseAddress, source.count, &$0, width, height, direction, VIPS_INTERESTING_ATTENTION,
          isExported ? 1 : 0)
      }
    case .part(let x, let y, let width, let height):
      // The whole picture at the scale at which the part fits its box, then the part.
      let fit = min(
        Double(job.width) / (Double(header.width) * width), Double(job.height) / (Double(header.height) * height))
      let scale = header.isVector ? fit : min(1, fit)
      let whole = (width: pixels(Double(header.width) * scale), height: pixels(Double(header.height) * scale))
      guard max(whole.width, whole.height) <= Darkroom.longestSide,
        Int(whole.width) * Int(whole.height) <= Darkroom.mostPixels
      else { throw Fault(reason: "\(whole.width) × \(whole.height) pixels") }
      let shrunk = try Print {
        lettre_vips_shrink(
          source.baseAddress, source.count, &$0, whole.width, whole.height, direction, VIPS_INTERESTING_NONE,
          isExported ? 1 : 0)
      }
      let (shrunkWidth, shrunkHeight) = (
        Int(vips_image_get_width(shrunk.image)), Int(vips_image_get_height(shrunk.image))
      )
      let left = min(Int((Double(shrunkWidth) * x).rounded()), shrunkWidth - 1)
      let top = min(Int((Double(shrunkHeight) * y).rounded()), shrunkHeight - 1)
      let cut = (
        width: min(max(1, Int((Double(shrunkWidth) * width).rounded())), shrunkWidth - left, job.width),
        height: min(max(1, Int((Double(shrunkHeight) * height).rounded())), shrunkHeight - top, job.height)
      )
      if cut == (shrunkWidth, shrunkHeight) { return shrunk }
      return try shrunk.through {
        lettre_vips_crop($0, &$1, Int32(left), Int32(top), Int32(cut.width), Int32(cut.height))
      }
    }
  }

  private func pixels(_ length: Double) -> Int32 { Int32(min(max(1, length.rounded()), 1e6)) }

  /// All bytes of a source, up to 256 MB.
  private func read(_ path: String) throws(Fault) -> [UInt8] {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Fault(reason: String(cString: strerror(errno))) }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size <= 256 << 20 else {
      throw Fault(reason: "no regular file of at most 256 MB")
    }
    var bytes = [UInt8](repeating: 0, count: Int(info.st_size))
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress! + done, $0.count - done) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Fault(reason: String(cString: strerror(count < 0 ? errno : EIO))) }
      done += count
    }
    guard !bytes.isEmpty else { throw Fault(reason: "empty") }
    return bytes
  }

  /// Writes a file whole or not at all: temporary file beside it, fsync, rename.
  private func write(_ bytes: [UInt8], to path: String) throws(Fault) {
    let temporary = path + ".\(getpid()).tmp"
    let file = Glibc.open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw Fault(reason: String(cString: strerror(errno))) }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + done, bytes.count - done) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { break }
      done += count
    }
    let isWhole = done == bytes.count && fsync(file) == 0
    guard close(file) == 0, isWhole, rename(temporary, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(temporary)
      throw Fault(reason: reason)
    }
  }

  /// What libvips last said, on one line.
  fileprivate static func fault() -> Fault {
    let lines = String(cString: vips_error_buffer()).split(whereSeparator: \.isNewline)
    vips_error_clear()
    return Fault(reason: lines.first.map { String($0) } ?? "libvips")
  }
}

/// An image of libvips, held by one hand.
private struct Print: ~Copyable {
  let image: UnsafeMutablePointer<VipsImage>

  init(_ make: (inout UnsafeMutablePointer<VipsImage>?) -> Int32) throws(Darkroom.Fault) {
    var image: UnsafeMutablePointer<VipsImage>?
    guard make(&image) == 0, let image else { throw Darkroom.fault() }
    self.image = image
  }

  /// What an operation makes of it. libvips keeps of its source what it still needs.
  consuming func through(
    _ operation: (UnsafeMutablePointer<VipsImage>, inout UnsafeMutablePointer<VipsImage>?) -> Int32
  ) throws(Darkroom.Fault) -> Print {
    let source = image
    return try Print { operation(source, &$0) }
  }

  deinit { g_object_unref(image) }
}

/// Makes the letter's fonts all that fontconfig, and so the text of an SVG, knows of.
private func useFonts(of folder: String) -> Bool {
  guard let config = FcConfigCreate() else { return false }
  defer { FcConfigDestroy(config) }
  for family in names(in: folder) {
    for file in names(in: folder + "/" + family) where file.hasSuffix(".otf") || file.hasSuffix(".ttf") {
      // File by file: a folder added whole would want a cache folder to write to.
      let isAdded = (folder + "/" + family + "/" + file).withCString {
        $0.withMemoryRebound(to: FcChar8.self, capacity: strlen($0) + 1) { FcConfigAppFontAddFile(config, $0) != 0 }
      }
      if !isAdded { return false }
    }
  }
  return FcConfigSetCurrent(config) != 0
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
