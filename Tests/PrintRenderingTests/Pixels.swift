import Foundation
import Instruments
import PrintRendering

/// The pixels of a picture, read by poppler and Netpbm's plainest format: a reader that did not write them.
struct Pixels {
  let width, height: Int
  private let samples: ArraySlice<UInt8>

  struct Colour: Equatable, CustomStringConvertible {
    var red, green, blue: Int
    var description: String { "(\(red), \(green), \(blue))" }

    func isNear(_ other: Colour, within distance: Int = 6) -> Bool {
      abs(red - other.red) <= distance && abs(green - other.green) <= distance && abs(blue - other.blue) <= distance
    }
  }

  /// Reads a binary PPM (P6, 8 bits).
  init?(ppm bytes: [UInt8]) {
    var position = 0
    func word() -> String {
      while position < bytes.count, bytes[position] <= 32 { position += 1 }
      let start = position
      while position < bytes.count, bytes[position] > 32 { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    guard word() == "P6", let width = Int(word()), let height = Int(word()), word() == "255" else { return nil }
    self.width = width
    self.height = height
    samples = bytes[(position + 1)...]
    guard samples.count == width * height * 3 else { return nil }
  }

  subscript(x: Int, y: Int) -> Colour {
    let start = samples.startIndex + (y * width + x) * 3
    return Colour(red: Int(samples[start]), green: Int(samples[start + 1]), blue: Int(samples[start + 2]))
  }
}

let paper = Pixels.Colour(red: 255, green: 255, blue: 255)
let blue = Pixels.Colour(red: 0x0B, green: 0x2F, blue: 0x57)
let gold = Pixels.Colour(red: 0xE5, green: 0xAE, blue: 0x1F)

/// A page of a PDF, drawn by poppler.
func pixels(ofPDF bytes: [UInt8], dotsPerInch: Int = 72) throws -> Pixels {
  try pixels(in: "page.ppm") { prefix in
    _ = try output(of: "pdftoppm", "-r", "\(dotsPerInch)", "-singlefile", "FILE", prefix + "page", reading: bytes)
  }
}

/// A PNG that cairo wrote: packed into a PDF without loss, and taken out of it by poppler.
func pixels(ofPNG bytes: [UInt8]) throws -> Pixels {
  let pdf = try renderPDF(
    [page([picture("proof", rectangle(0, 0, 100, 100))])],
    materials: materials(["proof": PreparedPicture(.png, bytes: bytes)]), metadata: metadata)
  return try pixels(in: "picture-000.ppm") { prefix in
    _ = try output(of: "pdfimages", "FILE", prefix + "picture", reading: pdf)
  }
}

/// The pixels of the file that a tool leaves in a folder.
private func pixels(in file: String, _ make: (_ prefix: String) throws -> Void) throws -> Pixels {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try make(folder.path + "/")
  guard let pixels = Pixels(ppm: [UInt8](try Data(contentsOf: folder.appending(path: file)))) else {
    throw CocoaError(.fileReadCorruptFile)
  }
  return pixels
}
