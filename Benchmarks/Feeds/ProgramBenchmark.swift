import Glibc

/// `feedwatch parse` against `xmllint` on the same file, by turns.
///
/// The peak memory that the system reports for a child is never less than that of its parent when it began, so this runs
/// before any document is in memory.
struct ProgramBenchmark {
  /// Path of the program.
  let program: String
  let folder: String

  /// Whether all figures are within their limits.
  func run() -> Bool {
    guard cost(["xmllint", "--version"]) != nil else {
      print("feedwatch parse: not measured, for there is no xmllint (Debian's package is libxml2-utils)")
      return true
    }
    return compare(Samples.small, "--noout", rounds: 41, Thresholds.small)
      && compare(Samples.large, "--stream", rounds: 5, Thresholds.large)
  }

  private func compare(_ sample: String, _ option: String, rounds: Int, _ threshold: Threshold) -> Bool {
    let file = folder + "/" + sample
    var (yardstick, own) = ([Cost](), [Cost]())
    for _ in 0..<rounds {
      guard let first = cost(["xmllint", option, file]), let second = cost([program, "parse", file]) else {
        print("feedwatch parse \(sample): failed")
        return false
      }
      yardstick.append(first)
      own.append(second)
    }
    let times = (median(own.map(\.seconds)), median(yardstick.map(\.seconds)))
    print(
      "feedwatch parse \(sample): \(rounded(times.0 * 1000)) ms, xmllint \(option): \(rounded(times.1 * 1000)) ms"
    )
    let isFast = threshold.holds(times.0 / times.1, "  in multiples of xmllint")
    return isSmall(own, file, sample) && isFast
  }

  private func isSmall(_ costs: [Cost], _ file: String, _ sample: String) -> Bool {
    var status = stat()
    guard sample == Samples.large, stat(file, &status) == 0 else { return true }
    let peak = Double(costs.map(\.peak).max() ?? 0)
    return Thresholds.memory.holds(peak / Double(status.st_size), "  peak memory in multiples of the file")
  }
}

/// What a finished program used.
struct Cost {
  /// Processor time.
  let seconds: Double
  /// Most memory at once, in bytes.
  let peak: Int
}

/// Runs a program without output and environment; nil when it cannot be run or fails.
func cost(_ command: [String]) -> Cost? {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for output in [STDOUT_FILENO, STDERR_FILENO] {
    posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
  }
  var arguments = command.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  var child: pid_t = 0
  guard posix_spawnp(&child, command[0], &actions, nil, &arguments, nil) == 0 else { return nil }
  var (status, usage): (Int32, rusage) = (0, rusage())
  guard wait4(child, &status, 0, &usage) == child, status == 0 else { return nil }
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return Cost(seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), peak: usage.ru_maxrss * 1024)
}

/// The middle of `values`.
func median(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.sorted()[values.count / 2] }
