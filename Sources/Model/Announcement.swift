package import Text

/// An entry of a feed or of a list page, as much of it as is kept and told.
package struct Announcement: Hashable, Sendable {
  /// Identity keys, strongest first, each already in normal form; two entries are one when their strongest common key is equal.
  package var keys: [String]
  /// The id or guid as written, else the link.
  package var id: String
  /// Absolute; nil where the feed gives none, as lists without links do.
  package var url: String?
  /// Plain text, white space folded.
  package var title: String
  /// Plain text, white space folded, at most 2,000 characters.
  package var summary: String
  /// As the document says, for people and for order only: no decision rests on it.
  package var published: Timestamp?
  /// As the document says; nil where it says nothing.
  package var updated: Timestamp?
  /// Which of both name a day and no hour; such a day is the same in every time zone.
  package var days: DayFields
  /// What a reader would call the content, as ``AnnouncementContent`` has it.
  package var contentHash: UInt64
  /// Words of the feed, as written there.
  package var categories: [String]
  /// Marked as an alert by its category or title.
  package var isAlert: Bool

  /// An entry.
  package init(
    keys: [String], id: String, url: String? = nil, title: String, summary: String = "",
    published: Timestamp? = nil, updated: Timestamp? = nil, days: DayFields = [], contentHash: UInt64 = 0,
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
    self.days = days
    self.contentHash = contentHash
    self.categories = categories
    self.isAlert = isAlert
  }

  /// Dates that name a day and no hour; their instant is the midnight of that day in UTC.
  package struct DayFields: OptionSet, Hashable, Sendable {
    /// A bit for each date.
    package let rawValue: UInt8
    /// The dates whose bits are set in `rawValue`.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The date of publication.
    package static let published = DayFields(rawValue: 1)
    /// The date of the last change.
    package static let updated = DayFields(rawValue: 2)

    /// Says of `field` whether it is a day.
    package mutating func set(_ field: DayFields, _ isDay: Bool) {
      if isDay { insert(field) } else { remove(field) }
    }
  }

  /// The date that people know it by: when it was published, else when it was updated.
  package var date: Timestamp? { published ?? updated }
  /// ``date`` is a day without an hour.
  package var dateIsDay: Bool { days.contains(published == nil ? .updated : .published) }

  /// It says nothing.
  package var isEmpty: Bool { title.isEmpty && summary.isEmpty && url == nil }

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
  /// As it was last read.
  package var announcement: Announcement
  /// By the clock of the run that found it.
  package var firstSeen: Timestamp
  /// The last good read that still had it.
  package var lastSeen: Timestamp
  /// Good reads in a row in which it was missing while older ones were there.
  package var misses: Int
  /// Missing in two good reads of a feed whose older entries are still there.
  package var isWithdrawn: Bool
  /// Left out by the present selectors of its source although the document still had it: nobody misses it.
  package var isUnlisted: Bool
  /// Readings in a row that showed another content than the one before, counted up to three.
  package var updates: Int

  /// A stored announcement.
  package init(
    number: Int64, announcement: Announcement, firstSeen: Timestamp, lastSeen: Timestamp, misses: Int = 0,
    isWithdrawn: Bool = false, isUnlisted: Bool = false, updates: Int = 0
  ) {
    self.number = number
    self.announcement = announcement
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.misses = misses
    self.isWithdrawn = isWithdrawn
    self.isUnlisted = isUnlisted
    self.updates = updates
  }
}

/// Something to tell about an announcement.
package struct AnnouncementNews: Hashable, Sendable {
  /// Why it is told.
  package enum Kind: String, Hashable, Sendable { case new, updated, withdrawn }

  /// The first source that showed it.
  package var source: SourceID
  /// `updated` and `withdrawn` speak of one that was told or known before.
  package var kind: Kind
  /// As it stands now; for a withdrawn one, as it was last read.
  package var announcement: Announcement
  /// Word diff of an update, for people: what the title or text was.
  package var previousTitle: String?
  /// Of the version before, where the summary is what differs.
  package var previousSummary: String?
  /// Other sources that carry the same announcement.
  package var alsoIn: [SourceID]
  /// By the clock of the run that found the news.
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
