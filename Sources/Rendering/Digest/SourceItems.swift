import Model
import Text

/// What is to be said about sources themselves: problems, recoveries, passages not understood.
struct SourceItems: Sendable {
  var digest: Digest
  var time: ReadableTime

  /// Sources from which on one cause is told once for all of them.
  private static let many = 3

  /// One item per new problem; one for many sources that have the same cause.
  var problems: [Item] {
    let problems = digest.problems
    var causes: [String: [Problem]] = [:]
    for problem in problems { causes[cause(problem), default: []].append(problem) }
    var items: [Item] = []
    for problem in problems {
      guard let alike = causes[cause(problem)], alike.count >= Self.many else {
        items.append(item(problem))
        continue
      }
      if alike[0].source == problem.source { items.append(item(alike)) }
    }
    return items
  }

  /// What a problem is about: without the host that it names where the network may be the cause, else of one host.
  private func cause(_ problem: Problem) -> String {
    let address = digest.sourceURLs[problem.source]?.split(separator: "/").dropFirst().first
    let host = address.map { String($0.split(separator: "@").last?.prefix { $0 != ":" } ?? $0[...]) } ?? ""
    let detail = host.isEmpty ? problem.detail : problem.detail.replacing(host, with: "HOST")
    return
      "\(problem.kind.rawValue) \(detail) \([.network, .timeout, .tls].contains(problem.kind) ? "" : host)"
  }

  /// One item for all of `problems`, which have one cause.
  private func item(_ problems: [Problem]) -> Item {
    var item = Item(title: "\(problems.count) sources: \(problems[0].kind.words)")
    let names = problems.prefix(10).map { name($0.source) }.joined(separator: ", ")
    let since = problems.map(\.since).min() ?? problems[0].since
    item.rows = rows(of: problems[0], since: since)
    item.rows.append(Row("sources", problems.count > 10 ? "\(names) and \(problems.count - 10) more" : names))
    item.key = "problems-\(problems[0].source.rawValue)-\(since.rfc3339)-\(problems[0].kind.rawValue)"
    item.updated = since
    return item
  }

  private func item(_ problem: Problem) -> Item {
    var item = Item(title: "\(name(problem.source)): \(problem.kind.words)")
    item.url = digest.sourceURLs[problem.source].map(SafeText.line)
    item.rows = rows(of: problem, since: problem.since)
    if let url = item.url { item.rows.append(Row("url", url, role: .link)) }
    item.key = "problem-\(problem.source.rawValue)-\(problem.since.rfc3339)-\(problem.kind.rawValue)"
    item.updated = problem.since
    return item
  }

  private func rows(of problem: Problem, since: Timestamp) -> [Row] {
    [
      Row("why", SafeText.line(problem.detail, limit: 600)),
      Row("since", "\(time.moment(since)); what was read before stays the baseline"),
    ]
  }

  /// One item per problem that ended.
  var recoveries: [Item] {
    digest.recoveries.map { recovery in
      var item = Item(title: "\(name(recovery.source)): readable again")
      item.url = digest.sourceURLs[recovery.source].map(SafeText.line)
      let span = "\(time.moment(recovery.since)) to \(time.moment(recovery.until))"
      item.rows = [Row("was", "\(recovery.kind.words), \(span)")]
      if let url = item.url { item.rows.append(Row("url", url, role: .link)) }
      item.key = "recovery-\(recovery.source.rawValue)-\(recovery.until.rfc3339)"
      item.updated = recovery.until
      return item
    }
  }

  /// One item per passage that looks like contact information and was not understood.
  var unread: [Item] {
    digest.unread.map { passage in
      var item = Item(
        title: "\(name(passage.source)): a passage to read yourself", url: SafeText.line(passage.url))
      item.rows = [Row("quote", SafeText.line(passage.unread.text, limit: 600), role: .quote)]
      let section = SafeText.line(passage.unread.section.joined(separator: " > "), limit: 600)
      if !section.isEmpty { item.rows.append(Row("under", section)) }
      item.rows.append(Row("kind", SafeText.line(passage.unread.kind, limit: 60)))
      item.rows.append(Row("url", SafeText.line(passage.url), role: .link))
      item.key = "unread-\(passage.source.rawValue)-\(passage.unread.text)"
      item.updated = digest.composed
      return item
    }
  }

  /// One item per notifier that is not reached.
  var undelivered: [Item] {
    digest.undelivered.map { undelivered in
      let name = SafeText.line(undelivered.notifier)
      var item = Item(title: "\(name): \(counted(undelivered.digests, "digest")) not delivered")
      item.rows = [
        Row("since", time.moment(undelivered.since)),
        Row("why", SafeText.line(undelivered.error, limit: 600)),
        Row(
          "next",
          undelivered.isGivenUp
            ? "given up: feedwatch outbox lists them, --retry tries them again" : "tried again at every run"),
      ]
      item.key = "undelivered-\(undelivered.notifier)-\(undelivered.since.rfc3339)-\(undelivered.isGivenUp)"
      item.updated = digest.composed
      return item
    }
  }

  private func name(_ source: SourceID) -> String {
    SafeText.line(digest.sourceTitles[source] ?? source.rawValue, limit: 200)
  }
}
