import Files
import Foundation
import Imaging
import Instruments

/// The root of the repository.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// `lettre-pictures`, built beside the tests.
let program: String = {
  let bundle = CommandLine.arguments.first { $0.contains(".xctest") }
  let products = bundle.map { URL(filePath: $0) }?.pathComponents.prefix { !$0.hasSuffix(".xctest") }
  let folder = products.map { $0.dropFirst().reduce("") { $0 + "/" + $1 } }
  return (folder ?? repository.appending(path: ".build/debug").path) + "/lettre-pictures"
}()

func fixture(_ name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: repository.appending(path: "Tests/Fixtures/imaging/\(name)")))
}

/// A letter's folder with pictures, gone at the end.
func withLetter(_ files: [String: [UInt8]], _ body: (PictureStore) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID())")
  defer { try? FileManager.default.removeItem(at: folder) }
  let root = Folder(folder.path)
  try root.makeFolder()
  for (name, bytes) in files { try root.write(bytes, to: name) }
  try body(
    PictureStore(
      root: root, cache: root.folder(".cache/pictures"), program: program,
      fontsFolder: repository.appending(path: "fonts").path))
}

/// The two halves (blue and gold, a white disc between) as a JPEG of so many pixels across.
func halves(_ width: Int) throws -> [UInt8] {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let source = repository.appending(path: "Tests/Fixtures/imaging/halves.svg").path
  let target = folder.appending(path: "halves.jpg")
  guard try run([program, "rasterise", source, target.path, "--width", "\(width)"]).status == 0 else {
    throw CocoaError(.fileReadUnknown)
  }
  return [UInt8](try Data(contentsOf: target))
}

/// A JPEG with a camera's note put in: how it was held, and a place that must not get out.
func noted(_ jpeg: [UInt8], orientation: UInt8) -> [UInt8] {
  let tiff: [UInt8] =
    Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  let segment = Array("Exif\0\0".utf8) + tiff + Array("GPS 14.6928 N 17.4467 W".utf8)
  return jpeg[..<2] + [0xFF, 0xE1, 0, UInt8(segment.count + 2)] + segment + jpeg[2...]
}

struct Colour: Equatable, CustomStringConvertible {
  var red, green, blue: Int
  var description: String { "(\(red), \(green), \(blue))" }

  func isNear(_ other: Colour, within distance: Int = 8) -> Bool {
    abs(red - other.red) <= distance && abs(green - other.green) <= distance && abs(blue - other.blue) <= distance
  }

  static let blue = Colour(red: 0x0B, green: 0x2F, blue: 0x57)
  static let gold = Colour(red: 0xE5, green: 0xAE, blue: 0x1F)
  static let white = Colour(red: 255, green: 255, blue: 255)
}

/// The pixels of an sRGB JPEG, read by poppler: the picture is wrapped in the smallest PDF that shows it at its own
/// size, so that nothing of the program under test decodes it.
struct Pixels {
  let width, height: Int
  private let samples: ArraySlice<UInt8>

  init(jpeg: ConvertedPicture) throws {
    let (width, height) = (jpeg.width, jpeg.height)
    var pdf = Array("%PDF-1.4\n".utf8)
    func add(_ text: String) { pdf += Array(text.utf8) }
    let draw = "\(width) 0 0 \(height) 0 0 cm /I Do"
    add("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n")
    add("3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Contents 4 0 R")
    add(
      "/Resources<</XObject<</I 5 0 R>>>>>>endobj 4 0 obj<</Length \(draw.utf8.count)>>stream\n\(draw)\nendstream endobj\n"
    )
    add("5 0 obj<</Type/XObject/Subtype/Image/Width \(width)/Height \(height)/ColorSpace/DeviceRGB/BitsPerComponent 8")
    add("/Filter/DCTDecode/Length \(jpeg.bytes.count)>>stream\n")
    pdf += jpeg.bytes
    add("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    let folder = FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "picture.pdf")
    try Data(pdf).write(to: file)
    let prefix = folder.appending(path: "page")
    guard try run(["pdftoppm", "-r", "72", "-singlefile", file.path, prefix.path]).status == 0 else {
      throw CocoaError(.fileReadCorruptFile)
    }
    let ppm = [UInt8](try Data(contentsOf: prefix.appendingPathExtension("ppm")))
    let head = "P6\n\(width) \(height)\n255\n"
    guard ppm.starts(with: head.utf8) else { throw CocoaError(.fileReadCorruptFile) }
    self.width = width
    self.height = height
    samples = ppm[head.utf8.count...]
  }

  /// The colour at a place in fractions of the width and the height.
  func at(_ x: Double, _ y: Double) -> Colour {
    let start = samples.startIndex + (Int(y * Double(height)) * width + Int(x * Double(width))) * 3
    return Colour(red: Int(samples[start]), green: Int(samples[start + 1]), blue: Int(samples[start + 2]))
  }
}
