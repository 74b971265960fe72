/// What the header of a picture says, without decoding it.
struct PictureFile: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable {
    case jpeg = "JPEG"
    case png = "PNG"
    case gif = "GIF"
  }

  enum Metadata: String, Hashable, Sendable {
    case exif = "Exif"
    case xmp = "XMP"
    case iptc = "IPTC"
    case remark
  }

  /// What the first bytes say it is; nil for anything else.
  private(set) var kind: Kind?
  private(set) var width = 0
  private(set) var height = 0
  /// JPEG: 1 is grey, 3 is colour, 4 is CMYK.
  private(set) var components = 3
  /// Exif, XMP, IPTC or written remarks: what the camera and its owner left.
  private(set) var metadata: [Metadata] = []
  /// The colour space of an embedded profile: `RGB`, `CMYK`, `GRAY`.
  private(set) var profileSpace: String?
  /// What the profile calls itself.
  private(set) var profileName: String?
  let byteCount: Int

  init(_ bytes: [UInt8]) {
    byteCount = bytes.count
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      kind = .jpeg
      readJPEG(bytes)
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      kind = .png
      readPNG(bytes)
    } else if bytes.starts(with: Array("GIF8".utf8)), bytes.count >= 10 {
      kind = .gif
      width = Int(bytes[6]) | Int(bytes[7]) << 8
      height = Int(bytes[8]) | Int(bytes[9]) << 8
    }
  }

  /// ITU T.81, annex B: segments with their lengths, up to the scan.
  private mutating func readJPEG(_ bytes: [UInt8]) {
    var index = 2
    while index + 4 <= bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      if marker == 0xDA || marker == 0xD9 { return }
      let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
      guard length >= 2, index + 2 + length <= bytes.count else { return }
      let data = bytes[(index + 4)..<(index + 2 + length)]
      switch marker {
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker) && data.count >= 6:
        let start = data.startIndex
        height = Int(data[start + 1]) << 8 | Int(data[start + 2])
        width = Int(data[start + 3]) << 8 | Int(data[start + 4])
        components = Int(data[start + 5])
      case 0xE1: metadata.append(data.starts(with: Array("Exif".utf8)) ? .exif : .xmp)
      case 0xE2 where data.starts(with: Array("ICC_PROFILE".utf8)) && data.count > 34:
        readProfile(Array(data.dropFirst(14)))
      case 0xED: metadata.append(.iptc)
      case 0xFE: metadata.append(.remark)
      default: break
      }
      index += 2 + length
    }
  }

  /// ISO 15948, 5.3: chunks with their lengths.
  private mutating func readPNG(_ bytes: [UInt8]) {
    func number(_ start: Int) -> Int { bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
    var index = 8
    while index + 12 <= bytes.count {
      let length = number(index)
      guard length <= bytes.count - index - 12 else { return }
      switch String(decoding: bytes[(index + 4)..<(index + 8)], as: UTF8.self) {
      case "IHDR" where length >= 13: (width, height) = (number(index + 8), number(index + 12))
      case "eXIf": metadata.append(.exif)
      case "tEXt", "zTXt", "iTXt": metadata.append(.remark)
      case "IDAT": return
      default: break
      }
      index += 12 + length
    }
  }

  /// ICC.1, 7.2.6: the colour space stands at byte 16.
  private mutating func readProfile(_ profile: [UInt8]) {
    guard profile.count >= 20 else { return }
    profileSpace = String(decoding: profile[16..<20], as: UTF8.self).trimmed
    let text = String(decoding: profile.lazy.filter { (0x20..<0x7F).contains($0) }, as: UTF8.self)
    profileName = ["sRGB", "IEC61966", "Adobe RGB", "AdobeRGB", "ProPhoto", "Display P3", "FOGRA", "SWOP"].first {
      text.contains($0)
    }
  }

  /// Every screen shows its colours as they are meant, a profile or not.
  var isForScreens: Bool {
    components != 4 && (profileSpace == nil || profileSpace == "RGB" || profileSpace == "GRAY")
      && (profileName == nil || profileName == "sRGB" || profileName == "IEC61966")
  }
}
