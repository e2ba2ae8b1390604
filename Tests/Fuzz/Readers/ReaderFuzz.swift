/// Random documents against the readers, one document a call: `reader-fuzz --subject=feed|page [libFuzzer's options and folders]`.
///
/// The entry point of the program is libFuzzer's own, part of the compiler's runtime in a build with `--sanitize fuzzer`;
/// flags with two dashes it leaves to us.
@c(LLVMFuzzerTestOneInput)
func readOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if isPage { readPage(bytes) } else { readFeed(bytes) }
  return 0
}

private let isPage = CommandLine.arguments.contains("--subject=page")

/// Ends the run, with the input in hand as its finding, when what must always hold does not.
func check(_ holds: Bool, _ rule: StaticString) {
  if !holds { fatalError("broken rule: \(rule)") }
}
