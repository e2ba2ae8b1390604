import Model
import Text

/// Sorts the entries of one reading, in the order of the document, into known and new ones.
struct EntrySorting {
  private(set) var decision = AnnouncementDecision()
  /// Places of the known entries that the reading shows.
  private(set) var seen: Set<Int> = []
  /// The last entry of the reading that is known.
  private(set) var last: Announcement?
  /// The entry inside of which the document ends is the beginning of a known one.
  private(set) var endsEarly = false
  /// How many new entries stand before that one.
  private(set) var newsBeforeLast = 0

  private let known: [KnownAnnouncement]
  private let index: EntryIndex
  private var firsts = EntryIndex([])
  private let isWhole: Bool
  private let baseline: CutBaseline?
  /// Places by content, for a reading that is not whole.
  private let contents: [UInt64: Int]

  init(known: [KnownAnnouncement], isWhole: Bool, after baseline: CutBaseline?) {
    self.known = known
    self.isWhole = isWhole
    self.baseline = baseline
    index = EntryIndex(known)
    contents =
      isWhole
      ? [:]
      : Dictionary(
        known.enumerated().map { ($1.announcement.contentHash, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes the next entry.
  mutating func take(_ entry: Announcement) {
    if let place = index.place(of: entry) {
      (last, newsBeforeLast) = (entry, decision.new.count)
      guard seen.insert(place).inserted else { return }
      note(entry, known[place])
    } else if firsts.place(of: entry) == nil {
      firsts.insert(entry)
      guard !showsAgain(entry) else { return }
      decision.new.append(entry)
    }
  }

  /// Takes the entry inside of which the document ends: as the known one that it is the head of, and where it counts as it
  /// stands. `lastRead`: when the reading before was.
  mutating func take(_ cut: CutEntry, lastRead: Timestamp?) {
    let entry = cut.announcement
    let place = index.place(of: entry)
    if let place, seen.contains(place) { return }
    let isAll = cut.standing == .usual && !lacksEntries(of: lastRead, but: place)
    if !isAll, let place = head(cut, of: place) {
      seen.insert(place)
      decision.seen.append(.init(known: known[place], announcement: known[place].announcement))
      endsEarly = known[place].announcement.contentHash != entry.contentHash
    } else if cut.standing != .doubtful, cut.isOfBaseline || !(baseline?.isUndecided(entry) ?? false) {
      let isHidden = cut.isOfBaseline || baseline?.hid(entry, behind: last) ?? false
      if place == nil, isHidden { decision.untold.insert(decision.new.count) }
      take(entry)
    }
  }

  /// The place of the known entry that `cut` is the head of; where it does not count, of the one that it is, at `place`.
  private func head(_ cut: CutEntry, of place: Int?) -> Int? {
    place.flatMap { cut.isHead(of: known[$0].announcement) ? $0 : nil } ?? whole(of: cut)
      ?? (cut.standing == .doubtful ? place : nil)
  }

  /// Whether an entry that the reading before showed is not shown, apart from the one at `place`.
  private func lacksEntries(of lastRead: Timestamp?, but place: Int?) -> Bool {
    let last = lastRead ?? known.map(\.lastSeen).max()
    return known.indices.contains {
      $0 != place && !seen.contains($0) && known[$0].lastSeen == last && known[$0].misses == 0
        && !known[$0].isWithdrawn && !known[$0].isUnlisted
    }
  }

  /// A known entry, not shown otherwise, that `cut` is the head of.
  private func whole(of cut: CutEntry) -> Int? {
    known.indices.first {
      !seen.contains($0) && !known[$0].isWithdrawn && cut.isHead(of: known[$0].announcement)
    }
  }

  /// Whether `entry`, whose keys are not known, is known all the same: in a reading that is not whole, keys tell entries apart that
  /// several entries of the whole one share.
  private mutating func showsAgain(_ entry: Announcement) -> Bool {
    guard !isWhole, let place = contents[entry.contentHash], known[place].announcement.title == entry.title
    else { return false }
    if seen.insert(place).inserted { note(entry, known[place]) }
    return true
  }

  /// The entry that was taken in as half a one may have got its key since: it is the first new one behind the known ones then.
  /// It is an update, untold where the cut first reading hid it.
  mutating func complete(_ former: HalfEntry) {
    guard newsBeforeLast < decision.new.count,
      let place = known.firstIndex(where: { HalfEntry(of: $0.announcement).identity == former.identity }),
      !seen.contains(place)
    else { return }
    let entry = decision.new[newsBeforeLast]
    guard CutEntry(known[place].announcement, standing: .confirmed).isHead(of: entry) else { return }
    decision.new.remove(at: newsBeforeLast)
    seen.insert(place)
    let update = AnnouncementDecision.Updated(known: known[place], announcement: entry)
    if baseline?.hid(entry, behind: last) ?? false {
      decision.seen.append(update)
    } else {
      decision.updated.append(update)
    }
  }

  /// Sorts the new entries behind all known ones by what the cut first reading hid; `cut` stands behind them all.
  mutating func settleBaseline(before cut: CutEntry?) {
    guard let baseline, newsBeforeLast < decision.new.count else { return }
    if let cut, head(cut, of: index.place(of: cut.announcement)) != nil { return }
    baseline.sort(&decision, from: newsBeforeLast, behind: last, isLost: last == nil && !known.isEmpty)
  }

  private mutating func note(_ entry: Announcement, _ known: KnownAnnouncement) {
    var update = AnnouncementDecision.Updated(known: known, announcement: entry)
    if !isWhole { update.announcement.keys = known.announcement.keys }
    if entry.contentHash == known.announcement.contentHash {
      decision.seen.append(update)
    } else {
      decision.updated.append(update)
    }
  }
}
