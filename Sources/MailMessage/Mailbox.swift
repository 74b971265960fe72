/// Somebody's mailbox: a name, which may be empty, and an address.
public struct Mailbox: Hashable, Sendable {
  public var name: String
  public var address: String

  public init(name: String = "", address: String) {
    self.name = name
    self.address = address
  }

  /// Reads `name@domain.org` or `Name <name@domain.org>`, the name with or without quotation marks: a comma in it needs
  /// none here. Nothing is judged yet: the message is, when it is written.
  public init(reading written: String) {
    let scalars = Mailbox.trimmed(written.unicodeScalars[...])
    guard scalars.last == ">", let open = scalars.lastIndex(of: "<") else {
      self.init(address: String(scalars))
      return
    }
    let address = scalars[scalars.index(after: open)...].dropLast()
    self.init(name: Mailbox.unquoted(Mailbox.trimmed(scalars[..<open])), address: String(address))
  }

  /// What follows the `@`.
  public var domain: String { address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]) } ?? "" }

  /// The domain as it stands in a header (RFC 5891); nil where it is none.
  public var asciiDomain: String? {
    guard isAddress(address) else { return nil }
    return MessageWriter.ascii("a@" + domain).map { String($0.dropFirst(2)) }
  }

  private static func trimmed(_ scalars: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    var scalars = scalars.drop { $0 == " " || $0 == "\t" }
    while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
    return scalars
  }

  /// RFC 5322, 3.2.4: between quotation marks a reverse solidus keeps the next character.
  private static func unquoted(_ scalars: Substring.UnicodeScalarView) -> String {
    guard scalars.count > 1, scalars.first == "\"", scalars.last == "\"" else { return String(scalars) }
    var result = String.UnicodeScalarView()
    var isKept = false
    for scalar in scalars.dropFirst().dropLast() {
      if scalar == "\\", !isKept {
        isKept = true
      } else {
        result.append(scalar)
        isKept = false
      }
    }
    return String(result)
  }
}

/// Whether every mail server takes it as an address: a dot-atom and a domain of two labels or more (RFC 5321, 4.1.2),
/// ASCII before the `@`, within the lengths of RFC 5321, 4.5.3.1. Letters beyond ASCII may stand in the domain, which is
/// written in its ASCII form (RFC 5891).
public func isAddress(_ text: String) -> Bool {
  let parts = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
  guard parts.count == 2, text.utf8.count <= 254 else { return false }
  let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  guard parts[0].count <= 64, atoms.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isAtomText) }) else { return false }
  return isDomain(String(parts[1]))
}

/// Two labels or more, of letters, figures and hyphens (RFC 1123, 2.1), the last no number.
func isDomain(_ text: String) -> Bool {
  let labels = text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
  guard labels.count > 1, text.utf8.count <= 253 else { return false }
  return labels.allSatisfy { label in
    (1...63).contains(String(label).utf8.count) && label.first != "-" && label.last != "-"
      && label.allSatisfy { isLetterOrFigure($0) || $0 == "-" }
  } && !labels.last!.allSatisfy { ("0"..."9").contains($0) }
}

/// RFC 5322, 3.2.3.
private func isAtomText(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII && (isLetterOrFigure(scalar) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar))
}

private func isLetterOrFigure(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
  }
  switch scalar.properties.generalCategory {
  case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber:
    return true
  default: return false
  }
}
