/// Waits until `condition` holds. It looks again and again, so that nothing depends on how long that takes.
///
/// - Throws: ``WaitedInVain`` after five minutes, times FEEDWATCH_PATIENCE: what never comes ends the test, not the machine's time.
package func waitUntil(
  file: String = #fileID, line: Int = #line, _ condition: () async throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + TestSetting.limit(seconds: 300)
  while try await !condition() {
    guard ContinuousClock.now < deadline else { throw WaitedInVain(place: "\(file):\(line)") }
    try await Task.sleep(for: .milliseconds(5))
  }
}

/// What a test waited for did not come.
package struct WaitedInVain: Error {
  package var place: String
}
