import Glibc
import Model
import Text

/// Gives a message to a program on its standard input. Exit 0 is delivered, 75 (EX_TEMPFAIL) try again, other failed.
struct PipeDelivery: Sendable {
  /// Program and arguments; no shell reads them.
  var command: [String]
  /// Seconds.
  var timeout: Int64
  var environment: [String: String]
  /// Whether to wait no longer.
  var isAbandoned: @Sendable () -> Bool = { false }

  /// Starts the program on `message`, waits for the exit; at the timeout the program and its children are ended.
  func deliver(_ message: [UInt8]) -> DeliveryResult {
    guard let name = command.first else { return .failed("no command to pipe to: name a program") }
    switch ChildProcess.start(command, environment: Self.withoutSecrets(environment), message: message) {
    case .failure(let problem): return .retry("cannot start \(name): \(systemMessage(problem.code))")
    case .success(var child):
      let end = child.run(milliseconds: timeout * 1000, isAbandoned: isAbandoned)
      return result(end, name: name, output: child.output)
    }
  }

  private func result(_ end: ChildProcess.End, name: String, output: [UInt8]) -> DeliveryResult {
    let words = SafeText.line(String(decoding: output, as: UTF8.self), limit: 300)
    let detail = words.isEmpty ? "" : ": \(words)"
    switch end {
    case .exited(0): return .delivered
    case .exited(75): return .retry("\(name) asks to try again (exit 75)\(detail)")
    case .exited(let code): return .failed("\(name) failed (exit \(code))\(detail)")
    case .signalled(let signal): return .retry("\(name) was ended by signal \(signal)\(detail)")
    case .abandoned: return .retry("\(name) was ended together with the run\(detail)")
    case .timedOut: return .retry("\(name) took longer than \(timeout) s and was ended\(detail)")
    }
  }

  /// The variables a mail program needs, and no others: an environment often holds passwords.
  static func withoutSecrets(_ environment: [String: String]) -> [String: String] {
    let wanted: Set = ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "SHELL"]
    var kept = environment.filter { wanted.contains($0.key) || $0.key.hasPrefix("LC_") }
    if kept["PATH"] == nil { kept["PATH"] = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" }
    return kept
  }
}
