/// `images/ma%20photo.jpg` names `images/ma photo.jpg` (RFC 3986, 2.1). A `%` that starts no such pair stays, and all of
/// the text stays as written where the bytes it stands for are no UTF-8.
public func decodedAddress(_ written: String) -> String {
  var bytes: [UInt8] = []
  var rest = Array(written.utf8)[...]
  while let byte = rest.popFirst() {
    let digits = String(decoding: rest.prefix(2), as: UTF8.self)
    if byte == UInt8(ascii: "%"), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
      let value = UInt8(digits, radix: 16)
    {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(validating: bytes, as: UTF8.self) ?? written
}
