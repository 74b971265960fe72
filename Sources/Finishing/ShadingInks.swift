import Inks
import PDFFile

/// Gradients in inks: the colours of their ends are keys, like all others; between them the inks run evenly.
final class ShadingInks {
  private let document: PDFDocument
  private let keys: InkKeys
  /// Cairo shares functions between shadings.
  private var done: Set<PDFReference> = []

  init(document: PDFDocument, keys: InkKeys) {
    self.document = document
    self.keys = keys
  }

  /// Axial and radial ones (ISO 32000-1, 8.7.4.5); cairo makes meshes of no drawing that is allowed.
  func shading(_ value: PDFValue, page: Int) throws(FinishingFault) -> PDFValue {
    guard let reference = value.reference else { return try inInks(shading: value, page: page) }
    if done.insert(reference).inserted {
      document.replace(reference, with: try inInks(shading: document.value(of: reference), page: page))
    }
    return value
  }

  private func inInks(shading value: PDFValue, page: Int) throws(FinishingFault) -> PDFValue {
    guard var entries = value.dictionary, let type = entries["ShadingType"]?.integer, type == 2 || type == 3,
      document.resolve(entries["ColorSpace"] ?? .null) == .name("DeviceRGB"), entries["Background"] == nil
    else { throw .unknownObject("/Shading", page: page) }
    entries["ColorSpace"] = .name("DeviceCMYK")
    entries["Function"] = try function(entries["Function"] ?? .null, page: page)
    return .dictionary(entries)
  }

  private func function(_ value: PDFValue, page: Int) throws(FinishingFault) -> PDFValue {
    guard let reference = value.reference else { return try inInks(function: value, page: page) }
    if done.insert(reference).inserted {
      document.replace(reference, with: try inInks(function: document.value(of: reference), page: page))
    }
    return value
  }

  /// From one colour to another, or several such in a row (ISO 32000-1, 7.10.3 and 7.10.4).
  private func inInks(function value: PDFValue, page: Int) throws(FinishingFault) -> PDFValue {
    guard var entries = value.dictionary else { throw .unknownObject("/Function", page: page) }
    switch entries["FunctionType"]?.integer {
    case 2:
      for end in ["C0", "C1"] { entries[end] = try components(entries[end] ?? .null, page: page) }
    case 3:
      var parts: [PDFValue] = []
      for part in document.resolve(entries["Functions"] ?? .null).array ?? [] {
        parts.append(try function(part, page: page))
      }
      entries["Functions"] = .array(parts)
    default: throw .unknownObject("/FunctionType", page: page)
    }
    entries["Range"] = nil
    return .dictionary(entries)
  }

  private func components(_ value: PDFValue, page: Int) throws(FinishingFault) -> PDFValue {
    let numbers = (document.resolve(value).array ?? []).compactMap(\.number)
    guard let key = ScreenColour(numbers), let colour = keys[key] else {
      throw .unknownColour(numbers.map { String($0) }.joined(separator: " "), page: page)
    }
    return .array(colour.components(inType: false).map { .real($0) })
  }
}
