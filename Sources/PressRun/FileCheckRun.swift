public import Diagnostics
import Files
import PDFFile
public import Preflight

/// What was found in a finished file, and what it says it is.
public struct FileCheck: Hashable, Sendable {
  /// The path as the user gave it.
  public let file: String
  public let report: PreflightReport

  /// In the order of the pages.
  public var findings: [Diagnostic] { report.findings.map { $0.diagnostic(file: file) }.inOrder }
}

/// Checks a finished file, of this program or any other: against the labels it claims, and as a printing house would.
/// - Parameters:
///   - path: where it is.
///   - name: as the user knows it.
/// - Throws: why it cannot be read.
public func checkFile(at path: String, named name: String, progress: Progress = .silent) throws(Stop) -> FileCheck {
  let bytes: [UInt8]
  do throws(FileError) {
    bytes = try readFile(at: path, limit: PDFLimits().fileSize)
  } catch {
    if error.operation == .tooLarge {
      let limit = PDFLimits().fileSize
      throw Stop(PDFFault.tooLarge(bytes: limit + 1, limit: limit).diagnostic(file: name))
    }
    throw Stop(.unreadable(name, error.reason))
  }
  do throws(PDFFault) {
    let report = try preflight(bytes) { page, pages in
      progress.tell(Wording(fr: "page \(page) sur \(pages)", en: "page \(page) of \(pages)"))
    }
    return FileCheck(file: name, report: report)
  } catch {
    throw Stop(error.diagnostic(file: name))
  }
}

extension FileCheck {
  /// One line for a person: what the file says it is, and whether it keeps to it.
  public var summary: Wording {
    let labels = report.labels
    let claimed: [(name: String, isKept: Bool)] =
      [(labels.x4, Standard.x4), (labels.ua1 ? "PDF/UA-1" : nil, .ua1)].compactMap { label, standard in
        label.map { ($0, report.keeps(standard)) }
      }
    let pages = report.pages
    let french =
      claimed.isEmpty
      ? "ni PDF/X-4 ni PDF/UA-1"
      : claimed.map { "\($0.name) \($0.isKept ? "tenu" : "non tenu")" }.joined(separator: ", ")
    let english =
      claimed.isEmpty
      ? "neither PDF/X-4 nor PDF/UA-1"
      : claimed.map { "\($0.name) \($0.isKept ? "kept" : "not kept")" }.joined(separator: ", ")
    let findings = report.findings.isEmpty
    return Wording(
      fr: "\(file)\u{A0}: \(pages) page\(pages > 1 ? "s" : ""), \(french)\(findings ? ", rien à signaler" : "").",
      en: "\(file): \(pages) page\(pages == 1 ? "" : "s"), \(english)\(findings ? ", nothing to report" : "").")
  }

  /// For scripts: {file, pages, claims, kept, findings}; a finding is that of an issue with `standard`, `clause`,
  /// `object` and `count` besides.
  public func json(in language: SpokenLanguage) -> JSON {
    let labels = report.labels
    let claims = [labels.x4 ?? labels.otherX, labels.ua1 ? "PDF/UA-1" : nil].compactMap(\.self)
    let kept = [
      labels.x4 != nil && report.keeps(.x4) ? Standard.x4 : nil, labels.ua1 && report.keeps(.ua1) ? .ua1 : nil,
    ].compactMap(\.self)
    return .object([
      ("file", .string(file)), ("pages", .integer(report.pages)), ("claims", .array(claims.map { .string($0) })),
      ("kept", .array(kept.map { .string($0.rawValue) })),
      ("findings", .array(report.findings.map { $0.json(file: file, in: language) })),
    ])
  }
}
