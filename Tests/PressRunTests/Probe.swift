import Testing
import Diagnostics
import Foundation
@testable import PressRun
@Test func `probe`() throws {
  let room = try Newsroom.sample(name: "probe")
  let start = ContinuousClock.now
  let o = try room.compose([.screen, .email])
  print(ContinuousClock.now - start, o.timings)
  print(Presentation(.french).text(of: o.diagnostics), o.pages)
  for p in o.displayPages { print(p.textDump) }
  try? FileManager.default.copyItem(atPath: room.root.path + "/out", toPath: "/tmp/probe-out")
}
