/// An entry of a feed or of a list page, as much of it as is kept and told.
package struct Announcement: Hashable, Sendable {
  /// Identity keys, strongest first, each already in normal form; two entries are one when their strongest common key is equal.
  package var keys: [String]
  /// The id or guid as written, else the link.
  package var id: String
  package var url: String?
  /// Plain text, white space folded.
  package var title: String
  /// Plain text, white space folded, at most 2,000 characters.
  package var summary: String
  package var published: Timestamp?
  package var updated: Timestamp?
  /// Hash of what a reader would call the content (title, link, text), not of mark-up, dates or counters.
  package var contentHash: UInt64
  package var categories: [String]
  /// Marked as an alert by its category or title.
  package var isAlert: Bool

  /// An entry.
  package init(
    keys: [String], id: String, url: String? = nil, title: String, summary: String = "",
    published: Timestamp? = nil, updated: Timestamp? = nil, contentHash: UInt64 = 0,
    categories: [String] = [],
    isAlert: Bool = false
  ) {
    self.keys = keys
    self.id = id
    self.url = url
    self.title = title
    self.summary = summary
    self.published = published
    self.updated = updated
    self.contentHash = contentHash
    self.categories = categories
    self.isAlert = isAlert
  }

  /// By content and id alone, which tell nearly all entries of a feed apart.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(contentHash)
    hasher.combine(id)
  }
}

/// An announcement as the store knows it.
package struct KnownAnnouncement: Hashable, Sendable {
  /// Number of the entry in the store.
  package var number: Int64
  package var announcement: Announcement
  package var firstSeen: Timestamp
  package var lastSeen: Timestamp
  /// Good reads in a row in which it was missing while older ones were there.
  package var misses: Int
  package var isWithdrawn: Bool

  /// A stored announcement.
  package init(
    number: Int64, announcement: Announcement, firstSeen: Timestamp, lastSeen: Timestamp, misses: Int = 0,
    isWithdrawn: Bool = false
  ) {
    self.number = number
    self.announcement = announcement
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.misses = misses
    self.isWithdrawn = isWithdrawn
  }
}

/// Something to tell about an announcement.
package struct AnnouncementNews: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case new, updated, withdrawn }

  package var source: SourceID
  package var kind: Kind
  package var announcement: Announcement
  /// Word diff of an update, for people: what the title or text was.
  package var previousTitle: String?
  package var previousSummary: String?
  /// Other sources that carry the same announcement.
  package var alsoIn: [SourceID]
  package var seen: Timestamp

  /// News of `source`.
  package init(
    source: SourceID, kind: Kind, announcement: Announcement, previousTitle: String? = nil,
    previousSummary: String? = nil, alsoIn: [SourceID] = [], seen: Timestamp
  ) {
    self.source = source
    self.kind = kind
    self.announcement = announcement
    self.previousTitle = previousTitle
    self.previousSummary = previousSummary
    self.alsoIn = alsoIn
    self.seen = seen
  }

  /// Normal for what is new or withdrawn, low for an update.
  package var severity: Severity { kind == .updated ? .low : .normal }
}
