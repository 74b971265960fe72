/// The XMP of a file (ISO 16684-1): the information dictionary again, the labels, the identifiers.
struct XMPPacket {
  let metadata: FileMetadata
  let labels: Set<ConformanceLabel>
  let identifier: FileIdentifier

  var text: String {
    var lines = [
      #"<?xpacket begin="\#u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>"#,
      #"<x:xmpmeta xmlns:x="adobe:ns:meta/">"#,
      #"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">"#,
      #"<rdf:Description rdf:about="""#,
      #"  xmlns:dc="http://purl.org/dc/elements/1.1/""#,
      #"  xmlns:xmp="http://ns.adobe.com/xap/1.0/""#,
      #"  xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/""#,
      #"  xmlns:pdf="http://ns.adobe.com/pdf/1.3/""#,
      #"  xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/""#,
      #"  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">"#,
      "<dc:format>application/pdf</dc:format>",
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">\(escaped(metadata.title))</rdf:li></rdf:Alt></dc:title>",
      "<dc:creator><rdf:Seq><rdf:li>\(escaped(metadata.author))</rdf:li></rdf:Seq></dc:creator>",
      "<dc:language><rdf:Bag><rdf:li>\(escaped(metadata.language))</rdf:li></rdf:Bag></dc:language>",
    ]
    if !metadata.subject.isEmpty {
      lines.append(
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">\(escaped(metadata.subject))</rdf:li></rdf:Alt>"
          + "</dc:description>")
    }
    lines += [
      "<xmp:CreatorTool>\(FileStatements.program)</xmp:CreatorTool>",
      "<xmp:CreateDate>\(metadata.xmpDate)</xmp:CreateDate>",
      "<xmp:ModifyDate>\(metadata.xmpDate)</xmp:ModifyDate>",
      "<xmp:MetadataDate>\(metadata.xmpDate)</xmp:MetadataDate>",
      "<pdf:Producer>\(FileStatements.program)</pdf:Producer>",
      "<pdf:Trapped>False</pdf:Trapped>",
      "<xmpMM:DocumentID>uuid:\(identifier.uuid(of: "document"))</xmpMM:DocumentID>",
      "<xmpMM:InstanceID>uuid:\(identifier.uuid(of: "instance"))</xmpMM:InstanceID>",
      "<xmpMM:VersionID>1</xmpMM:VersionID>",
      "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
    ]
    // ISO 15930-7, 6.3; ISO 14289-1, 5.
    if labels.contains(.pressX4) { lines.append("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>") }
    if labels.contains(.accessible) { lines.append("<pdfuaid:part>1</pdfuaid:part>") }
    lines += ["</rdf:Description>", "</rdf:RDF>", "</x:xmpmeta>", #"<?xpacket end="w"?>"#]
    return lines.joined(separator: "\n")
  }

  /// XML 1.0, 2.4; what XML cannot hold (2.2) is left out.
  private func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\n", "\t": result += " "
      case "\u{FFFE}", "\u{FFFF}": break
      default: if scalar.value >= 32 { result.unicodeScalars.append(scalar) }
      }
    }
  }
}
