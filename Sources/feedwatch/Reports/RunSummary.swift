import Model
import Pipeline
import Text

/// What `run` prints for people.
enum RunSummary {
  /// A few lines: coverage, news, deliveries, problems.
  static func text(_ report: RunReport) -> TerminalText {
    let coverage = report.coverage
    var parts = ["\(coverage.read) read"]
    if coverage.baseline > 0 { parts[0] += " (\(coverage.baseline) for the first time)" }
    parts.append("\(coverage.unchanged) unchanged")
    parts.append("\(coverage.failed) failed")
    parts.append("\(coverage.skipped) not due")
    var text: TerminalText =
      "\(text: counted(coverage.total, "source")): \(text: parts.joined(separator: ", "))\n"
    text +=
      "\(text: counted(report.changes, "contact change")), \(text: counted(report.newEntries, "new announcement")), "
    text += "\(report.updatedEntries) updated\n"
    let deliveries = report.deliveries
    if deliveries.delivered + deliveries.pending + deliveries.failed > 0 {
      text += "\(text: counted(deliveries.delivered, "digest")) delivered"
      if deliveries.pending > 0 { text += ", \(deliveries.pending) to be tried again" }
      if deliveries.failed > 0 { text += ", \(deliveries.failed) failed" }
      text += "\n"
    }
    for (problem, first) in report.problems {
      text += "\(text: first ? "new problem" : "problem"): \(text: line(problem))\n"
    }
    for line in deliveries.lines { text += "\(text: SafeText.line(line))\n" }
    if report.changes > 0 { text += "see them with: feedwatch diff\n" }
    return text
  }

  /// `uscis-news: blocked: refused with status 403`.
  static func line(_ problem: Problem) -> String {
    SafeText.line("\(problem.source): \(problem.kind.rawValue): \(problem.detail)")
  }
}
