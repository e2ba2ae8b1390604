import Model
import Text

/// Pairs entries that look new with known ones that are gone from the same reading.
///
/// Feeds make their ids anew, move to another host, put the session of the visit into every link, or rewrite an address together
/// with its title. What is new in one reading and gone from it under another name is the same entry, where nothing else in the
/// reading could be meant: each step below asks for a mark that one new, one gone and no other entry has.
struct EntryPairing {
  private let known: [KnownAnnouncement]
  /// Entries of the reading that are known by their keys.
  private let shown: [Announcement]
  private var new: [(index: Int, entry: Announcement)]
  private var gone: [Int]
  private(set) var pairs: [(new: Int, known: Int)] = []

  /// Pairs the new entries of `decision` with those of `known` that `seen`, places in it, lacks and that the reading at
  /// `lastRead` had.
  init(_ decision: AnnouncementDecision, known: [KnownAnnouncement], seen: Set<Int>, lastRead: Timestamp?) {
    self.known = known
    shown = (decision.seen + decision.updated).map(\.announcement)
    new = decision.new.enumerated().map { ($0.offset, $0.element) }
    let last = lastRead ?? known.map(\.lastSeen).max()
    gone =
      new.isEmpty
      ? []
      : known.indices.filter {
        let entry = known[$0]
        return !seen.contains($0) && !entry.isWithdrawn && !entry.isUnlisted
          && (entry.misses == 0 ? entry.lastSeen == last : entry.misses == 1)
      }
    guard !gone.isEmpty else { return }
    match { Self.isSubstantial($0) ? "\($0.contentHash) \($0.title)" : nil }
    // A feed of one entry may link all of them to one page.
    let isAlone = new.count + shown.count == 1
    match(
      { $0.url.map(AnnouncementIdentity.normalised) }, isAmongShown: true,
      where: { !isAlone || Self.agree($0, $1) })
    match({ $0.url.map(AnnouncementIdentity.stable) }, isAmongShown: true, where: { Self.agree($0, $1) })
    match(
      { $0.url.map(AnnouncementIdentity.path) }, isAmongShown: true,
      where: { Self.agree($0, $1) && $0.date == $1.date })
    match {
      $0.title.isEmpty ? nil : $0.title.lowercased()
    } where: {
      $0.date != nil && $0.date == $1.date || Self.haveEqualText($0, $1)
    }
    match { entry in
      entry.dateIsDay ? nil : entry.date.map { String($0.milliseconds) }
    } where: {
      Self.haveEqualText($0, $1) || Self.alike($0.title, $1.title)
    }
  }

  /// Moves what is paired out of the new entries of `decision`; the places of the known ones.
  func apply(to decision: inout AnnouncementDecision) -> Set<Int> {
    guard !pairs.isEmpty else { return [] }
    for pair in pairs {
      let update = AnnouncementDecision.Updated(
        known: known[pair.known], announcement: decision.new[pair.new])
      let before = update.known.announcement
      // The same words with a later date are an announcement that is made again: people hear of it as an update.
      let isRepeated =
        before.date != nil && update.announcement.date != nil && before.date != update.announcement.date
        && before.url.map(AnnouncementIdentity.stable)
          != update.announcement.url.map(AnnouncementIdentity.stable)
      if before.contentHash == update.announcement.contentHash, !isRepeated {
        decision.seen.append(update)
      } else {
        decision.updated.append(update)
      }
    }
    let paired = Set(pairs.map(\.new))
    let left = decision.new.indices.filter { !paired.contains($0) }
    decision.untold = Set(left.indices.filter { decision.untold.contains(left[$0]) })
    decision.new = left.map { decision.new[$0] }
    return Set(pairs.map(\.known))
  }

  /// Pairs what shares a mark that no other entry of its side has, and with `isAmongShown` none of those shown either.
  private mutating func match(
    _ mark: (Announcement) -> String?, isAmongShown: Bool = false,
    where agrees: (Announcement, Announcement) -> Bool = { _, _ in true }
  ) {
    guard !new.isEmpty, !gone.isEmpty else { return }
    var fresh: [String: [Int]] = [:]
    for (place, item) in new.enumerated() {
      if let mark = mark(item.entry) { fresh[mark, default: []].append(place) }
    }
    var former: [String: [Int]] = [:]
    for (place, index) in gone.enumerated() {
      if let mark = mark(known[index].announcement) { former[mark, default: []].append(place) }
    }
    let taken = isAmongShown ? Set(shown.compactMap(mark)) : []
    var (usedNew, usedGone): (Set<Int>, Set<Int>) = ([], [])
    for (mark, places) in fresh {
      guard places.count == 1, let others = former[mark], others.count == 1, !taken.contains(mark) else {
        continue
      }
      let (item, index) = (new[places[0]], gone[others[0]])
      guard agrees(item.entry, known[index].announcement) else { continue }
      pairs.append((item.index, index))
      usedNew.insert(places[0])
      usedGone.insert(others[0])
    }
    new = new.enumerated().filter { !usedNew.contains($0.offset) }.map(\.element)
    gone = gone.enumerated().filter { !usedGone.contains($0.offset) }.map(\.element)
  }

  /// Title, text or date are equal.
  private static func agree(_ one: Announcement, _ other: Announcement) -> Bool {
    !one.title.isEmpty && one.title.lowercased() == other.title.lowercased() || haveEqualText(one, other)
      || one.date != nil && one.date == other.date && !one.dateIsDay
  }

  /// Long enough texts that are equal.
  private static func haveEqualText(_ one: Announcement, _ other: Announcement) -> Bool {
    one.summary.utf8.count >= 24 && one.summary == other.summary
  }

  /// It says enough to be told from another one by it.
  private static func isSubstantial(_ entry: Announcement) -> Bool {
    entry.title.utf8.count + entry.summary.utf8.count >= 8
  }

  /// Most words of the shorter title stand in the other one.
  private static func alike(_ one: String, _ other: String) -> Bool {
    let words = [one, other].map { Set($0.lowercased().split { !$0.isLetter && !$0.isNumber }) }
    let least = words.map(\.count).min() ?? 0
    return least >= 2 && words[0].intersection(words[1]).count * 3 >= least * 2
  }
}
