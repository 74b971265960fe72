import Files
import Glibc

/// One picture to convert, as `lettre-pictures` reads it: a line of words parted by tabs.
struct PictureJob: Hashable {
  var file, source, name, into: String
  var parameters: [String]

  init(file: String, source: String, name: String, into: String, _ parameters: [String]) {
    self.file = file
    self.source = source
    self.name = name
    self.into = into
    self.parameters = parameters
  }

  /// Paths are percent-encoded, so that no name of a file can end the word or the line.
  var line: String {
    (["source=" + percentEncoded(source), "into=" + percentEncoded(into)] + parameters).joined(separator: "\t") + "\n"
  }
}

/// How a job ended.
enum JobEnd: Hashable {
  case done
  /// The program's own word for it.
  case failed(String)
  case timedOut
  /// The program ended while it was at this picture.
  case crashed
  case notStarted(String)
}

/// Runs `lettre-pictures` over lists of jobs, several programs at a time, and survives whatever they do.
///
/// A program reads its jobs from standard input and answers each with a line, in order: `done`, or `failed` and a
/// reason. Where it ends or hangs, the picture it was at is to blame; a new one goes on with the rest.
struct PictureCrew {
  let program, fontsFolder: String
  let limits: PictureStore.Limits
  let cache: Folder

  func run(_ jobs: [PictureJob]) -> [JobEnd] {
    var ends = [JobEnd?](repeating: nil, count: jobs.count)
    let hands = min(limits.processes, jobs.count)
    // Dealt out like cards, so that each gets its share of the large ones.
    var queues = (0..<hands).map { hand in Array(stride(from: hand, to: jobs.count, by: hands)) }
    var workers: [Worker?] = Array(repeating: nil, count: hands)
    while true {
      for hand in queues.indices where workers[hand] == nil && !queues[hand].isEmpty {
        switch start(queues[hand].map { jobs[$0] }) {
        case .success(let worker): workers[hand] = worker
        case .failure(let error):
          for index in queues[hand] { ends[index] = .notStarted(error.reason) }
          queues[hand] = []
        }
      }
      if workers.allSatisfy({ $0 == nil }) { break }
      wait(for: workers.compactMap { $0 })
      for hand in workers.indices {
        guard var worker = workers[hand] else { continue }
        workers[hand] = nil
        let state = worker.hear()
        for answer in worker.takeAnswers() where !queues[hand].isEmpty {
          ends[queues[hand].removeFirst()] = answer
          worker.deadline = now() + limits.seconds * 1000
        }
        if queues[hand].isEmpty || state == .ended {
          if let index = queues[hand].first {
            ends[index] = .crashed
            queues[hand].removeFirst()
          }
          worker.end()
        } else if now() >= worker.deadline {
          ends[queues[hand].removeFirst()] = .timedOut
          worker.end()
        } else {
          workers[hand] = worker
        }
      }
    }
    return ends.map { $0 ?? .crashed }
  }

  /// Milliseconds of the steady clock: only ever compared with itself, so no output depends on it.
  private func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private func wait(for workers: [Worker]) {
    var waiting = workers.map { pollfd(fd: $0.output, events: Int16(POLLIN), revents: 0) }
    let first = workers.map(\.deadline).min() ?? 0
    poll(&waiting, nfds_t(waiting.count), Int32(max(0, min(first - now(), 60_000)) + 1))
  }

  private func start(_ jobs: [PictureJob]) -> Result<Worker, StartFault> {
    // The jobs go by a file that is unlinked at once: a pipe could fill while nobody reads it.
    let path = cache.path + "/jobs.\(getpid()).tmp"
    let input = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard input >= 0 else { return .failure(StartFault(code: errno)) }
    defer { close(input) }
    unlink(path)
    let lines = Array(jobs.map(\.line).joined().utf8)
    guard lines.withUnsafeBytes({ pwrite(input, $0.baseAddress, $0.count, 0) }) == lines.count else {
      return .failure(StartFault(code: errno))
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      return .failure(StartFault(code: errno))
    }
    defer { close(ends[1]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let words = [program, "convert", "--fonts", fontsFolder]
    // Nothing of the user's environment reaches the program: not a plug-in path, not a loader's variable.
    let environment = ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent", "MALLOC_ARENA_MAX=1"]
    var process = pid_t()
    let code = withPointers(to: words) { words in
      withPointers(to: environment) { posix_spawn(&process, program, &actions, nil, words, $0) }
    }
    guard code == 0 else {
      close(ends[0])
      return .failure(StartFault(code: code))
    }
    return .success(Worker(process: process, output: ends[0], deadline: now() + limits.seconds * 1000))
  }

  private func withPointers<Result>(
    to words: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}

/// Why a program did not start, as `errno`.
private struct StartFault: Error {
  let code: Int32
  var reason: String { String(cString: strerror(code)) }
}

/// A program at work.
private struct Worker {
  let process: pid_t
  /// The reading end of its standard output.
  let output: Int32
  var deadline: Int
  private var heard: [UInt8] = []

  enum State { case working, ended }

  init(process: pid_t, output: Int32, deadline: Int) {
    self.process = process
    self.output = output
    self.deadline = deadline
  }

  /// Takes in what it said, without waiting.
  mutating func hear() -> State {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 0) > 0 else { return .working }
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      // No answer is as long as this: such a program has lost its wits.
      guard count > 0, heard.count < 1 << 20 else { return .ended }
      heard += buffer[..<count]
    }
  }

  /// The whole lines heard so far.
  mutating func takeAnswers() -> [JobEnd] {
    guard let last = heard.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    let lines = heard[..<last].split(separator: UInt8(ascii: "\n"))
    heard.removeFirst(last + 1)
    return lines.map { line in
      let text = String(decoding: line, as: UTF8.self)
      return text == "done" ? .done : .failed(text.hasPrefix("failed ") ? String(text.dropFirst(7)) : text)
    }
  }

  /// Ends it, if it still runs, and buries it.
  func end() {
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    close(output)
  }
}
