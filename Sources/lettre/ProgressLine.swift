import Diagnostics
import Glibc
import Synchronization

/// A line on a terminal that says what takes so long; shown after half a second, gone when the work is done.
final class ProgressLine: Sendable {
  private let state: Mutex<State>

  private struct State {
    var text: String
    var isDone = false
    var isShown = false
  }

  /// Shows nothing where nobody looks.
  static func during<Value>(
    _ text: Wording, in session: Session, _ work: () throws(Stop) -> Value
  ) throws(Stop) -> Value {
    try during(text, in: session) { (_) throws(Stop) in try work() }
  }

  /// The same with the line at hand, to say how far the work has come; nil where nobody looks.
  static func during<Value>(
    _ text: Wording, in session: Session, _ work: (ProgressLine?) throws(Stop) -> Value
  ) throws(Stop) -> Value {
    guard session.surroundings.errorIsTerminal, !session.isQuiet, session.surroundings.environment["TERM"] != "dumb"
    else { return try work(nil) }
    let line = ProgressLine(text.text(in: session.language))
    line.start()
    defer { line.finish() }
    return try work(line)
  }

  /// From now on the line says this.
  func say(_ text: String) { state.withLock { $0.text = text } }

  private init(_ text: String) { state = Mutex(State(text: text)) }

  private func start() {
    Task.detached { [self] in
      let clock = ContinuousClock()
      let begin = clock.now
      try? await clock.sleep(for: .milliseconds(500))
      while tell(seconds: (clock.now - begin).components.seconds) { try? await clock.sleep(for: .milliseconds(250)) }
    }
  }

  /// Whether there is anything left to tell.
  private func tell(seconds: Int64) -> Bool {
    state.withLock { state in
      if state.isDone { return false }
      state.isShown = true
      try? Stream.error.write("\r\u{1B}[K\(state.text)… \(seconds)\u{A0}s")
      return true
    }
  }

  private func finish() {
    state.withLock { state in
      state.isDone = true
      if state.isShown { try? Stream.error.write("\r\u{1B}[K") }
    }
  }
}
