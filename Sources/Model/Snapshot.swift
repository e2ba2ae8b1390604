package import Text

/// A fact as the store knows it: one period on the time line of a source.
package struct KnownFact: Hashable, Sendable {
  /// Number of the period in the store; never used again.
  package var number: Int64
  /// As the last good read has it.
  package var fact: Fact
  /// By the clock of the run that first read it in this place.
  package var firstSeen: Timestamp
  /// The last good read that showed it.
  package var lastSeen: Timestamp
  /// Good reads in a row without it; its removal counts when the source's `confirm_removals` is reached.
  package var misses: Int

  /// A stored fact.
  package init(number: Int64, fact: Fact, firstSeen: Timestamp, lastSeen: Timestamp, misses: Int = 0) {
    self.number = number
    self.fact = fact
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.misses = misses
  }
}

/// The last good state of a page, with which the next reading is compared.
package struct Snapshot: Hashable, Sendable {
  /// Of the page.
  package var title: String?
  /// BCP 47 tag, as the page says; nil where it does not.
  package var language: String?
  /// Those of the last good read, and those whose removal is not confirmed yet.
  package var facts: [KnownFact]
  /// What the last good read did not understand.
  package var unread: [Unread]

  /// A snapshot.
  package init(title: String? = nil, language: String? = nil, facts: [KnownFact] = [], unread: [Unread] = [])
  {
    self.title = title
    self.language = language
    self.facts = facts
    self.unread = unread
  }
}

/// What a good reading does to a snapshot: the store applies it as it says.
package struct SnapshotDecision: Hashable, Sendable {
  /// To record and tell, most serious first.
  package var changes: [FactChange] = []
  /// Differences of wording only.
  package var wording: [FactChange] = []
  /// Facts seen again; their display, evidence, label and section may be new.
  package var kept: [Kept] = []
  /// Facts whose period begins.
  package var added: [Fact] = []
  /// Facts whose period begins with one miss: states of a filing address that a reading no longer names, split off the period
  /// (in `retired`) of the states that it does name.
  package var lingering: [Fact] = []
  /// Facts not seen whose removal is not confirmed yet: their misses grow by one.
  package var missing: [Int64] = []
  /// Facts that a truncated document does not show: they stay, and were last seen before it.
  package var hidden: [Int64] = []
  /// Facts whose period ends.
  package var retired: [Int64] = []
  /// Unread passages that were not there before.
  package var newUnread: [Unread] = []

  /// A fact seen again.
  package struct Kept: Hashable, Sendable {
    /// Unique in the store, never used again.
    package var number: Int64
    /// As it was last read.
    package var fact: Fact
    /// Period `number` now reads `fact`.
    package init(number: Int64, fact: Fact) {
      self.number = number
      self.fact = fact
    }
  }

  /// A decision that changes nothing.
  package init() {}
}

/// What a good reading does to the known entries of a source: the store applies it as it says.
package struct AnnouncementDecision: Hashable, Sendable {
  /// Not known before, in the order of the document.
  package var new: [Announcement] = []
  /// Places in `new` of entries that are taken in without a word: they stood in the silent first document, or where it was
  /// truncated.
  package var untold: Set<Int> = []
  /// Known entries whose content changed.
  package var updated: [Updated] = []
  /// Known entries whose content changed again and again: they are stored and not told.
  package var unsettled: [Updated] = []
  /// Of `seen`, those that changed again and again before and do not now: they are told as they are.
  package var settled: [Updated] = []
  /// Known entries seen with the same content; their keys may be new.
  package var seen: [Updated] = []
  /// Known entries that should be there and are not: their misses grow by one.
  package var missing: [Int64] = []
  /// Known entries whose withdrawal is confirmed.
  package var withdrawn: [KnownAnnouncement] = []
  /// An entry inside of which the document ends is not taken in.
  package var leavesHalfOut = false
  /// The reading showed all that there was: a known entry that is not named here has left the document.
  package var isWhole = true
  /// Known entries that the rules of reading leave out since they changed.
  package var unlisted: [Int64] = []

  /// A known entry in its new form.
  package struct Updated: Hashable, Sendable {
    /// As it was stored before.
    package var known: KnownAnnouncement
    /// As it is now.
    package var announcement: Announcement
    /// `known` now reads `announcement`.
    package init(known: KnownAnnouncement, announcement: Announcement) {
      self.known = known
      self.announcement = announcement
    }
  }

  /// A decision that changes nothing.
  package init() {}
}
