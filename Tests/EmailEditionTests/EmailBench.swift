import EmailEdition
import Foundation
import Testing

/// How long HTML and plain text of the sample take, its pictures converted: printed, and judged against what is asked.
///
/// `LETTRE_BENCH=email swift test -c release -Xswiftc -enable-testing --filter EmailBench`
@Suite struct EmailBench {
  static let isWanted = ProcessInfo.processInfo.environment["LETTRE_BENCH"] == "email"

  @Test(.enabled(if: isWanted, "set LETTRE_BENCH=email to have the mail timed"))
  func `the sample's HTML and text are made within 5 ms`() throws {
    let sample = try RepositoryLetter()
    var times: [Double] = []
    for _ in 0..<25 {
      let duration = ContinuousClock().measure {
        _ = composeEmail(sample.issue, of: sample.letter, pictures: sample.pictures)
      }
      times.append(Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3)
    }
    times.sort()
    print("email of the sample: \((times[12] * 100).rounded() / 100) ms for HTML and text (5 asked)")
    #expect(times[12] <= 5)
  }
}
