import Diagnostics
import Glibc
import Synchronization

/// A line on a terminal that says what takes so long; shown after half a second, gone when the work is done.
final class ProgressLine: Sendable {
  private let text: String
  private let language: SpokenLanguage
  private let state = Mutex(State())

  private struct State {
    var step = ""
    var isDone = false
    var isShown = false
  }

  /// Does the work, which may tell its steps as they begin. Shows nothing where nobody looks.
  static func during<Value>(
    _ text: Wording, in session: Session, _ work: (Progress) throws(Stop) -> Value
  ) throws(Stop) -> Value {
    guard session.surroundings.errorIsTerminal, !session.isQuiet, session.surroundings.environment["TERM"] != "dumb"
    else { return try work(.silent) }
    let line = ProgressLine(text, language: session.language)
    line.start()
    defer { line.finish() }
    return try work(Progress { step in line.begin(step) })
  }

  private init(_ text: Wording, language: SpokenLanguage) {
    self.text = text.text(in: language)
    self.language = language
  }

  private func start() {
    Task.detached { [self] in
      let clock = ContinuousClock()
      let begin = clock.now
      try? await clock.sleep(for: .milliseconds(500))
      while tell(seconds: (clock.now - begin).components.seconds) { try? await clock.sleep(for: .milliseconds(250)) }
    }
  }

  private func begin(_ step: Wording) { state.withLock { $0.step = step.text(in: language) } }

  /// Whether there is anything left to tell.
  private func tell(seconds: Int64) -> Bool {
    state.withLock { state in
      if state.isDone { return false }
      state.isShown = true
      let shown = Self.line(text, step: state.step, seconds: seconds, width: Self.terminalWidth)
      try? Stream.error.write("\r\u{1B}[K\(shown)")
      return true
    }
  }

  private func finish() {
    state.withLock { state in
      state.isDone = true
      if state.isShown { try? Stream.error.write("\r\u{1B}[K") }
    }
  }

  /// «Composition du numéro 2021-05 – recherche sur 4 pages… 3 s», on one line of the terminal: a longer one would wrap
  /// and could not be taken back.
  static func line(_ text: String, step: String, seconds: Int64, width: Int) -> String {
    let end = "… \(seconds)\u{A0}s"
    let whole = step.isEmpty ? text : "\(text) – \(step)"
    return String(whole.prefix(max(0, width - 1 - end.count))) + end
  }

  /// In characters; 80 where the terminal does not say.
  private static var terminalWidth: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
