/// What a command costs that only looks at the store of many sources: `feedwatch diff` with nothing to review.
struct StartBenchmark {
  /// Path of the program.
  let program: String
  let folder: String

  /// Whether the figure is within its limit.
  func run() -> Bool {
    guard cost(command("run")) != nil else { return fails("run") }
    var seconds: [Double] = []
    for _ in 0..<21 {
      guard let used = cost(command("diff")) else { return fails("diff") }
      seconds.append(used.seconds)
    }
    return Thresholds.start.holds(
      median(seconds) * 1000, "feedwatch diff, \(Samples.sourceCount) sources, in milliseconds")
  }

  private func command(_ name: String) -> [String] {
    [program, name, "--config", folder + "/" + Samples.configuration]
  }

  private func fails(_ name: String) -> Bool {
    print("feedwatch \(name), \(Samples.sourceCount) sources: failed")
    return false
  }
}
