import Foundation
import Testing

/// Compares with a file under Fixtures. `FEEDWATCH_RECORD=1` writes the file anew and fails the test, so that a recording
/// is never taken for a pass.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Fixtures/\(name)")
  if ProcessInfo.processInfo.environment["FEEDWATCH_RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  let (lines, wanted) = (
    text.split(separator: "\n", omittingEmptySubsequences: false),
    expected.split(separator: "\n", omittingEmptySubsequences: false)
  )
  for (number, (line, want)) in zip(lines, wanted).enumerated() where line != want {
    Issue.record("\(name):\(number + 1): \"\(line)\" instead of \"\(want)\"", sourceLocation: sourceLocation)
    return
  }
  #expect(lines.count == wanted.count, sourceLocation: sourceLocation)
}
