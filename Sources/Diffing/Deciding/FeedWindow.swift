import Model
import Text

/// The part of a source's history that a reading shows: what is older than its end has fallen off, which is no withdrawal.
struct FeedWindow {
  private let known: [KnownAnnouncement]
  /// The dated entries shown, and the oldest date among them.
  private let dated: [KnownAnnouncement]
  private let oldest: Timestamp?
  /// The oldest among the undated entries shown.
  private let oldestUndated: KnownAnnouncement?
  /// The feed stands in the order of its dates.
  private let isOrdered: Bool
  /// It shows fewer entries than at the last read: nothing pushed out what is missing.
  private let isShorter: Bool
  /// The first place that it shows: the end of a document that has none may lack what is newer.
  private let first: Int

  /// The window of a `reading` that shows `seen`, places in `known`, of a document that has its end or not (`hasEnd`); `lastRead`:
  /// when the reading before was.
  init(
    known: [KnownAnnouncement], seen: Set<Int>, reading: [Announcement], hasEnd: Bool, lastRead: Timestamp?
  ) {
    self.known = known
    first = hasEnd ? 0 : seen.min() ?? 0
    dated = seen.map { known[$0] }.filter { $0.announcement.published != nil }
    oldest = dated.compactMap(\.announcement.published).min()
    oldestUndated = seen.map { known[$0] }.filter { $0.announcement.published == nil }
      .max { Self.isOlder($1, than: $0) }
    isShorter = reading.count < AnnouncementDecider.shown(known, at: lastRead)
    isOrdered = Self.isSorted(reading.compactMap(\.published))
  }

  /// Whether the entry at `place` would be shown if it were still there: something older is, and where the document has no end
  /// something newer.
  func shouldShow(_ place: Int) -> Bool {
    guard place >= first else { return false }
    let entry = known[place]
    let isSure = isShorter || entry.misses > 0
    if let published = entry.announcement.published {
      guard let oldest, oldest < published else { return false }
      return isSure || isOrdered && isNewerThanAnother(entry, published)
    }
    return isSure && (oldestUndated.map { Self.isOlder($0, than: entry) } ?? false)
  }

  /// Whether one shown is older than `entry`, which was `published`, by more than the order within a day: where feeds do not stand in
  /// the order of their times, the last one falls off though it is not the oldest.
  private func isNewerThanAnother(_ entry: KnownAnnouncement, _ published: Timestamp) -> Bool {
    dated.contains {
      guard let other = $0.announcement.published, other < published else { return false }
      return $0.firstSeen < entry.firstSeen || other.adding(seconds: 86_400) <= published
    }
  }

  /// Without dates: seen first in an earlier read, or further down in the same one.
  private static func isOlder(_ one: KnownAnnouncement, than other: KnownAnnouncement) -> Bool {
    one.firstSeen != other.firstSeen ? one.firstSeen < other.firstSeen : one.number > other.number
  }

  private static func isSorted(_ dates: [Timestamp]) -> Bool {
    let steps = zip(dates, dates.dropFirst())
    return steps.allSatisfy { $0 >= $1 } || steps.allSatisfy { $0 <= $1 }
  }
}
