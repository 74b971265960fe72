#if LETTRE_FUZZ
  internal import Diagnostics

  /// The readers that `make fuzz` tries, by name.
  package let fuzzReaders = ["any", "pasted", "html", "feed", "csv", "note", "word", "body"]

  /// Reads bytes and makes articles of what comes out, as a gathering does.
  package func fuzz(_ reader: String, _ bytes: [UInt8]) {
    do throws(Stop) {
      let reading: SourceReading
      switch reader {
      case "pasted": reading = readPastedPage(bytes, name: "x")
      case "html": reading = try readSavedPage(bytes, name: "x", profile: PageProfile(item: PageSelector("div.a")!))
      case "feed": reading = try readFeed(bytes, name: "x")
      case "csv": reading = try readCSV(bytes, name: "x")
      case "note": reading = readNote(bytes, name: "x")
      case "word": reading = try readWordDocument(bytes, name: "x")
      case "body":
        // Markup as it stands in a feed: the way to most of the code with the fewest bytes.
        reading = try readFeed(
          Array("<rss><channel><item><description><![CDATA[".utf8) + bytes
            + Array("]]></description></item></channel></rss>".utf8), name: "x")
      default: reading = try read(NewsSource(path: "x", bytes: bytes))
      }
      for raw in reading.items {
        let item = GatheredItem(raw, source: 0, name: "x", appliesProposals: true)
        precondition(raw.lines.contains(raw.line))
        _ = articleBody(item.blocks)
        _ = item.contentDigest
      }
      for unread in reading.unread { precondition(unread.lines.lowerBound >= 1) }
    } catch {
      precondition(!error.diagnostics.isEmpty)
    }
  }
#endif
