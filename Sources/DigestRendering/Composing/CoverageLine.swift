import Model
import Text

/// How many sources were read, as every digest says: `21 sources: 19 read, 1 blocked since 20 Nov, 1 changed shape`.
struct CoverageLine: Sendable {
  var coverage: Coverage
  var time: PeopleTime

  var text: String {
    var parts = ["\(coverage.read + coverage.unchanged) read"]
    if coverage.baseline > 0 { parts[0] += " (\(coverage.baseline) for the first time)" }
    parts += problems
    let failed = coverage.failed - unread
    if failed > 0 { parts.append("\(failed) not readable") }
    if notDue > 0 { parts.append("\(notDue) not due") }
    if coverage.disabled > 0 { parts.append("\(coverage.disabled) disabled") }
    return "\(counted(coverage.total, "source")): \(parts.joined(separator: ", "))"
  }

  /// Skipped, and neither disabled nor waiting with a problem that is named already.
  private var notDue: Int {
    coverage.skipped - coverage.disabled - max(0, unread - coverage.failed)
  }

  /// Sources with a problem that were not read.
  private var unread: Int { coverage.persisting.count { !coverage.readInPart.contains($0.source) } }

  /// Problems by kind, in the order in which they began.
  private var problems: [String] {
    var order: [ProblemKind] = []
    var groups: [ProblemKind: [Problem]] = [:]
    for problem in coverage.persisting {
      if groups[problem.kind] == nil { order.append(problem.kind) }
      groups[problem.kind, default: []].append(problem)
    }
    return order.compactMap { kind in groups[kind].map { "\($0.count) \(kind.words)\(since($0))" } }
  }

  private func since(_ problems: [Problem]) -> String {
    guard let first = problems.map(\.since).min(), !time.isToday(first) else { return "" }
    let isOne = Set(problems.map { time.date($0.since) }).count == 1
    return isOne ? " since \(time.shortDate(first))" : " (the first since \(time.shortDate(first)))"
  }
}

extension ProblemKind {
  /// What is wrong, after a number of sources.
  var words: String {
    switch self {
    case .blocked: "blocked"
    case .http: "answered with an error"
    case .network: "not reachable"
    case .tls: "without a trusted certificate"
    case .timeout: "too slow"
    case .redirect: "redirected elsewhere"
    case .suspect: "suspect"
    case .shape: "changed shape"
    case .robots: "closed by robots.txt"
    case .gone: "gone"
    case .malformed: "malformed"
    case .tooLarge: "too large"
    case .notAFeed: "not a feed any more"
    case .needsScript: "needing a script"
    }
  }
}
