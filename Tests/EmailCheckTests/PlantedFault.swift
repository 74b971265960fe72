import Testing

@testable import EmailCheck

/// A fault planted in the sample's made files, with the rule that has to catch it and those that may tell of it too.
struct PlantedFault: Sendable, CustomTestStringConvertible {
  let rule: String
  let what: String
  let companions: Set<String>
  let plant: @Sendable (inout EmailFiles) -> Bool

  init(
    _ rule: String, _ what: String, with companions: Set<String> = [],
    plant: @escaping @Sendable (inout EmailFiles) -> Bool
  ) {
    self.rule = rule
    self.what = what
    self.companions = companions
    self.plant = plant
  }

  var testDescription: String { "\(rule): \(what)" }
}

extension [UInt8] {
  /// Replaces the first occurrence of a text.
  /// - Returns: whether there was one.
  mutating func replace(_ old: String, with new: String) -> Bool {
    guard let range = firstRange(of: Array(old.utf8)) else { return false }
    replaceSubrange(range, with: Array(new.utf8))
    return true
  }

  mutating func replaceAll(_ old: String, with new: String) -> Bool {
    let text = String(decoding: self, as: UTF8.self)
    self = Array(text.replacing(old, with: new).utf8)
    return text.contains(old)
  }
}

extension PlantedFault {
  /// In `lettre.html`; the page in the message then is another one.
  static func page(
    _ rule: String, _ what: String, _ old: String, _ new: String, with companions: Set<String> = []
  ) -> PlantedFault {
    PlantedFault(rule, what, with: companions.union(["mail-message-html-differs"])) { $0.html.replace(old, with: new) }
  }

  static func text(
    _ rule: String, _ what: String, _ old: String, _ new: String, with companions: Set<String> = []
  ) -> PlantedFault {
    PlantedFault(rule, what, with: companions.union(["mail-message-text-differs"])) { $0.text.replace(old, with: new) }
  }

  static func message(
    _ rule: String, _ what: String, _ old: String, _ new: String, with companions: Set<String> = []
  ) -> PlantedFault {
    PlantedFault(rule, what, with: companions) { $0.message!.replace(old, with: new) }
  }

  static func draft(
    _ rule: String, _ what: String, _ old: String, _ new: String, with companions: Set<String> = []
  ) -> PlantedFault {
    PlantedFault(rule, what, with: companions) { $0.draft!.replace(old, with: new) }
  }

  /// In the first picture's file.
  static func picture(
    _ rule: String, _ what: String, with companions: Set<String> = [],
    _ plant: @escaping @Sendable (inout MadePicture) -> Void
  ) -> PlantedFault {
    PlantedFault(rule, what, with: companions) { files in
      plant(&files.pictures[0])
      return true
    }
  }
}
