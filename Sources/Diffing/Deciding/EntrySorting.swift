import Model
import Text

/// Sorts the entries of one reading, in the order of the document, into known and new ones.
struct EntrySorting {
  private(set) var decision = AnnouncementDecision()
  /// Places of the known entries that the reading shows.
  private(set) var seen: Set<Int> = []
  /// How many new entries stand before the last one that is known.
  private var newsBeforeLast = 0

  private let known: [KnownAnnouncement]
  private let index: EntryIndex
  private var firsts = EntryIndex([])
  private let truncation: Truncation
  /// Places by content, for a document that is truncated.
  private let contents: [UInt64: Int]

  init(known: [KnownAnnouncement], truncation: Truncation) {
    self.known = known
    self.truncation = truncation
    index = EntryIndex(known)
    contents =
      truncation.isTruncated
      ? Dictionary(
        known.enumerated().map { ($1.announcement.contentHash, $0) }, uniquingKeysWith: { first, _ in first })
      : [:]
  }

  /// Takes the next entry.
  mutating func take(_ entry: Announcement) {
    if let place = place(of: entry) {
      newsBeforeLast = decision.new.count
      guard seen.insert(place).inserted else { return }
      note(entry, known[place])
    } else if firsts.place(of: entry) == nil {
      firsts.insert(entry)
      decision.new.append(entry)
    }
  }

  /// Takes the entry inside of which the document ends, whose text may be half: a known one is there and is not compared, another
  /// one counts when the document before ended inside of it too and its id or link says which it is.
  mutating func take(half entry: Announcement) {
    if let place = place(of: entry) {
      newsBeforeLast = decision.new.count
      guard seen.insert(place).inserted else { return }
      decision.seen.append(.init(known: known[place], announcement: known[place].announcement))
    } else if truncation.endsInFormerTail, hasName(entry), firsts.place(of: entry) == nil {
      decision.new.append(entry)
    } else {
      decision.leavesHalfOut = true
    }
  }

  /// Whether an id or a link that no known entry has tells `entry` from all others.
  private func hasName(_ entry: Announcement) -> Bool {
    guard entry.keys.contains(where: { $0.hasPrefix("id:") || $0.hasPrefix("url:") }) else { return false }
    return !known.contains {
      $0.announcement.id == entry.id || entry.url != nil && $0.announcement.url == entry.url
    }
  }

  /// The place of the known entry that `entry` is. In a truncated document keys tell entries apart that several entries of the
  /// whole one share; there the content decides.
  private func place(of entry: Announcement) -> Int? {
    if let place = index.place(of: entry) { return place }
    guard let place = contents[entry.contentHash], known[place].announcement.title == entry.title else {
      return nil
    }
    return place
  }

  /// Marks the new entries that the silent first reading had or hid. The end of a document is what is missing where it is truncated:
  /// what stands behind the last known entry was hidden, what stands above is new.
  mutating func settleBaseline() {
    guard truncation.hadOpenBaseline else { return }
    if truncation.completesBaseline {
      // None of what is known: all of it is new.
      if !seen.isEmpty || known.isEmpty { decision.untold.formUnion(newsBeforeLast..<decision.new.count) }
    }
    decision.untold.formUnion(decision.new.indices.filter { truncation.wasLast(decision.new[$0]) })
  }

  private mutating func note(_ entry: Announcement, _ known: KnownAnnouncement) {
    var update = AnnouncementDecision.Updated(known: known, announcement: entry)
    if truncation.isTruncated { update.announcement.keys = known.announcement.keys }
    if entry.contentHash == known.announcement.contentHash {
      decision.seen.append(update)
    } else {
      decision.updated.append(update)
    }
  }
}
