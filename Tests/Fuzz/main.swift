// Every reader of Gathering, given bytes that libFuzzer makes of the fixtures: `make fuzz`.
//
// LETTRE_FUZZ_READER names the reader; a crash, a trap or more than the time libFuzzer allows is a finding of it.

import Gathering
import Glibc

@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

guard let reader = getenv("LETTRE_FUZZ_READER").map({ String(cString: $0) }), fuzzReaders.contains(reader) else {
  print("LETTRE_FUZZ_READER:", fuzzReaders.joined(separator: " "))
  exit(2)
}
let chosen = reader
var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  runFuzzer(&count, &arguments) { bytes, size in
    fuzz(chosen, Array(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : size)))
    return 0
  })
