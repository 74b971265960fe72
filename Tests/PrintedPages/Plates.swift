import Foundation

/// A page of a PDF as the four plates Ghostscript makes of it: for every pixel how much of each ink, 255 being solid.
public struct Plates: Sendable {
  public let width, height: Int
  public let cyan, magenta, yellow, black: [UInt8]
  /// Plates of inks that are not of the four.
  public let others: [String]
  public let dotsPerInch: Double

  public var all: [[UInt8]] { [cyan, magenta, yellow, black] }

  public init(pdf: [UInt8], page: Int, dotsPerInch: Double = 144) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lettre-plates-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "file.pdf")
    try Data(pdf).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-sCompression=none", "-r\(Int(dotsPerInch))",
      "-dFirstPage=\(page)", "-dLastPage=\(page)", "-sOutputFile=\(folder.path)/plate.tif", file.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    func plate(_ ink: String) throws -> (width: Int, height: Int, ink: [UInt8]) {
      try Plates.read([UInt8](Data(contentsOf: folder.appending(path: "plate(\(ink)).tif"))))
    }
    let names = ["Cyan", "Magenta", "Yellow", "Black"]
    let plates = try names.map(plate)
    (width, height) = (plates[0].width, plates[0].height)
    (cyan, magenta, yellow, black) = (plates[0].ink, plates[1].ink, plates[2].ink, plates[3].ink)
    self.dotsPerInch = dotsPerInch
    others = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
      name.hasPrefix("plate(") && !names.contains { name == "plate(\($0)).tif" }
    }
  }

  /// A TIFF of one sample of 8 bits, uncompressed (TIFF 6.0, section 4).
  private static func read(_ tiff: [UInt8]) throws -> (width: Int, height: Int, ink: [UInt8]) {
    let isLittle = tiff[0] == 0x49
    func number(_ at: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(tiff[at + $1]) << (8 * (isLittle ? $1 : count - 1 - $1)) }
    }
    var tags: [Int: [Int]] = [:]
    let directory = number(4, 4)
    for entry in 0..<number(directory, 2) {
      let at = directory + 2 + 12 * entry
      let (type, count) = (number(at + 2, 2), number(at + 4, 4))
      guard type == 3 || type == 4 else { continue }
      let size = type == 3 ? 2 : 4
      let start = size * count <= 4 ? at + 8 : number(at + 8, 4)
      tags[number(at, 2)] = (0..<count).map { number(start + size * $0, size) }
    }
    guard let width = tags[256]?[0], let height = tags[257]?[0], let offsets = tags[273], let counts = tags[279],
      tags[259]?[0] ?? 1 == 1, tags[258]?[0] == 8
    else { throw CocoaError(.fileReadCorruptFile) }
    var samples: [UInt8] = []
    for (offset, count) in zip(offsets, counts) { samples += tiff[offset..<offset + count] }
    // 1: black is zero, so a sample is what is left of the paper.
    if tags[262]?[0] == 1 { samples = samples.map { 255 - $0 } }
    return (width, height, samples)
  }

  /// The pixels of a part of the page, in points from the top left of its sheet.
  public func pixels(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> [Int] {
    let scale = dotsPerInch / 72
    let columns = max(0, Int((left * scale).rounded(.up)))..<min(width, Int(right * scale))
    let rows = max(0, Int((top * scale).rounded(.up)))..<min(height, Int(bottom * scale))
    return rows.flatMap { row in columns.map { row * width + $0 } }
  }

  /// The sum of the four inks at a pixel, in percent.
  public func coverage(_ pixel: Int) -> Double {
    (Double(cyan[pixel]) + Double(magenta[pixel]) + Double(yellow[pixel]) + Double(black[pixel])) / 2.55
  }

  /// The most ink on any of these pixels, in percent.
  public func mostInk(_ pixels: [Int]) -> Double { pixels.reduce(0) { max($0, coverage($1)) } }

  /// Whether no pixel of the page has any cyan, magenta or yellow.
  public var isBlackAlone: Bool { [cyan, magenta, yellow].allSatisfy { $0.allSatisfy { $0 == 0 } } }

  /// About how light a pixel looks, from 0 to 1.
  public func lightness(_ pixel: Int) -> Double {
    let inks = [(cyan, 0.3), (magenta, 0.59), (yellow, 0.11)]
    let light = inks.reduce(0.0) { $0 + $1.1 * (1 - Double($1.0[pixel]) / 255) }
    return light * (1 - Double(black[pixel]) / 255)
  }
}
