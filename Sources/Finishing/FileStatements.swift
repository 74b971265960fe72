import Inks
import PDFFile

/// What a file says of itself as a whole: its information dictionary and its XMP, which say the same, and the condition
/// its inks are meant for.
struct FileStatements {
  let metadata: FileMetadata
  let labels: Set<ConformanceLabel>
  let identifier: FileIdentifier

  /// The program, as the file names it.
  static let program = "lettre"

  /// Sets information and XMP, and leaves of the catalog what a plain file needs. Whoever adds a structure or bookmarks
  /// does so afterwards.
  func set(on document: PDFDocument) {
    var info: [String: PDFValue] = [
      "Title": PDFValue(text: metadata.title), "Author": PDFValue(text: metadata.author),
      "Creator": PDFValue(text: FileStatements.program), "Producer": PDFValue(text: FileStatements.program),
      "CreationDate": PDFValue(text: metadata.infoDate), "ModDate": PDFValue(text: metadata.infoDate),
      "Trapped": .name("False"),
    ]
    if !metadata.subject.isEmpty { info["Subject"] = PDFValue(text: metadata.subject) }
    document.setTrailer("Info", to: .reference(document.add(.dictionary(info))))
    let packet = XMPPacket(metadata: metadata, labels: labels, identifier: identifier).text
    let stream = document.addStream(
      ["Type": .name("Metadata"), "Subtype": .name("XML")], bytes: Array(packet.utf8))
    update(document) { catalog in
      catalog = catalog.filter { ["Type", "Pages"].contains($0.key) }
      catalog["Metadata"] = .reference(stream)
      catalog["Lang"] = PDFValue(text: metadata.language)
    }
  }

  /// ISO 15930-7, 6.2: one output intent, with the profile in it, and the condition by its name in the registry where it
  /// has one.
  func setOutputIntent(_ condition: OutputCondition, profile: [UInt8], on document: PDFDocument) {
    let stream = document.addStream(
      ["N": 4, "Alternate": .name("DeviceCMYK")], bytes: quicklyDeflated(profile), filter: .name("FlateDecode"))
    var intent: [String: PDFValue] = [
      "Type": .name("OutputIntent"), "S": .name("GTS_PDFX"),
      "OutputConditionIdentifier": PDFValue(text: condition.identifier),
      "OutputCondition": PDFValue(text: condition.words), "Info": PDFValue(text: condition.profile),
      "DestOutputProfile": .reference(stream),
    ]
    if condition.isRegistered { intent["RegistryName"] = PDFValue(text: OutputCondition.registry) }
    let reference = document.add(.dictionary(intent))
    update(document) { $0["OutputIntents"] = [.reference(reference)] }
  }

  private func update(_ document: PDFDocument, _ change: (inout [String: PDFValue]) -> Void) {
    guard let root = document.trailer["Root"].reference, var catalog = document.value(of: root).dictionary else {
      return
    }
    change(&catalog)
    document.replace(root, with: .dictionary(catalog))
  }
}

extension FileMetadata {
  /// ISO 32000-1, 7.9.4.
  var infoDate: String { "D:\(digits(year, 4))\(digits(month, 2))\(digits(day, 2))000000Z" }
  /// ISO 8601, as XMP has it: the same instant.
  var xmpDate: String { "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))T00:00:00Z" }
}

private func digits(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}
