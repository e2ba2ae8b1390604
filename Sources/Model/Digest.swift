/// What one notifier is told at one time; rendering it is a pure function.
package struct Digest: Hashable, Sendable {
  package enum Occasion: String, Hashable, Sendable {
    /// There is something to tell.
    case news
    /// All was read and nothing changed.
    case quiet
    /// Nothing could be read.
    case blind
    /// First reads only: what is watched from now on.
    case baseline
    /// Nothing is told: somebody tries out the way to a notifier.
    case test
  }

  package var notifier: String
  package var occasion: Occasion
  /// When it was composed.
  package var composed: Timestamp
  /// Seconds east of UTC at `composed` in the notifier's time zone; dates for people are shown in it.
  package var utcOffset: Int
  /// The first moment it covers, where it covers more than one run.
  package var coversSince: Timestamp?
  package var messageID: String
  /// Message-ID that stands for the day, for References.
  package var threadID: String
  package var from: String?
  package var to: [String]
  /// Contact changes not told to this notifier before, most serious first.
  package var changes: [RecordedChange]
  /// Contact changes told before and not reviewed yet.
  package var pendingReview: [RecordedChange]
  package var entries: [AnnouncementNews]
  package var problems: [Problem]
  package var recoveries: [Recovery]
  package var unread: [SourceUnread]
  package var conflicts: [Conflict]
  /// Other notifiers that could not be reached for long.
  package var undelivered: [Undelivered] = []
  package var coverage: Coverage
  /// Titles of all sources, for headings.
  package var sourceTitles: [SourceID: String]
  /// URLs of all sources.
  package var sourceURLs: [SourceID: String]
  /// Entries told per source before "and n more"; nil = all.
  package var limit: Int?

  /// A digest with nothing in it.
  package init(
    notifier: String, occasion: Occasion = .news, composed: Timestamp, utcOffset: Int = 0, messageID: String,
    threadID: String = "", coverage: Coverage = Coverage()
  ) {
    self.notifier = notifier
    self.occasion = occasion
    self.composed = composed
    self.utcOffset = utcOffset
    self.messageID = messageID
    self.threadID = threadID
    self.coverage = coverage
    to = []
    changes = []
    pendingReview = []
    entries = []
    problems = []
    recoveries = []
    unread = []
    conflicts = []
    sourceTitles = [:]
    sourceURLs = [:]
  }

  /// Whether there is anything a `run` notifier is written to for.
  package var hasNews: Bool {
    !(changes.isEmpty && entries.isEmpty && problems.isEmpty && recoveries.isEmpty && unread.isEmpty
      && undelivered.isEmpty)
  }
}

/// A notifier whose digests do not arrive.
package struct Undelivered: Hashable, Sendable {
  package var notifier: String
  /// When the oldest of them was composed.
  package var since: Timestamp
  /// How many wait.
  package var digests: Int
  /// Why the last try failed.
  package var error: String
  /// Some of them are not tried any more.
  package var isGivenUp: Bool

  /// `digests` digests for `notifier`, undelivered since `since`.
  package init(notifier: String, since: Timestamp, digests: Int, error: String, isGivenUp: Bool) {
    self.notifier = notifier
    self.since = since
    self.digests = digests
    self.error = error
    self.isGivenUp = isGivenUp
  }
}

/// An unread passage and the source it stands in.
package struct SourceUnread: Hashable, Sendable {
  package var source: SourceID
  package var url: String
  package var unread: Unread

  /// `unread` of `source`.
  package init(source: SourceID, url: String, unread: Unread) {
    self.source = source
    self.url = url
    self.unread = unread
  }
}

/// The same thing told differently by two sources.
package struct Conflict: Hashable, Sendable {
  package var channel: Channel
  package var kind: String
  package var label: String?
  package var values: [Witness]

  /// One source's word.
  package struct Witness: Hashable, Sendable {
    package var value: String
    package var source: SourceID
    package var url: String
    package var evidence: String

    /// `source` says `value`.
    package init(value: String, source: SourceID, url: String, evidence: String) {
      self.value = value
      self.source = source
      self.url = url
      self.evidence = evidence
    }
  }

  /// Several values for one thing.
  package init(channel: Channel, kind: String, label: String?, values: [Witness]) {
    self.channel = channel
    self.kind = kind
    self.label = label
    self.values = values
  }
}

/// How many sources were read; total = read + unchanged + failed + skipped (disabled ones are skipped too).
package struct Coverage: Hashable, Sendable {
  package var total = 0
  /// Read and parsed.
  package var read = 0
  /// Answered 304 or with the same bytes.
  package var unchanged = 0
  package var failed = 0
  /// Not due, or disabled.
  package var skipped = 0
  /// Part of failed: refused by a wall.
  package var blocked = 0
  package var disabled = 0
  /// Part of read: first reads.
  package var baseline = 0
  /// Every persisting problem, new or old, oldest first.
  package var persisting: [Problem] = []

  /// Nothing read.
  package init() {}
}
