internal import CQrencode

/// Why a text has no code.
public enum QRCodeFault: Error, Hashable, Sendable {
  /// Nothing to encode, or more than a code of `QRCode.mostModules` holds.
  case tooLong
}

/// A QR code of model 2 (ISO/IEC 18004) at error correction M: 15 % of it may be soiled or creased.
public struct QRCode: Hashable, Sendable {
  /// Its rows from the top, true for a dark module; the quiet zone around it is left out.
  public let modules: [[Bool]]

  /// The widest code made (version 13): in the smallest modules that print well, 0.33 mm, it takes 23 mm of paper, its
  /// quiet zone not counted. It holds 331 bytes, more than any address people would be sent to.
  public static let mostModules = 69

  /// - Parameter text: usually an address, in ASCII; upper and lower case are kept.
  /// - Throws: `tooLong`.
  public init(_ text: String) throws(QRCodeFault) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty,
      let code = bytes.withUnsafeBufferPointer({
        // Version 0 takes the smallest code that holds the text.
        QRcode_encodeData(Int32($0.count), $0.baseAddress, 0, QR_ECLEVEL_M)
      })
    else { throw .tooLong }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard width <= QRCode.mostModules else { throw .tooLong }
    // A byte a module, row by row; its lowest bit says whether it is dark, the others what it is for.
    modules = (0..<width).map { row in (0..<width).map { code.pointee.data[row * width + $0] & 1 == 1 } }
  }
}
