internal import Diagnostics

func readWordDocument(_ bytes: [UInt8], name: String) throws(Stop) -> SourceReading {
  throw Stop(.unsupportedFormat("Word", file: name))
}
