package import Model
package import Text

/// Decides what a good reading of a feed or a list page does to the known entries; pure, the store applies what it says.
package enum AnnouncementDecider {
  /// Good reads in a row in which an entry must be missing, while older ones are there, before it counts as withdrawn.
  private static let confirmingReads = 2

  /// What `reading` does to `known`, which is in the order of the store, newest first.
  ///
  /// An entry is known by its strongest key that both sides have; published anew, moved or reappearing it is not new. In a
  /// truncated document nothing is missing.
  ///
  /// - Parameters:
  ///   - half: the entry behind those of `reading`, inside of which the document ends.
  ///   - truncation: how the document ends; by default with its end.
  ///   - lastRead: when the good read before was; without it, the last time at which any entry was seen, which is another where
  ///     the clock was ahead for a while.
  package static func decide(
    known: [KnownAnnouncement], reading: [Announcement], half: Announcement? = nil,
    truncation: Truncation = .none, lastRead: Timestamp? = nil
  ) -> AnnouncementDecision {
    var sorting = EntrySorting(known: known, truncation: truncation)
    for entry in reading { sorting.take(entry) }
    if let half { sorting.take(half: half) }
    sorting.settleBaseline()
    var decision = sorting.decision
    let seen = sorting.seen.union(
      EntryPairing(decision, known: known, seen: sorting.seen, lastRead: lastRead).apply(to: &decision))
    UpdateSettling.apply(to: &decision)
    decision.isWhole = !truncation.isTruncated
    guard decision.isWhole, !seen.isEmpty, seen.count < known.count else { return decision }
    let window = FeedWindow(
      known: known, seen: seen, reading: half.map { reading + [$0] } ?? reading,
      hasEnd: truncation.hasEnd, lastRead: lastRead)
    for (place, entry) in known.enumerated()
    where !entry.isWithdrawn && !entry.isUnlisted && !seen.contains(place) {
      if window.shouldShow(place) { count(entry, in: &decision) }
    }
    return decision
  }

  /// Entries that a good read at `lastRead` showed; nil for the last one at which any was seen.
  static func shown(_ known: [KnownAnnouncement], at lastRead: Timestamp?) -> Int {
    let latest = lastRead ?? known.map(\.lastSeen).max()
    return known.count {
      $0.lastSeen == latest && !$0.isWithdrawn && !$0.isUnlisted && $0.misses == 0
    }
  }

  /// The problem of a feed without entries, where the good read at `lastRead` showed some of `known`; nil where it had none.
  package static func emptiness(_ known: [KnownAnnouncement], lastRead: Timestamp?) -> Suspicion? {
    let count = shown(known, at: lastRead)
    guard count > 0 else { return nil }
    return Suspicion(
      problem: .empty, reason: "the feed has no entries, where it had \(count) at the last good reading")
  }

  /// What new rules of reading do to `known`, when they read `reading` in the document that was read last: nothing is missing
  /// or withdrawn, and what that document had and they leave out is not listed any more.
  ///
  /// - Parameter isLeftOut: whether an entry that the last document lacked stands in the present one, where the new rules leave
  ///   it out: neither is that a withdrawal.
  package static func reread(
    known: [KnownAnnouncement], reading: [Announcement], half: Announcement? = nil,
    truncation: Truncation = .none,
    lastRead: Timestamp? = nil, isLeftOut: (Announcement) -> Bool = { _ in false }
  ) -> AnnouncementDecision {
    // Where documents end inside their last entry, its text by the former rules is not what the next one is compared with.
    let isUsual = half != nil && !truncation.isTruncated
    var decision = decide(
      known: known, reading: isUsual ? reading + [half].compactMap(\.self) : reading,
      half: isUsual ? nil : half, truncation: truncation)
    decision.untold = []
    (decision.missing, decision.withdrawn) = ([], [])
    decision.seen += decision.updated + decision.unsettled
    (decision.updated, decision.unsettled, decision.settled) = ([], [], [])
    let read = Set((decision.seen + decision.updated).map(\.known.number))
    let last = lastRead ?? known.map(\.lastSeen).max()
    decision.unlisted = known.filter { entry in
      guard !entry.isWithdrawn, !read.contains(entry.number) else { return false }
      return entry.misses == 0 ? entry.lastSeen == last : isLeftOut(entry.announcement)
    }.map(\.number)
    return decision
  }

  /// What a good read without parsing (304, the same bytes) does: it confirms withdrawals that wait.
  package static func confirm(known: [KnownAnnouncement]) -> AnnouncementDecision {
    var decision = AnnouncementDecision()
    for entry in known where entry.misses > 0 && !entry.isWithdrawn && !entry.isUnlisted {
      count(entry, in: &decision)
    }
    for entry in known where entry.updates > UpdateSettling.told && !entry.isWithdrawn && !entry.isUnlisted {
      let update = AnnouncementDecision.Updated(known: entry, announcement: entry.announcement)
      decision.seen.append(update)
      decision.settled.append(update)
      // The others were not looked at.
      decision.isWhole = false
    }
    return decision
  }

  private static func count(_ entry: KnownAnnouncement, in decision: inout AnnouncementDecision) {
    if entry.misses + 1 >= confirmingReads {
      decision.withdrawn.append(entry)
    } else {
      decision.missing.append(entry.number)
    }
  }
}
