internal import CCurl
import Glibc

/// Milliseconds of the steady clock: only ever compared with itself.
func milliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}

/// One question to one server, without following where it points.
struct Exchange: ~Copyable {
  enum Question: Hashable {
    case whole
    /// HEAD.
    case head
    /// GET, broken off after the head of the answer.
    case headOfWhole
  }

  struct Answer: Hashable {
    var status: Int
    var bytes: [UInt8]
    var address: String
    var contentType: String?
    /// Where the server points instead.
    var redirect: String?
    var redirects: [Probed.Redirect] = []
  }

  private let handle: UnsafeMutableRawPointer?
  private let address: WebAddress
  private let question: Question
  private let fetcher: Fetcher
  private let milliseconds: Int
  private let receiver: Receiver

  /// libcurl is made ready once for the program, before the first handle.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init(_ fetcher: Fetcher, _ address: WebAddress, _ question: Question, milliseconds: Int) {
    self.fetcher = fetcher
    self.address = address
    self.question = question
    self.milliseconds = milliseconds
    handle = Exchange.isReady ? curl_easy_init() : nil
    receiver = Receiver(
      limit: fetcher.limits.bytes, endsAtHead: question == .headOfWhole, reach: fetcher.reach)
  }

  deinit { curl_easy_cleanup(handle) }

  consuming func run() throws(FetchRefusal) -> Answer {
    guard let handle, prepare(handle) else { throw FetchRefusal(.damaged("curl"), at: address.text) }
    let start = Transfer.milliseconds()
    let code = curl_easy_perform(handle)
    let status = lettre_curl_number(handle, CURLINFO_RESPONSE_CODE)
    let redirect = lettre_curl_text(handle, CURLINFO_REDIRECT_URL).map { String(cString: $0) }
    // What stands behind an answer that points elsewhere, or that is only asked after, is of no account.
    let isEnough = receiver.stoppedAtHead || (redirect != nil && receiver.end == .tooLarge)
    if code != CURLE_OK, !isEnough {
      throw FetchRefusal(reason(of: code, after: Transfer.milliseconds() - start), at: address.text)
    }
    return Answer(
      status: status, bytes: receiver.bytes, address: address.text,
      contentType: lettre_curl_text(handle, CURLINFO_CONTENT_TYPE).map { String(cString: $0) }, redirect: redirect)
  }

  private borrowing func prepare(_ handle: UnsafeMutableRawPointer) -> Bool {
    let limits = fetcher.limits
    let numbers: [(CURLoption, Int)] = [
      // Timeouts by signals would stop the threads of others.
      (CURLOPT_NOSIGNAL, 1),
      (CURLOPT_FOLLOWLOCATION, 0),
      (CURLOPT_NOBODY, question == .head ? 1 : 0),
      // A declared length that is too large is refused before its bytes come; 0 is no limit.
      (CURLOPT_MAXFILESIZE, question == .whole ? max(limits.bytes, 1) : 0),
      (CURLOPT_TIMEOUT_MS, max(milliseconds, 1)),
      (CURLOPT_CONNECTTIMEOUT_MS, min(limits.secondsToConnect * 1000, max(milliseconds, 1))),
      (CURLOPT_LOW_SPEED_LIMIT, 1),
      (CURLOPT_LOW_SPEED_TIME, limits.secondsOfSilence),
      (CURLOPT_SSL_VERIFYPEER, 1),
      (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
    ]
    let texts: [(CURLoption, String)] = [
      (CURLOPT_URL, address.text),
      (CURLOPT_PROTOCOLS_STR, "http,https"),
      // Behind a proxy nobody here would see where a name leads.
      (CURLOPT_PROXY, ""),
      (CURLOPT_NOPROXY, "*"),
      (CURLOPT_USERAGENT, fetcher.agent),
      (CURLOPT_ACCEPT_ENCODING, "gzip"),
    ]
    let context = Unmanaged.passUnretained(receiver).toOpaque()
    return numbers.allSatisfy { lettre_curl_set_number(handle, $0.0, $0.1) == CURLE_OK }
      && texts.allSatisfy { lettre_curl_set_text(handle, $0.0, $0.1) == CURLE_OK }
      && lettre_curl_receive(handle, receiveBody, receiveHead, context) == CURLE_OK
      && lettre_curl_open_with(handle, openSocket, context) == CURLE_OK
  }

  /// What curl's word for the end means to the one who asked.
  private borrowing func reason(of code: CURLcode, after elapsed: Int) -> FetchRefusal.Reason {
    let limits = fetcher.limits
    if receiver.end == .tooLarge || code == CURLE_FILESIZE_EXCEEDED { return .tooLarge(limit: limits.bytes) }
    if receiver.end == .headTooLong { return .damaged("header") }
    switch code {
    // A host in other letters than ASCII's among them: libidn2 asks the locale for them, and a program has none.
    case CURLE_URL_MALFORMAT: return .invalid
    case CURLE_COULDNT_RESOLVE_HOST: return .nameUnknown(address.host)
    case CURLE_COULDNT_CONNECT:
      return receiver.refused.map { .notPublic($0) } ?? .unreachable(address.host)
    case CURLE_OPERATION_TIMEDOUT:
      // curl counts whole milliseconds from a start of its own: by another clock it may be a little early.
      if elapsed + 20 >= milliseconds { return .tooSlow(seconds: limits.seconds) }
      return lettre_curl_number(handle!, CURLINFO_CONNECT_TIME_T) == 0
        ? .unreachable(address.host) : .stalled(seconds: limits.secondsOfSilence)
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_SEND_ERROR: return .cutShort
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CONNECT_ERROR:
      return .certificate
    default: return .damaged(String(cString: curl_easy_strerror(code)))
    }
  }
}

/// What an answer brings while it comes in. Used by the thread of its exchange alone.
private final class Receiver {
  enum End: Hashable { case tooLarge, headTooLong }

  var bytes: [UInt8] = []
  var end: End?
  var stoppedAtHead = false
  /// The last address no connection was opened to.
  var refused: String?
  private let limit: Int
  private let endsAtHead: Bool
  private let reach: Reach
  private var headBytes = 0
  /// Of all lines of the head together; curl bounds each line alone.
  private static let longestHead = 256 << 10

  init(limit: Int, endsAtHead: Bool, reach: Reach) {
    self.limit = limit
    self.endsAtHead = endsAtHead
    self.reach = reach
  }

  /// How many bytes were taken; another number than came ends the exchange.
  func take(_ part: UnsafeRawBufferPointer) -> Int {
    if endsAtHead {
      stoppedAtHead = true
      return 0
    }
    guard part.count <= limit - bytes.count else {
      end = .tooLarge
      return 0
    }
    bytes.append(contentsOf: part)
    return part.count
  }

  func takeHead(_ count: Int) -> Int {
    headBytes += count
    guard headBytes <= Receiver.longestHead else {
      end = .headTooLong
      return 0
    }
    return count
  }

  func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    var bytes = [UInt8](repeating: 0, count: 16)
    let host = Array(
      bytes.withUnsafeMutableBufferPointer { buffer in
        buffer.prefix(Int(lettre_curl_address(address, buffer.baseAddress)))
      })
    guard reach.includes(host) else {
      refused = written(host)
      return lettre_curl_no_socket
    }
    return lettre_curl_socket(address)
  }
}

private func receiver(_ context: UnsafeMutableRawPointer?) -> Receiver? {
  context.map { Unmanaged<Receiver>.fromOpaque($0).takeUnretainedValue() }
}

private let receiveBody: lettre_curl_receiver = { bytes, size, count, context in
  receiver(context)?.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
}

private let receiveHead: lettre_curl_receiver = { _, size, count, context in
  receiver(context)?.takeHead(size * count) ?? 0
}

private let openSocket: lettre_curl_opener = { context, _, address in
  guard let address, let receiver = receiver(context) else { return lettre_curl_no_socket }
  return receiver.open(address)
}
