import FrenchText
import Glibc
import Testing

/// Paragraphs nobody wrote: French-like words with every sign a rule looks at, and plain noise.
struct GeneratedCopy {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }
  mutating func pick<T>(_ choices: [T]) -> T { choices[number(below: choices.count)] }

  static let pieces = [
    "Le", "projet", "l", "d", "qu", "M.", "MM.", "Mme", "Dr", "Me", "S.E.M.", "Diop", "TOURE", "n°", "N°", "art.", "p.",
    "§", "BP", "J.-L.", "A.", "B.", "1er", "1ère", "2ème", "2e", "3es", "XXIe", "Ve", "Ier", "1e", "10", "mai", "Mai",
    "2021", "25", "000", "1", "250", "25000", "FCFA", "F", "CFA", "€", "M€", "millions", "%", "km", "m2", "°C", "h",
    "9h", "10h30", "24h/24", "30", "+221", "33", "800", "00", "oeuvre", "coeur", "coefficient", "ex", "aequo", "etc",
    "e\u{301}", "a\u{323}\u{302}", "https://a.sn/x?y=1;z", "x@y.sn", "a.jpg", "#poc", "@poc", "&amp;", ":)", ";-)",
    "Cet", "À", "été", "Jean-Luc", "\u{2028}", "œ", "COVID-19", ".sn", "'21", "::", "C:\\",
  ]
  static let signs = [
    " ", " ", " ", " ", " ", "\u{A0}", "\u{202F}", "\t", "\u{2009}", "  ", "'", "’", "`", "´", "‘", "\"", "\"", "“",
    "”",
    "«", "»", "<<", ">>", "« ", " »", ",", ".", "...", "…", "..", ";", ":", "!", "?", " ;", " :", " !", "?!", "!!!",
    "-", " - ", " -- ", " – ", " — ", " -,", "–", "(", ")", "[", "]", "~", "\u{200B}", "\u{AD}", "\u{2060}", "\u{FEFF}",
    "/", "+", "°", "*", "ª",
  ]

  /// Words and signs as a hurried writer mixes them.
  mutating func french(_ length: Int) -> String {
    var text = ""
    for _ in 0..<length {
      text += number(below: 5) < 2 ? pick(Self.pieces) : pick(Self.signs)
      if number(below: 3) == 0 { text += " " }
    }
    return text
  }

  /// Any Unicode at all.
  mutating func noise(_ length: Int) -> String {
    var text = ""
    while text.unicodeScalars.count < length {
      let value = number(below: 4) == 0 ? UInt32(number(below: 0x11_0000)) : UInt32(number(below: 0x2100))
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  mutating func runs() -> [CopyRun] {
    (0..<1 + number(below: 5)).map { source in
      let text = number(below: 8) == 0 ? noise(number(below: 12)) : french(number(below: 14))
      let nature: CopyRun.Nature = pick([.french, .french, .french, .french, .french, .foreign, .verbatim])
      return CopyRun(text, nature: nature, isSuperscript: number(below: 30) == 0, source: source)
    }
  }
}

/// What makes a change of letters none: the ligatures taken apart, and nothing but letters and digits kept.
private func letters(_ runs: [CopyRun]) -> String {
  var result = ""
  for scalar in runs.map(\.text).joined().unicodeScalars {
    switch scalar {
    case "œ": result += "oe"
    case "Œ": result += "OE"
    case "æ": result += "ae"
    case "Æ": result += "AE"
    case "²": result += "2"
    case "³": result += "3"
    default:
      let isLetter = scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
      if isLetter || scalar.properties.numericType != nil { result.unicodeScalars.append(scalar) }
    }
  }
  return result
}

private func shown(_ runs: [CopyRun]) -> String {
  runs.map { run in
    let text = run.text.unicodeScalars.map {
      $0.isASCII && $0.value >= 0x20 ? String($0) : "‹\(String($0.value, radix: 16))›"
    }
    .joined()
    return "[\(run.nature)\(run.isSuperscript ? "^" : "") \(text)]"
  }.joined()
}

@Suite struct `French typography on generated copy` {
  @Test(arguments: 0..<20)
  func `correcting twice equals correcting once`(seed: Int) {
    var copy = GeneratedCopy(seed: UInt64(seed))
    for _ in 0..<40 {
      let runs = copy.runs()
      let once = corrected(runs)
      let twice = corrected(once.runs)
      guard shown(once.runs) == shown(twice.runs) else {
        Issue.record("seed \(seed): \(shown(runs)) → \(shown(once.runs)) → \(shown(twice.runs))")
        return
      }
      #expect(twice.changes == [])
    }
  }

  @Test(arguments: 0..<20)
  func `no letter and no figure is lost or added`(seed: Int) {
    var copy = GeneratedCopy(seed: UInt64(1000 + seed))
    for _ in 0..<40 {
      let runs = copy.runs()
      let result = corrected(runs)
      // The endings of ordinals may change: they are named in the changes, and put back here.
      var before = runs
      for change in result.changes.reversed() where change.rule == .ordinal || change.rule == .roman {
        var bytes = Array(before[change.run].text.utf8)
        bytes.replaceSubrange(change.offset..<change.offset + change.before.utf8.count, with: change.after.utf8)
        before[change.run].text = String(decoding: bytes, as: UTF8.self)
      }
      #expect(letters(before) == letters(result.runs), "seed \(seed): \(shown(runs))")
    }
  }

  @Test(arguments: 0..<20)
  func `the changes, made by hand in the runs as given, give the corrected text`(seed: Int) {
    var copy = GeneratedCopy(seed: UInt64(2000 + seed))
    for _ in 0..<40 {
      let runs = copy.runs()
      let result = corrected(runs)
      var bytes = runs.map { Array($0.text.utf8) }
      for change in result.changes.reversed() {
        let range = change.offset..<change.offset + change.before.utf8.count
        guard range.upperBound <= bytes[change.run].count else {
          Issue.record("seed \(seed): \(change) lies beyond its run in \(shown(runs))")
          return
        }
        #expect(bytes[change.run][range].elementsEqual(change.before.utf8))
        bytes[change.run].replaceSubrange(range, with: change.after.utf8)
        #expect(change.source == runs[change.run].source)
      }
      let byHand = bytes.flatMap { $0 }
      #expect(byHand.elementsEqual(result.text.utf8), "seed \(seed): \(shown(runs)) → \(shown(result.runs))")
    }
  }

  @Test(arguments: 0..<20)
  func `code and other languages are never touched`(seed: Int) {
    var copy = GeneratedCopy(seed: UInt64(3000 + seed))
    for _ in 0..<40 {
      let runs = copy.runs()
      let result = corrected(runs)
      #expect(result.changes.allSatisfy { runs[$0.run].nature == .french })
      for run in runs where run.nature != .french && !run.text.isEmpty {
        #expect(result.runs.contains(run))
      }
    }
  }

  @Test(arguments: 0..<20)
  func `the e-mail form has no sign that mail programs lack`(seed: Int) {
    var copy = GeneratedCopy(seed: UInt64(4000 + seed))
    for _ in 0..<40 {
      let text = emailForm(corrected(copy.runs()).text)
      #expect(!text.unicodeScalars.contains { ["\u{202F}", "\u{AD}", "\u{2060}", "\u{2011}"].contains($0) })
      #expect(emailForm(text) == text)
    }
  }

  @Test(arguments: [
    "1 ", "000 ", "\"a ", "« ", "(", "' ", "l ' ", "-", " - ", "...", "a.", "1,", "+1 ", "e\u{301}", "\u{301}", "M. ",
    "a@", "https://", ":", "I", "12 34 567 ", "<<", "~a", "oe", "Le 1er mai 2021, l'action de M. Diop : 25 000 FCFA ! ",
  ])
  func `a long paragraph takes no longer by the sign than a short one`(piece: String) {
    // The time of this thread alone, the best of three: whatever else runs has no part in it.
    func now() -> Duration {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    func time(_ bytes: Int) -> Duration {
      let run = CopyRun(String(repeating: piece, count: bytes / piece.utf8.count))
      return (0..<3).map { _ in
        let start = now()
        _ = corrected([run])
        return now() - start
      }.min()!
    }
    _ = time(1_000)
    // Eight times the copy: about 8 times as long, 64 times were it quadratic.
    let short = time(2_000)
    let long = time(16_000)
    #expect(long < short * 24 + .milliseconds(20))
  }
}
