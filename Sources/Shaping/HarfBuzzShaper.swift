internal import CHarfBuzz
public import Diagnostics
public import Fonts
public import Typesetting

/// Shapes with HarfBuzz, from font files alone: no family names, no system fonts, nothing that could step in for
/// another.
///
/// Results are kept by face, features, language and text, so shape word by word. Not `Sendable`: made and used on one
/// task.
public final class HarfBuzzShaper: TextShaper {
  private let catalogue: FontCatalogue
  private var files: [FontFace: FontFile] = [:]
  private var failed: [FontFace: [Diagnostic]] = [:]
  private let buffer: OpaquePointer
  private var lastStyle: TextStyle?
  private var lastCache: ShapedCache?
  /// Fonts that were asked for and could not be had. Text in them comes back as missing, every character of it.
  public var findings: [Diagnostic] { failed.keys.sorted().flatMap { failed[$0]! } }

  public init(catalogue: FontCatalogue) {
    self.catalogue = catalogue
    buffer = hb_buffer_create()
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES)
  }

  deinit { hb_buffer_destroy(buffer) }

  /// Opens faces before anything is set in them, so that what is missing is known at once.
  /// - Throws: `missing-font` and `unreadable-font`, one for each face that cannot be had.
  public func open(_ faces: [FontFace]) throws(Stop) {
    var findings: [Diagnostic] = []
    for face in faces where file(face) == nil { findings += failed[face] ?? [] }
    if !findings.isEmpty { throw Stop(findings) }
  }

  public func metrics(of face: FontFace) -> FontMetrics {
    file(face)?.metrics() ?? FontMetrics(ascent: 800, descent: 200, capHeight: 700, xHeight: 450, space: 250)
  }

  public func overhang(of glyph: UInt32, in face: FontFace) -> (left: Double, right: Double) {
    guard let file = file(face) else { return (0, 0) }
    var extents = hb_glyph_extents_t()
    guard hb_font_get_glyph_extents(file.font, glyph, &extents) != 0 else { return (0, 0) }
    let scale = 1000 / file.unitsPerEm
    let advance = Double(hb_font_get_glyph_h_advance(file.font, glyph))
    let right = Double(extents.x_bearing + extents.width) - advance
    return (max(0, -Double(extents.x_bearing) * scale), max(0, right * scale))
  }

  public func shape(_ text: String, in style: TextStyle) -> ShapedText {
    guard let cache = cache(for: style) else {
      // No font: nothing is drawn and nothing is passed over.
      let clusters = text.map { ShapedText.Cluster(bytes: $0.utf8.count, glyphs: [], advance: 0) }
      return ShapedText(clusters: clusters, missing: Array(text))
    }
    let word = ShapedCache.Word(text: text)
    if let known = cache.words[word] { return known }
    let shaped = shape(text, cache)
    if cache.words.count >= Self.capacity { cache.words.removeAll(keepingCapacity: true) }
    cache.words[word] = shaped
    return shaped
  }

  /// Words kept for one style before all are forgotten: the vocabulary of a year of issues is smaller.
  private static let capacity = 50_000

  private func file(_ face: FontFace) -> FontFile? {
    if let known = files[face] { return known }
    if failed[face] != nil { return nil }
    do throws(Stop) {
      let file = try FontFile(face, path: catalogue.path(of: face))
      files[face] = file
      return file
    } catch {
      failed[face] = error.diagnostics
      return nil
    }
  }

  private func cache(for style: TextStyle) -> ShapedCache? {
    if let lastStyle, lastStyle.face == style.face, lastStyle.features == style.features,
      lastStyle.language == style.language
    {
      return lastCache
    }
    guard let file = file(style.face) else { return nil }
    let setting = FontFile.Setting(
      features: style.features.map { "\($0.tag)=\($0.value)" }, language: style.language)
    let cache = file.shaped[setting] ?? ShapedCache(file: file, setting: setting)
    file.shaped[setting] = cache
    lastStyle = style
    lastCache = cache
    return cache
  }

  // MARK: One text

  private func shape(_ text: String, _ cache: ShapedCache) -> ShapedText {
    let file = cache.file
    hb_buffer_clear_contents(buffer)
    hb_buffer_set_flags(
      buffer,
      hb_buffer_flags_t(
        HB_BUFFER_FLAG_BOT.rawValue | HB_BUFFER_FLAG_EOT.rawValue
          | HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES.rawValue))
    var text = text
    let count = text.utf8.count
    text.withUTF8 { add($0, file) }
    hb_buffer_guess_segment_properties(buffer)
    // Figures and stops alone have no script of their own; set as Latin they get the features of the copy around.
    let script = hb_buffer_get_script(buffer)
    if script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_INVALID
      || script == HB_SCRIPT_UNKNOWN
    {
      hb_buffer_set_script(buffer, HB_SCRIPT_LATIN)
    }
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    hb_buffer_set_language(buffer, cache.language)
    hb_shape(file.font, buffer, cache.features, UInt32(cache.features.count))
    return text.withUTF8 { read($0, count: count, file) }
  }

  private func add(_ bytes: UnsafeBufferPointer<UInt8>, _ file: FontFile) {
    bytes.withMemoryRebound(to: CChar.self) {
      hb_buffer_add_utf8(buffer, $0.baseAddress, Int32($0.count), 0, Int32($0.count))
    }
    // A face without U+2010 or U+2011 draws them as what they are, a hyphen.
    guard bytes.contains(0xE2), !file.hasGlyph(0x2010) || !file.hasGlyph(0x2011) else { return }
    var length: UInt32 = 0
    let infos = hb_buffer_get_glyph_infos(buffer, &length)
    for i in 0..<Int(length) {
      guard let scalar = infos?[i].codepoint, scalar == 0x2010 || scalar == 0x2011, !file.hasGlyph(scalar) else {
        continue
      }
      infos?[i].codepoint = file.hasGlyph(0x2010) ? 0x2010 : 0x2D
    }
  }

  /// Takes the glyphs out of the buffer, cluster by cluster.
  private func read(_ bytes: UnsafeBufferPointer<UInt8>, count: Int, _ file: FontFile) -> ShapedText {
    var length: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &length),
      let positions = hb_buffer_get_glyph_positions(buffer, &length), length > 0
    else {
      // Nothing but characters that are not seen.
      return ShapedText(clusters: count == 0 ? [] : [.init(bytes: count, glyphs: [], advance: 0)])
    }
    let scale = 1000 / file.unitsPerEm
    let total = Int(length)
    var clusters: [ShapedText.Cluster] = []
    clusters.reserveCapacity(total)
    var missing: [Character] = []
    var i = 0
    while i < total {
      let start = Int(infos[i].cluster)
      var next = i + 1
      while next < total, infos[next].cluster == infos[i].cluster { next += 1 }
      let end = next < total ? Int(infos[next].cluster) : count
      let from = clusters.isEmpty ? 0 : start
      let flags = hb_glyph_info_get_glyph_flags(infos + i)
      let mayCut = flags.rawValue & HB_GLYPH_FLAG_UNSAFE_TO_BREAK.rawValue == 0
      if next == i + 1, infos[i].codepoint != 0 {
        clusters.append(.init(bytes: end - from, glyph: glyph(infos[i], positions[i], scale), mayCutBefore: mayCut))
        i = next
        continue
      }
      var isMissing = false
      var advance = 0.0
      var glyphs: [ShapedText.Glyph] = []
      glyphs.reserveCapacity(next - i)
      for g in i..<next {
        isMissing = isMissing || infos[g].codepoint == 0
        let glyph = glyph(infos[g], positions[g], scale)
        advance += glyph.advance
        glyphs.append(glyph)
      }
      clusters.append(.init(bytes: end - from, glyphs: glyphs, advance: advance, mayCutBefore: mayCut))
      if isMissing {
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        for character in text where !missing.contains(character) { missing.append(character) }
      }
      i = next
    }
    return ShapedText(clusters: clusters, missing: missing)
  }

  private func glyph(_ info: hb_glyph_info_t, _ position: hb_glyph_position_t, _ scale: Double) -> ShapedText.Glyph {
    ShapedText.Glyph(
      id: info.codepoint, advance: Double(position.x_advance) * scale, xOffset: Double(position.x_offset) * scale,
      yOffset: Double(position.y_offset) * scale)
  }
}

/// What one style has shaped so far.
final class ShapedCache {
  let file: FontFile
  let features: [hb_feature_t]
  let language: hb_language_t?
  var words: [Word: ShapedText] = [:]

  /// A text told apart by its bytes: Swift holds «é» equal to «e» with an accent, glyph clusters do not.
  struct Word: Hashable {
    var text: String

    static func == (a: Word, b: Word) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }
    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  init(file: FontFile, setting: FontFile.Setting) {
    self.file = file
    language = hb_language_from_string(setting.language, -1)
    features = setting.features.compactMap {
      var feature = hb_feature_t()
      return hb_feature_from_string($0, -1, &feature) != 0 ? feature : nil
    }
  }
}
