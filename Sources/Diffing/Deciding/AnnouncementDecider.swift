package import Model
package import Text

/// Decides what a good reading of a feed or a list page does to the known entries; pure, the store applies what it says.
package enum AnnouncementDecider {
  /// Good reads in a row in which an entry must be missing, while older ones are there, before it counts as withdrawn.
  private static let confirmingReads = 2

  /// What `reading` does to `known`, which is in the order of the store, newest first.
  ///
  /// An entry is known by its strongest key that both sides have; published anew, moved or reappearing it is not new. Where the
  /// reading is not whole (`isWhole`), nothing is missing. What a first reading that was cut (`baseline`) hid is not told.
  ///
  /// - Parameters:
  ///   - cut: the entry behind those of `reading`, inside of which the document ended.
  ///   - former: the entry inside of which the last document ended.
  ///   - lastRead: when the good read before was; without it, the last time at which any entry was seen, which is another where
  ///     the clock was ahead for a while.
  package static func decide(
    known: [KnownAnnouncement], reading: [Announcement], cut: CutEntry? = nil, isWhole: Bool = true,
    former: HalfEntry? = nil, after baseline: CutBaseline? = nil, lastRead: Timestamp? = nil
  ) -> AnnouncementDecision {
    var sorting = EntrySorting(known: known, isWhole: isWhole, after: baseline)
    for entry in reading { sorting.take(entry) }
    if let former, former.identity != cut.map({ HalfEntry(of: $0.announcement).identity }) {
      sorting.complete(former)
    }
    sorting.settleBaseline(before: cut)
    if let cut { sorting.take(cut, lastRead: lastRead) }
    var decision = sorting.decision
    let seen = sorting.seen.union(
      EntryPairing(decision, known: known, seen: sorting.seen, lastRead: lastRead).apply(to: &decision))
    UpdateSettling.apply(to: &decision)
    let isWhole = isWhole && !sorting.endsEarly
    decision.isWhole = isWhole
    if isWhole {
      let shown = cut.map { reading + [$0.announcement] } ?? reading
      miss(known, seen: seen, reading: shown, lastRead: lastRead, in: &decision)
    }
    return decision
  }

  /// What new rules of reading do to `known`, when they read `reading` in the document that was read last: nothing is missing
  /// or withdrawn, and what that document had and they leave out is not listed any more.
  ///
  /// - Parameter isLeftOut: whether an entry that the last document lacked stands in the present one, where the new rules leave
  ///   it out: neither is that a withdrawal.
  package static func reread(
    known: [KnownAnnouncement], reading: [Announcement], cut: CutEntry? = nil, lastRead: Timestamp? = nil,
    isLeftOut: (Announcement) -> Bool = { _ in false }
  ) -> AnnouncementDecision {
    var decision = decide(known: known, reading: reading, cut: cut)
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

  private static func miss(
    _ known: [KnownAnnouncement], seen: Set<Int>, reading: [Announcement], lastRead: Timestamp?,
    in decision: inout AnnouncementDecision
  ) {
    guard !seen.isEmpty, seen.count < known.count else { return }
    let window = FeedWindow(known: known, seen: seen, reading: reading, lastRead: lastRead)
    for (place, entry) in known.enumerated()
    where !entry.isWithdrawn && !entry.isUnlisted && !seen.contains(place) {
      if window.shouldShow(place) { count(entry, in: &decision) }
    }
  }

  private static func count(_ entry: KnownAnnouncement, in decision: inout AnnouncementDecision) {
    if entry.misses + 1 >= confirmingReads {
      decision.withdrawn.append(entry)
    } else {
      decision.missing.append(entry.number)
    }
  }
}
