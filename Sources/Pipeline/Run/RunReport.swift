package import Model
package import Text

/// What a run came to; the JSON of `run --format json`.
package struct RunReport: Sendable {
  /// When the run began.
  package var started: Timestamp
  /// When it ended; equal to ``started`` while it runs.
  package var finished: Timestamp
  /// How many sources were read, unchanged and failed.
  package var coverage = Coverage()
  /// Announcements that no source had before; one that several sources carry counts once.
  package var newEntries = 0
  /// Announcements that say something else than before; one that several sources carry counts once.
  package var updatedEntries = 0
  /// Changes of contact facts.
  package var changes = 0
  /// What became of the deliveries that were due.
  package var deliveries = DeliveryTally()
  /// All sources with a problem that were asked in this run, in the order of the configuration.
  package var problems: [(problem: Problem, first: Bool)] = []
  /// Ended by SIGTERM or SIGINT.
  package var wasInterrupted = false

  /// A report of a run that starts at `started`.
  package init(started: Timestamp) {
    self.started = started
    finished = started
  }

  /// Counts of deliveries.
  package struct DeliveryTally: Sendable {
    /// Digests that went out, to some of the recipients at least.
    package var delivered = 0
    /// Digests that are given up, or that the receiver refuses.
    package var failed = 0
    /// Digests that are tried again at the next run.
    package var pending = 0
    /// One line for each delivery that did not go out.
    package var lines: [String] = []
    /// Nothing delivered.
    package init() {}
  }

  /// Whether every source was read and everything delivered.
  package var isComplete: Bool {
    problems.isEmpty && deliveries.failed == 0 && deliveries.pending == 0 && !wasInterrupted
  }

  /// `{started, finished, sources, entries, changes, deliveries, problems}`.
  package var json: JSONValue {
    [
      "started": JSONValue(started), "finished": JSONValue(finished), "sources": sourcesJSON,
      "entries": ["new": .integer(Int64(newEntries)), "updated": .integer(Int64(updatedEntries))],
      "changes": .integer(Int64(changes)),
      "deliveries": [
        "delivered": .integer(Int64(deliveries.delivered)), "failed": .integer(Int64(deliveries.failed)),
        "pending": .integer(Int64(deliveries.pending)),
      ],
      "problems": .array(
        problems.map { problem, first in
          [
            "source": .string(problem.source.rawValue), "kind": .string(problem.kind.rawValue),
            "detail": .string(problem.detail), "since": JSONValue(problem.since), "first": .bool(first),
          ]
        }),
    ]
  }

  private var sourcesJSON: JSONValue {
    [
      "total": .integer(Int64(coverage.total)), "read": .integer(Int64(coverage.read)),
      "unchanged": .integer(Int64(coverage.unchanged)), "failed": .integer(Int64(coverage.failed)),
      "skipped": .integer(Int64(coverage.skipped)), "baseline": .integer(Int64(coverage.baseline)),
    ]
  }

  mutating func count(_ committed: Committed) {
    newEntries += committed.newEntries
    updatedEntries += committed.updatedEntries
    changes += committed.changes
    switch committed.verdict {
    case .read:
      coverage.read += 1
      if committed.isBaseline { coverage.baseline += 1 }
    case .unchanged: coverage.unchanged += 1
    case .failed(let problem):
      coverage.failed += 1
      if problem.kind == .blocked { coverage.blocked += 1 }
      problems.append((problem, committed.problemIsNew))
    }
  }
}
