package import Model
package import Text

/// What a URL turned out to be when it was fetched once: the proof that it can be watched.
package struct SourceProof: Sendable {
  /// The source as it would be added.
  package var source: Source
  /// The document's own title.
  package var title: String?
  /// HTTP status of the answer; 200 for a local document.
  package var status: Int
  /// Where it was read, after redirects.
  package var finalURL: String
  /// Where redirects that are meant for good lead; nil without.
  package var movedTo: String?
  /// Entries of a feed, newest first.
  package var announcements: [Announcement] = []
  /// Contact facts of a page, in reading order; none of a feed.
  package var facts: [Fact] = []
  /// Passages of a page that look like contact information and were not understood.
  package var unread: [Unread] = []
  /// Feeds that a page offers.
  package var feeds: [OfferedFeed] = []

  /// Whether nothing of the page would ever be told: it has no contact fact, and is not read as a list of announcements.
  package var hasNothingToWatch: Bool { source.kind == .page && facts.isEmpty && unread.isEmpty }

  /// Seconds after which a feed without a new entry is called stale: a year.
  package static let staleAfter: Int64 = 365 * 86_400

  /// The newest date among the entries.
  package var newest: Timestamp? { Self.newest(of: announcements) }

  /// Whether nothing new has come for a year.
  package func isStale(now: Timestamp) -> Bool { Self.isStale(newest, now: now) }

  static func newest(of announcements: [Announcement]) -> Timestamp? {
    announcements.compactMap { $0.updated ?? $0.published }.max()
  }

  /// Whether a feed whose newest entry is of `newest` is stale; one without dates is not known to be.
  package static func isStale(_ newest: Timestamp?, now: Timestamp) -> Bool {
    newest.map { now.seconds(since: $0) > staleAfter } ?? false
  }
}

/// A feed that a page offers, by `link rel=alternate` or by a link in its text.
package struct OfferedFeed: Hashable, Sendable {
  /// What came of a look at it.
  package enum Look: Hashable, Sendable {
    case feed(entries: Int, newest: Timestamp?)
    /// One lower-case line: why it is none, or was not looked at.
    case none(String)
  }

  /// Absolute.
  package var url: String
  /// What the page calls it.
  package var title: String?
  /// What came of fetching it; nothing does before somebody looks.
  package var look = Look.none("not looked at")
}

/// A link that `add --discover` found by its text.
package struct DiscoveredLink: Sendable {
  /// The text of the link.
  package var name: String
  /// Where it leads, absolute.
  package var url: String
  /// The proof of its target, or why it cannot be added.
  package var result: Result<SourceProof, ProofError>
}

/// Why a URL cannot be added.
package enum ProofError: Error, Sendable {
  case alreadyWatched(SourceID)
  case unreachable(ProblemKind, String)
  /// The document was fetched and is no page or feed to watch.
  case unsuitable(ProblemKind, String)
  /// The host pretends to be another: one lower-case line says why.
  case lookAlike(String)
}
