public import Foundation

/// What a tool that did not write a file prints when it reads it.
///
/// - Parameter arguments: `FILE` stands for a file of its own, which holds the bytes.
/// - Throws: where the tool is not there, or ends with anything but 0.
public func output(of tool: String, _ arguments: String..., reading bytes: [UInt8]) throws -> String {
  String(decoding: try read(bytes, with: tool, arguments), as: UTF8.self)
}

/// The same as bytes.
public func bytes(of tool: String, _ arguments: String..., reading bytes: [UInt8]) throws -> [UInt8] {
  try read(bytes, with: tool, arguments)
}

private func read(_ bytes: [UInt8], with tool: String, _ arguments: [String]) throws -> [UInt8] {
  try inScratchFolder { folder in
    let file = folder.appending(path: "file.pdf")
    try Data(bytes).write(to: file)
    let run = try run([tool] + arguments.map { $0.replacing("FILE", with: file.path) })
    guard run.status == 0 else { throw CocoaError(.executableLoad) }
    return run.output
  }
}

/// Runs a command found on the path; what it prints on standard error is let go.
public func run(_ command: [String], environment: [String: String]? = nil) throws -> (status: Int32, output: [UInt8]) {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = command
  if let environment { process.environment = environment }
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, Array(data))
}

/// Lends a folder of its own, which is gone afterwards.
public func inScratchFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
