// A message as RFC 5322 and MIME write it, through GMime: values in, bytes out, and bytes read back as values. Knows no
// issue and no newsroom.
//
//   OutgoingMessage   what is to be written: mailboxes, subject, list, HTML, plain text, pictures
//   MessageGate       refuses whatever could break a header, and what is no address, before anything is written
//   MessageWriter     GMime's objects, made and written: folding, encoded words, quoted-printable, base64
//   ReadMessage       a message read back: headers in their order, parts, and what its raw bytes are like
//   MessageReader     GMime's parser, and our own count of the raw lines
//
// GMime is where hand-written mail goes wrong; its own traps are told where they are avoided.

/// Writes a message: multipart/alternative of the plain text and of the HTML with its pictures (RFC 2046, 5.1.4; RFC
/// 2387), text in quoted-printable, pictures in base64, lines ended by CRLF, all of it ASCII.
///
/// The same value gives the same bytes: boundaries come from a hash of the contents.
/// - Throws: every field that cannot stand in a message, and why.
public func writeMessage(_ message: OutgoingMessage) throws(MessageRefusal) -> [UInt8] {
  try MessageGate(message).check()
  let bytes = MessageWriter(message).bytes()
  try MessageGate(message).check(written: bytes)
  return bytes
}

/// Reads a message. Nothing is put right on the way: `raw` and `remarks` tell what is wrong with it.
///
/// - Returns: nil where there is no message in the bytes at all: none, or no header.
public func readMessage(_ bytes: [UInt8]) -> ReadMessage? {
  MessageReader.read(bytes)
}
