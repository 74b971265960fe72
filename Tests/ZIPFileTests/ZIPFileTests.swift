import Instruments
import Testing

@testable import ZIPFile

@Suite struct ZIPFileTests {
  /// An archive made by another program.
  func archive(_ python: String) throws -> [UInt8] {
    let script = """
      import sys, io, zipfile
      out = io.BytesIO()
      z = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
      \(python)
      z.close()
      sys.stdout.buffer.write(out.getvalue())
      """
    return try bytes(of: "python3", "-c", script, reading: [])
  }

  func refusal(_ bytes: [UInt8], part: String = "", limits: ZIPLimits = .standard) -> ZIPRefusal? {
    do throws(ZIPRefusal) {
      var zip = try ZIPArchive(bytes, limits: limits)
      _ = try zip.read(part)
      return nil
    } catch {
      return error
    }
  }

  @Test func `parts are read by name, and a name is never a path`() throws {
    let bytes = try archive("z.writestr('a/é.txt', 'été'); z.writestr('../../x', 'dehors'); z.writestr('vide', '')")
    var zip = try ZIPArchive(bytes)
    #expect(zip.names == ["a/é.txt", "../../x", "vide"])
    #expect(try zip.read("a/é.txt") == Array("été".utf8))
    #expect(try zip.read("../../x") == Array("dehors".utf8))
    #expect(try zip.read("vide") == [])
    #expect(try zip.read("autre") == nil)
  }

  @Test func `a bomb is stopped as it swells, whatever it says of its size`() throws {
    let bomb = try archive("z.writestr('x', b'0' * (300 << 20))")
    #expect(bomb.count < 400_000)
    #expect(refusal(bomb, part: "x") == .bomb(part: "x"))
    let slow = try archive("import random; z.writestr('x', random.Random(1).randbytes(3 << 20) * 2)")
    #expect(refusal(slow, part: "x") == nil)
    #expect(
      refusal(slow, part: "x", limits: ZIPLimits(entries: 9, expandedBytes: 1 << 20, ratio: 200)) == .bomb(part: "x"))
    let many = try archive("[z.writestr(str(i), '') for i in range(6000)]")
    #expect(refusal(many) == .tooManyEntries(6000))
  }

  /// An archive of one part of 2 MB of noughts whose directory writes the packed size in its long form (APPNOTE 4.5.3).
  func archive(packedSize: String) throws -> [UInt8] {
    let script = """
      import struct, sys, zlib
      data = bytes(2 << 20)
      pack = zlib.compressobj(9, zlib.DEFLATED, -15)
      packed = pack.compress(data) + pack.flush()
      crc = zlib.crc32(data)
      head = b'PK\\x03\\x04' + struct.pack('<5H3I2H', 20, 0, 8, 0, 33, crc, len(packed), len(data), 1, 0) + b'x' + packed
      long = struct.pack('<HHQ', 1, 8, \(packedSize))
      entry = b'PK\\x01\\x02' + struct.pack(
        '<6H3I5H2I', 45, 45, 0, 8, 0, 33, crc, 0xFFFFFFFF, len(data), 1, len(long), 0, 0, 0, 0, 0) + b'x' + long
      end = b'PK\\x05\\x06' + struct.pack('<4H2IH', 0, 0, 1, 1, len(entry), len(head), 0)
      sys.stdout.buffer.write(head + entry + end)
      """
    return try bytes(of: "python3", "-c", script, reading: [])
  }

  @Test(arguments: ["len(packed)", "0x8000000000000000", "0x7FFFFFFFFFFFFFFF", "len(data)"])
  func `a packed size beyond the archive's own hides no bomb and stops no run`(_ size: String) throws {
    let bytes = try archive(packedSize: size)
    #expect(bytes.count < 3_000)
    #expect(refusal(bytes, part: "x") == .bomb(part: "x"))
  }

  @Test func `a damaged or cut archive is refused in words`() throws {
    let whole = try archive("z.writestr('x', 'mot ' * 500)")
    for bytes in [[], Array("PK\u{3}\u{4}".utf8), Array(whole.dropLast(30)), Array(whole[..<20])] {
      guard case .damaged(let words) = refusal(bytes, part: "x") else {
        Issue.record("\(bytes.count) bytes are read")
        continue
      }
      #expect(!words.isEmpty)
    }
    var broken = whole
    broken[40] ^= 0xFF
    #expect(refusal(broken, part: "x") != nil)
  }
}
