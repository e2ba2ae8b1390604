package import Text

/// What one notifier is told at one time; rendering it is a pure function.
package struct Digest: Hashable, Sendable {
  /// What the digest is for; decides its subject when there is nothing to tell.
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

  /// Id of the notifier.
  package var notifier: String
  /// Decided when it is composed, from the items and the coverage.
  package var occasion: Occasion
  /// When it was composed.
  package var composed: Timestamp
  /// Seconds east of UTC at `composed` in the notifier's time zone; dates for people are shown in it.
  package var utcOffset: Int
  /// The first moment it covers, where it covers more than one run.
  package var coversSince: Timestamp?
  /// With its angle brackets; never made anew for the same digest.
  package var messageID: String
  /// Message-ID that stands for the day, for References.
  package var threadID: String
  /// Mail address of the sender; nil for files and webhooks.
  package var from: String?
  /// Mail addresses; empty for files and webhooks.
  package var to: [String]
  /// Contact changes not told to this notifier before, most serious first.
  package var changes: [RecordedChange]
  /// Contact changes told before and not reviewed yet.
  package var pendingReview: [RecordedChange]
  /// Announcements that are new, updated or withdrawn.
  package var entries: [AnnouncementNews]
  /// Those that began since the last digest, not those that last.
  package var problems: [Problem]
  /// Those that ended since the last digest.
  package var recoveries: [Recovery]
  /// Text that came up since the last digest and was not understood.
  package var unread: [SourceUnread]
  /// Sources that contradict each other now.
  package var conflicts: [Conflict]
  /// Other notifiers that could not be reached for long.
  package var undelivered: [Undelivered] = []
  /// How the sources of this notifier fared in the last run.
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
  /// Id of the notifier that is not reached.
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
  /// Whose page it stands on.
  package var source: SourceID
  /// The URL of that source, fit to be shown.
  package var url: String
  /// The text, with the headings above it.
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
  /// Of all the values that contradict each other.
  package var channel: Channel
  /// Kind of the fact (voice, usps, …); empty where the channel has none.
  package var kind: String
  /// What the pages call it.
  package var label: String?
  /// At least two, each with another value.
  package var values: [Witness]

  /// One source's word.
  package struct Witness: Hashable, Sendable {
    /// In its normal form.
    package var value: String
    /// Whose page says so.
    package var source: SourceID
    /// The URL of that source, fit to be shown.
    package var url: String
    /// The sentence or cell around the value.
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
  /// read + unchanged + failed + skipped.
  package var total = 0
  /// Read and parsed.
  package var read = 0
  /// Answered 304 or with the same bytes.
  package var unchanged = 0
  /// Asked and not read, the blocked ones included.
  package var failed = 0
  /// Not due, or disabled.
  package var skipped = 0
  /// Part of failed: refused by a wall.
  package var blocked = 0
  /// Part of skipped: turned off in the configuration.
  package var disabled = 0
  /// Part of read: first reads.
  package var baseline = 0
  /// Every persisting problem, new or old, oldest first.
  package var persisting: [Problem] = []

  /// Nothing read.
  package init() {}
}
