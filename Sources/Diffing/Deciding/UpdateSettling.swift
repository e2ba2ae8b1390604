import Model

/// Which updates of entries are worth a word.
///
/// None is: a day on which the letters were decoded wrongly, and a site that moves all its links. One is: a link that leads
/// elsewhere, and an entry that was withdrawn and is back. An entry that is another one at every reading is told twice, and
/// then when it has settled.
enum UpdateSettling {
  /// Updates in a row that are told.
  static let told = 2

  /// Sorts `updated` and `seen` of `decision` anew.
  static func apply(to decision: inout AnnouncementDecision) {
    let moves = movedLinks(decision)
    let candidates = decision.updated
    decision.updated = []
    for update in candidates {
      if let quiet = withoutGarbling(update) {
        decision.seen.append(quiet)
      } else {
        decision.updated.append(update)
      }
    }
    let quiet = decision.seen
    decision.seen = []
    for update in quiet {
      if update.known.isWithdrawn || !moves.isOfSite && moves.numbers.contains(update.known.number) {
        decision.updated.append(update)
      } else {
        decision.seen.append(update)
        if update.known.updates > told { decision.settled.append(update) }
      }
    }
    decision.unsettled = decision.updated.filter { $0.known.updates >= told && !$0.known.isWithdrawn }
    decision.updated.removeAll { $0.known.updates >= told && !$0.known.isWithdrawn }
  }

  /// Entries whose link leads elsewhere while they say the same, and whether so many do that the site has moved them.
  private static func movedLinks(_ decision: AnnouncementDecision) -> (numbers: Set<Int64>, isOfSite: Bool) {
    let moved = decision.seen.filter { update in
      guard let before = update.known.announcement.url, let after = update.announcement.url else {
        return false
      }
      return before != after && AnnouncementIdentity.path(before) != AnnouncementIdentity.path(after)
        // What was found under another name has another link as a matter of course.
        && !Set(update.known.announcement.keys.filter(isID)).isDisjoint(
          with: update.announcement.keys.filter(isID))
    }
    let shown = decision.seen.count + decision.updated.count
    return (Set(moved.map(\.known.number)), moved.count >= 3 && moved.count * 2 > shown)
  }

  private static func isID(_ key: String) -> Bool { key.hasPrefix("id:") }

  /// `update` as a sight of the entry as it was, where its letters were decoded wrongly, or are right again; else nil.
  private static func withoutGarbling(_ update: AnnouncementDecision.Updated) -> AnnouncementDecision.Updated?
  {
    let (before, after) = (update.known.announcement, update.announcement)
    func isGarbled(_ one: Announcement, of other: Announcement) -> Bool {
      let pairs = [(one.title, other.title), (one.summary, other.summary)]
      return pairs.allSatisfy { $0.0 == $0.1 || GarbledText.isGarbled($0.0, of: $0.1) }
        && pairs.contains { $0.0 != $0.1 }
    }
    if isGarbled(after, of: before) {
      var quiet = update
      quiet.announcement = before
      return quiet
    }
    return isGarbled(before, of: after) ? update : nil
  }
}
