import Diagnostics
import Documents
import Files
import Fonts
import Foundation
import Layouts
import Testing

/// The root of the repository.
let repository = Folder(
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .path(percentEncoded: false))

/// Every font of the repository.
let fonts: FontCatalogue = {
  let folder = repository.folder("fonts")
  let files = ["lato", "linux-libertine"].flatMap { name in ((try? folder.list(name)) ?? []).map { name + "/" + $0 } }
  return FontCatalogue(files.map { FontCatalogue.Entry(file: $0, path: folder.path + "/" + $0) })
}()

/// One change to `layouts/lettre.yaml`, and what is to be said about it. In `now`, a `▸` stands before each place a
/// finding points at.
struct Broken: Sendable, CustomTestStringConvertible {
  var was: String
  var now: String
  /// Message and remedy of each finding, in the order of the file.
  var french: [String]
  var english: [String]

  init(_ was: String, _ now: String, _ french: String..., en english: String...) {
    self.was = was
    self.now = now
    self.french = french
    self.english = english
  }

  var testDescription: String { now }

  /// The layout with the change, and where the marks stood.
  func text() throws -> (text: String, places: [String]) {
    let whole = String(decoding: try repository.read("layouts/lettre.yaml"), as: UTF8.self)
    #expect(whole.components(separatedBy: was).count == 2, "«\(was)» must be there once")
    var text = ""
    var places: [String] = []
    var (line, column) = (1, 1)
    for character in whole.replacing(was, with: now) {
      if character == "▸" {
        places.append("\(line):\(column)")
        continue
      }
      text.append(character)
      (line, column) = character == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    return (text, places)
  }

  /// Reads the broken layout and compares everything that is said, or all findings of some codes.
  func check(only codes: Set<String>? = nil) throws {
    let (text, places) = try text()
    let findings = findings(of: text).inOrder.filter { codes?.contains($0.code) ?? true }
    func told(_ language: SpokenLanguage) -> [String] {
      findings.map { finding in
        let hint = finding.hint.map { " → " + $0.text(in: language) } ?? ""
        return "\(finding.place.line ?? 0):\(finding.place.column ?? 0) \(finding.message.text(in: language))\(hint)"
          .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
      }
    }
    #expect(told(.french) == zip(places, french).map { $0 + " " + $1 })
    #expect(told(.english) == zip(places, english).map { $0 + " " + $1 })
    #expect(places.count == french.count)
  }
}

func findings(of text: String, file: String = "layouts/lettre.yaml") -> [Diagnostic] {
  do { return try readLayout(SourceFile(path: file, text: text), fonts: fonts).findings } catch {
    return error.diagnostics
  }
}
