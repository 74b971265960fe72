/// A text in words that hold neither a blank nor a control character (RFC 3986, 2.1), for lines of fields.
public func percentEncoded(_ text: String) -> String {
  let digits = Array("0123456789ABCDEF".unicodeScalars)
  return text.utf8.reduce(into: "") { text, byte in
    if (0x21...0x7E).contains(byte), byte != UInt8(ascii: "%") {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      text.unicodeScalars.append(contentsOf: ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
  }
}

/// The text that percent-encoding stands for; nil where it is broken, empty or no UTF-8.
public func percentDecoded(_ text: String) -> String? {
  var bytes: [UInt8] = []
  var rest = Substring(text).utf8
  while let byte = rest.popFirst() {
    if byte != UInt8(ascii: "%") {
      bytes.append(byte)
    } else {
      guard rest.count >= 2, let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), code != 0
      else { return nil }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
  }
  return bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
}
