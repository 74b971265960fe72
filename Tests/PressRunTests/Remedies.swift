import Composition
import Foundation
import IssueModel

@testable import PressRun

/// Where in a window of words a remedy is done.
enum WindowPoint: CaseIterable {
  case least, middle, most

  func of(_ words: ClosedRange<Int>) -> Int {
    switch self {
    case .least: words.lowerBound
    case .middle: (words.lowerBound + words.upperBound) / 2
    case .most: words.upperBound
    }
  }
}

/// Does what a remedy says, in the files, as an editor would.
extension Newsroom {
  /// - Returns: the page count to ask for, where the remedy names one.
  func apply(_ remedy: Remedy, _ point: WindowPoint) throws -> Int? {
    var pages: Int?
    for (number, step) in remedy.steps.enumerated() {
      switch step {
      case .cut(let story, let words, _): try change(story.slug) { $0.cutWords(point.of(words)) }
      case .add(let story, let words, _): try change(story.slug) { $0.addWords(point.of(words)) }
      case .takePicture(let story, let file): try takePicture(file, of: story.slug)
      case .givePicture(let story): try givePicture(to: story.slug)
      case .takeStory(let story): try root.remove(self.file(of: story.slug))
      case .takeQuotation: try takeQuotation()
      case .addStory(let section, let words, let isPictured):
        try addStory(number, section: section ?? "actualites", words: point.of(words), isPictured: isPictured)
      case .pages(let count): pages = count
      case .lift(let constraint, let story):
        let key =
          switch constraint {
          case .pinnedPage: "pinned-page:"
          case .columns: "columns:"
          case .lead: "lead:"
          }
        let name = self.file(of: story.slug)
        let lines = try text(name).split(separator: "\n", omittingEmptySubsequences: false)
        try write(lines.filter { !$0.hasPrefix(key) }.joined(separator: "\n"), to: name)
      }
    }
    return pages
  }

  private func file(of slug: String) -> String { path(slug == "editorial" ? "editorial.md" : "articles/\(slug).md") }

  private func change(_ slug: String, _ work: (inout [[String]]) -> Void) throws {
    let parts = try text(file(of: slug)).split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    var paragraphs = parts[2].split(separator: "\n\n").map { $0.trimming { $0 == "\n" } }.map {
      $0.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    }
    work(&paragraphs)
    try write(
      "---\n" + parts[1] + "---\n" + paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n") + "\n",
      to: file(of: slug))
  }

  private func takePicture(_ file: String, of slug: String) throws {
    let name = String(file.dropFirst(path("").count + 1))
    let parts = try text(self.file(of: slug)).split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    try write("---\n" + withoutPicture(name, String(parts[1])) + "---\n" + parts[2], to: self.file(of: slug))
  }

  private func givePicture(to slug: String) throws {
    try root.makeFolder(path("dessins"))
    try write(GeneratedText.drawing(ratio: 1.5, hue: 3), to: path("dessins/donnee-\(slug).svg"))
    let old = try text(file(of: slug))
    try write(
      old.replacing(
        "---\n\n",
        with: """
          image: dessins/donnee-\(slug).svg
          caption: "Autour de la table, les représentants des services partenaires."
          credit: "Dessin de l’essai"
          alt: "Un dessin de couleurs unies, fait pour un essai."
          ---


          """, maxReplacements: 1), to: file(of: slug))
  }

  private func takeQuotation() throws {
    let lines = try text(path("issue.yaml")).split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { $0.hasPrefix("quotation:") }!
    let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.count
    try write((lines[..<start] + lines[end...]).joined(separator: "\n"), to: path("issue.yaml"))
  }

  private func addStory(_ number: Int, section: String, words: Int, isPictured: Bool) throws {
    var paragraph = 900
    let text = GeneratedText.body(words: words, seed: UInt64(number), paragraph: &paragraph, isPlain: true)
    let name = "ajoute-\(number)"
    try write(
      "---\ntitle: \"Les magistrats se forment à l’enquête\"\ndate: 2021-05-10\nsection: \(section)\norder: \(90 + number)\n---\n\n"
        + text, to: file(of: name))
    if isPictured { try givePicture(to: name) }
  }
}

extension [[String]] {
  private func isRunning(_ number: Int) -> Bool {
    self[number].count > 14 && !self[number].joined(separator: " ").contains { "#|>`\n".contains($0) }
  }

  /// A paragraph more or less loses its end but for the last words, the longest first.
  fileprivate mutating func cutWords(_ count: Int) {
    for _ in 0..<count {
      guard let longest = indices.filter(isRunning).max(by: { self[$0].count < self[$1].count }) else { return }
      let end = self[longest].count - 3
      // Not within a marked passage.
      let place = (1..<end).reversed().first { self[longest][$0].allSatisfy(\.isLetter) } ?? end
      self[longest].remove(at: place)
    }
  }

  fileprivate mutating func addWords(_ count: Int) {
    let stock = indices.filter(isRunning).flatMap { self[$0].filter { $0.allSatisfy(\.isLetter) } }
    var left = count
    var next = 0
    while left > 0 {
      let size = Swift.min(left, 55)
      append((0..<size).map { stock[(next + $0) % stock.count] })
      (next, left) = (next + size, left - size)
    }
  }
}

extension Substring {
  fileprivate func trimming(_ isDropped: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, isDropped(last) { text.removeLast() }
    return text.drop(while: isDropped)
  }
}
