import Diagnostics
import Files
import Foundation
import Imaging
import Instruments
import IssueModel
import Testing
import Transfer

@testable import Gathering

/// An issue's folder, sources beside it, and pictures to put into them; gone with the value.
final class PictureDesk {
  let root: Folder
  let issue: Folder
  var store: PictureStore

  init() throws {
    root = Folder(FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID())").path)
    issue = root.folder("issues/2021-05")
    try issue.makeFolder("images")
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") }.map { URL(filePath: $0) }
    let products = bundle?.pathComponents.prefix { !$0.hasSuffix(".xctest") }.dropFirst().reduce("") { $0 + "/" + $1 }
    store = PictureStore(
      root: root, cache: root.folder(".cache/pictures"),
      program: (products ?? ".build/debug") + "/lettre-pictures", fontsFolder: root.path)
  }

  deinit { try? FileManager.default.removeItem(atPath: root.path) }

  /// What comes of the pictures of some items, and written into the issue as a gathering does.
  func take(
    _ items: [RawItem], from sources: [NewsSource], known: [KeptPicture] = [], fetcher: Fetcher? = nil,
    wanted: Set<Int>? = nil
  ) throws -> PictureHaul {
    let gathered = items.enumerated().map { index, item in
      let source = min(index, sources.count - 1)
      return GatheredItem(item, source: source, name: sources[source].name)
    }
    let haul = takePictures(
      of: gathered, wanted: wanted ?? Set(items.indices), from: sources, into: issue, known: known,
      with: PictureTools(store: store, fetcher: fetcher))
    for file in haul.files { try issue.write(file.bytes(), to: file.file) }
    return haul
  }

  var images: [String] { (try? issue.list("images")) ?? [] }
}

func item(
  day: Int = 5, _ candidates: [PictureCandidate]..., alt: String = "",
  caption: String = ""
) -> RawItem {
  RawItem(
    title: "Un atelier", titleLine: 2, date: .day(CalendarDate(year: 2021, month: 5, day: day)!), line: 1,
    blocks: [RawBlock(text: "Le texte.", line: 3)], lines: 1...3,
    pictures: candidates.enumerated().map {
      RawPicture(candidates: $0.element, alt: alt, caption: caption, line: 10 + $0.offset)
    })
}

func file(_ path: String, width: Int? = nil) -> PictureCandidate {
  PictureCandidate(location: .file(path), width: width)
}

/// A photo no other seed gives: coloured noise in large patches, as PNG, which needs no encoder of the program's.
func photo(_ seed: Int, _ width: Int = 240, _ height: Int = 160) throws -> [UInt8] {
  try picture("PNG", seed, width, height)
}

/// The same in another format, made by Python's zlib alone for PNG, else by the letter's own program from that PNG.
private func picture(_ format: String, _ seed: Int, _ width: Int, _ height: Int) throws -> [UInt8] {
  let script = """
    import random, struct, sys, zlib
    seed, w, h = map(int, sys.argv[1:])
    r = random.Random(seed)
    patches = [[bytes(r.randrange(256) for _ in range(3)) for _ in range(w // 20 + 1)] for _ in range(h // 20 + 1)]
    rows = b''.join(b'\\0' + b''.join(patches[y // 20][x // 20] for x in range(w)) for y in range(h))
    chunk = lambda t, d: struct.pack('>I', len(d)) + t + d + struct.pack('>I', zlib.crc32(t + d))
    sys.stdout.buffer.write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', w, h, 8, 2, 0, 0, 0))
      + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
    """
  let result = try run(["python3", "-c", script, "\(seed)", "\(width)", "\(height)"])
  guard result.status == 0 else { throw CocoaError(.executableLoad) }
  return result.output
}

extension Collection<Diagnostic> {
  /// `picture-not-taken page.html:10 image « x » non prise : fichier absent`
  var told: [String] {
    map {
      "\($0.code) \($0.place.file ?? "-"):\($0.place.line ?? 0) \($0.message.french.replacing("\u{A0}", with: " "))"
    }
  }
}
