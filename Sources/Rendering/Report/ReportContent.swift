package import Model
package import Text

/// Everything a report tells, as it stood at one moment; making the pages of it is a pure function.
package struct ReportContent: Sendable {
  /// The moment of the telling: ages are counted to it.
  package var now: Timestamp
  /// The program's version.
  package var version: String
  /// The sources of the configuration, in its order.
  package var sources: [SourceReport] = []
  /// Lines of `feedwatch diff`: changes that nobody has reviewed, most serious first.
  package var pending: [RecordedChange] = []
  /// Where sources contradict each other.
  package var conflicts: [Conflict] = []
  /// Every contact change ever seen, differences of wording left out, oldest first.
  package var changes: [RecordedChange] = []
  /// The newest announcements, newest first.
  package var announcements: [ReportedAnnouncement] = []
  /// How many announcements there are altogether.
  package var announcementCount = 0
  /// The newest runs, oldest first.
  package var runs: [ReportedRun] = []
  /// How many runs there were altogether.
  package var runCount = 0
  /// Problems of sources with the moment they ended (nil: they last), oldest first.
  package var problems: [PastProblem] = []

  /// A report of nothing, made at `now` by `version`.
  package init(now: Timestamp, version: String) {
    self.now = now
    self.version = version
  }
}

/// A source with what is known of it.
package struct SourceReport: Sendable {
  /// As it is configured.
  package var source: Source
  /// Its URL as it may be shown.
  package var url: String
  /// new, ok, failing, blocked, suspect, gone or disabled.
  package var state: String
  /// What is stored of it; nil before the first read.
  package var record: SourceRecord?
  /// Last read well more than three intervals ago.
  package var isUnconfirmed: Bool
  /// Present and past facts, in the order in which they were first seen.
  package var facts: [FactPeriod]
  /// Passages of its page that were not understood.
  package var unread: [Unread]

  /// What is known of `source`.
  package init(
    source: Source, url: String, state: String, record: SourceRecord?, isUnconfirmed: Bool = false,
    facts: [FactPeriod] = [], unread: [Unread] = []
  ) {
    self.source = source
    self.url = url
    self.state = state
    self.record = record
    self.isUnconfirmed = isUnconfirmed
    self.facts = facts
    self.unread = unread
  }

  /// The tag that sources of one agency share, by custom the last one: `[filing, uscis]`.
  var agency: String? { source.tags.last }
}

/// A fact from the first read that showed it to the one that confirmed its removal.
package struct FactPeriod: Sendable {
  /// The fact with its dates.
  package var known: KnownFact
  /// nil while it stands.
  package var ended: Timestamp?

  /// A fact that stood until `ended`.
  package init(_ known: KnownFact, ended: Timestamp? = nil) {
    self.known = known
    self.ended = ended
  }
}

/// An announcement with the source it was read in first, and the others that carry it.
package struct ReportedAnnouncement: Sendable {
  /// The announcement with its dates.
  package var known: KnownAnnouncement
  /// The source in which it was read first.
  package var source: SourceID
  /// Other sources that carry it.
  package var alsoIn: [SourceID]

  /// `known`, as `source` has it.
  package init(_ known: KnownAnnouncement, source: SourceID, alsoIn: [SourceID] = []) {
    self.known = known
    self.source = source
    self.alsoIn = alsoIn
  }

  /// The day it is listed under, in the words of its document; else when it was first seen.
  package var date: Timestamp {
    known.announcement.date ?? known.firstSeen
  }
}

/// A run that has ended.
package struct ReportedRun: Hashable, Sendable {
  /// When it began.
  package var started: Timestamp
  /// When it ended.
  package var finished: Timestamp
  /// Sources read with something new, read and found the same, and not readable.
  package var read: Int
  /// Sources whose document was the same as before.
  package var unchanged: Int
  /// Sources that could not be read.
  package var failed: Int
  /// Contact changes found.
  package var changes: Int

  /// A run with its counts.
  package init(
    started: Timestamp, finished: Timestamp, read: Int, unchanged: Int, failed: Int, changes: Int = 0
  ) {
    self.started = started
    self.finished = finished
    self.read = read
    self.unchanged = unchanged
    self.failed = failed
    self.changes = changes
  }

  var asked: Int { read + unchanged + failed }
  /// Milliseconds.
  var duration: Int64 { max(0, finished.milliseconds - started.milliseconds) }
}

/// A problem of a source, present or past.
package struct PastProblem: Hashable, Sendable {
  /// What it is and since when.
  package var problem: Problem
  /// nil while it lasts.
  package var until: Timestamp?

  /// `problem`, which ended at `until`.
  package init(_ problem: Problem, until: Timestamp? = nil) {
    self.problem = problem
    self.until = until
  }
}
