import Diagnostics
import Documents
public import Files
import Fonts
import IssueModel
import Layouts

/// Where a run finds what it needs: the letters' folder, the program's own share folder, the tools and dictionaries of
/// the system. Decided once by the command; no room looks around by itself.
public struct Workplace: Hashable, Sendable {
  /// The folder that holds `letter.yaml` and `issues/`.
  public var root: Folder
  /// Layouts and fonts are looked for in the root first, then here.
  public var share: Folder
  /// The program that converts pictures.
  public var pictureProgram: String
  /// The French hyphenation patterns.
  public var hyphenationPatterns: String
  /// The folder of the spelling dictionaries.
  public var spellingDictionaries: String
  /// Whether what is fetched may also come from this machine: for the tests, whose server is here.
  public var reachesThisMachine: Bool

  public init(
    root: Folder, share: Folder, pictureProgram: String, hyphenationPatterns: String,
    spellingDictionaries: String = "/usr/share/hunspell", reachesThisMachine: Bool = false
  ) {
    self.root = root
    self.share = share
    self.pictureProgram = pictureProgram
    self.hyphenationPatterns = hyphenationPatterns
    self.spellingDictionaries = spellingDictionaries
    self.reachesThisMachine = reachesThisMachine
  }

  /// The folder of the fonts: the letter's own where it has one.
  public var fonts: Folder { root.hasFolder("fonts") ? root.folder("fonts") : share.folder("fonts") }

  /// The letter's files as its readers reach them.
  var files: LetterFiles {
    let root = root
    return LetterFiles(
      read: { path in
        do throws(FileError) {
          return .success(try root.read(path, limit: SourceFile.byteLimit + 1))
        } catch {
          if error.isMissing { return .failure(.missing) }
          if error.operation == .tooLarge { return .failure(.tooLarge) }
          return .failure(.unreadable(error.reason))
        }
      },
      list: { (try? root.list($0)) ?? [] },
      hasFile: { root.hasFile($0) })
  }

  /// Every font file, one folder deep.
  var catalogue: FontCatalogue {
    let fonts = fonts
    var entries: [FontCatalogue.Entry] = []
    for folder in (try? fonts.list()) ?? [] where fonts.hasFolder(folder) {
      for name in (try? fonts.list(folder)) ?? [] where name.hasSuffix(".otf") || name.hasSuffix(".ttf") {
        let file = folder + "/" + name
        entries.append(FontCatalogue.Entry(file: file, path: fonts.path + "/" + file))
      }
    }
    return FontCatalogue(entries)
  }

  /// The layouts at hand, by name.
  public var layoutNames: [String] {
    var names = Set<String>()
    for folder in [root, share] {
      for file in (try? folder.list("layouts")) ?? [] where file.hasSuffix(".yaml") {
        names.insert(String(file.dropLast(5)))
      }
    }
    return names.sorted()
  }

  /// Reads a layout by its name.
  /// - Throws: `unknown-layout`, or what is wrong with its file.
  func layout(named name: String) throws(Stop) -> LayoutReading {
    let path = "layouts/\(name).yaml"
    for folder in [root, share] where folder.hasFile(path) {
      let bytes: [UInt8]
      do { bytes = try folder.read(path, limit: SourceFile.byteLimit + 1) } catch {
        throw Stop(.unreadable(path, error.reason))
      }
      return try readLayout(SourceFile(path: path, bytes: bytes), fonts: catalogue)
    }
    throw Stop(.unknownLayout(name, known: layoutNames))
  }

  /// The text of a file a person keeps beside `letter.yaml`; empty where there is none.
  func optionalText(_ path: String) throws(Stop) -> String {
    guard root.hasFile(path) else { return "" }
    do {
      return try SourceFile(path: path, bytes: root.read(path, limit: SourceFile.byteLimit + 1)).text
    } catch let error as Stop {
      throw error
    } catch let error as FileError {
      throw Stop(.unreadable(path, error.reason))
    } catch {
      return ""
    }
  }
}
