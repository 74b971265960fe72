import Glibc

/// Exit codes are those of `lettre`: 0 done, 1 a picture failed, 2 wrong usage.
func run(_ arguments: [String]) -> Int32 {
  var words = arguments.dropFirst()
  let command = words.popFirst()
  var options: [String: String] = [:]
  var files: [String] = []
  while let word = words.popFirst() {
    if word.hasPrefix("--") {
      guard ["--fonts", "--width", "--height", "--quality"].contains(word), let value = words.popFirst() else {
        return usage()
      }
      options[word] = value
    } else {
      files.append(word)
    }
  }
  switch command {
  case "convert" where files.isEmpty: return convertFromInput(fonts: options["--fonts"])
  case "rasterise" where files.count == 2: return rasterise(files[0], into: files[1], options)
  default: return usage()
  }
}

/// Converts the jobs of standard input, a line each, and answers each with a line: `done`, or `failed` and why.
private func convertFromInput(fonts: String?) -> Int32 {
  guard let darkroom = open(fonts) else { return 1 }
  while let line = readLine() {
    let answer: String
    if let job = Job(line) {
      switch darkroom.convert(job) {
      case nil: answer = "done"
      case .some(let fault): answer = "failed " + fault.reason
      }
    } else {
      answer = "failed job not understood"
    }
    say(answer + "\n", to: STDOUT_FILENO)
  }
  return 0
}

/// Draws an SVG (or shrinks any picture) into a JPEG on white: quality 88 and full colour resolution unless told.
private func rasterise(_ source: String, into target: String, _ options: [String: String]) -> Int32 {
  let numbers = ["--width", "--height", "--quality"].map { option in options[option].map { Int($0) } }
  // An option that is there must be a number.
  guard numbers.allSatisfy({ $0 == nil || ($0! ?? 0) > 0 }), numbers[0] != nil || numbers[1] != nil else {
    return usage()
  }
  guard let darkroom = open(options["--fonts"]) else { return 1 }
  let job = Job(
    source: source, into: target, part: .part(x: 0, y: 0, width: 1, height: 1), width: (numbers[0] ?? nil) ?? 30_000,
    height: (numbers[1] ?? nil) ?? 30_000, form: .jpeg(quality: (numbers[2] ?? nil) ?? 88, hasFullColour: true))
  if let fault = darkroom.convert(job) {
    say("lettre-pictures: \(source): \(fault.reason)\n", to: STDERR_FILENO)
    return 1
  }
  return 0
}

private func open(_ fonts: String?) -> Darkroom? {
  switch Darkroom.open(fonts: fonts) {
  case .success(let darkroom): return darkroom
  case .failure(let fault):
    say("lettre-pictures: \(fault.reason)\n", to: STDERR_FILENO)
    return nil
  }
}

private func usage() -> Int32 {
  say(
    """
    usage : lettre-pictures convert [--fonts DIR] < JOBS
            lettre-pictures rasterise IMAGE JPEG --width N [--height N] [--quality N] [--fonts DIR]

    """, to: STDERR_FILENO)
  return 2
}

/// Writes at once, without the library's buffers: the reader waits for each line.
private func say(_ text: String, to file: Int32) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if count < 0, errno != EINTR { return }
    rest = rest.dropFirst(max(count, 0))
  }
}
