import Model
import Text

/// All packs of one source in memory: applies what a read does to the known entries, and knows which packs changed.
struct EntryShelf {
  private(set) var packs: [EntryPack]
  /// Pack and place of each entry, by its number.
  private var places: [Int64: (pack: Int, index: Int)] = [:]
  /// The good read before the one that is applied.
  private let lastGood: Timestamp?
  /// Hashes of keys that were not there before.
  private(set) var newKeys: [UInt64] = []

  init(packs: [EntryPack], lastGood: Timestamp?) {
    self.packs = packs
    self.lastGood = lastGood
    for (pack, content) in packs.enumerated() {
      for (index, entry) in content.entries.enumerated() { places[entry.number] = (pack, index) }
    }
  }

  /// Known entries, withdrawn ones left out.
  var count: Int { packs.reduce(0) { $0 + $1.entries.count { !$0.isWithdrawn } } }

  /// Entries of which the next good read has to say something even where nothing changed: those whose withdrawal waits to be
  /// confirmed, and those that have changed too often to be told.
  var missed: Int {
    packs.reduce(0) {
      $0 + $1.entries.count { ($0.misses > 0 || $0.updates > 2) && !$0.isWithdrawn && !$0.isUnlisted }
    }
  }

  /// Applies `decision` of the good read at `at`. `isWhole`: the read saw the whole document, so that a known entry it does
  /// not name has left it (fallen off the end).
  mutating func apply(_ decision: AnnouncementDecision, at: Timestamp, isWhole: Bool) {
    if isWhole { leave(except: named(in: decision)) }
    for update in decision.updated + decision.unsettled { see(update, isUpdate: true) }
    for update in decision.seen { see(update, isUpdate: false) }
    for number in decision.missing { miss(number) }
    for known in decision.withdrawn { withdraw(known.number) }
    for number in decision.unlisted { unlist(number) }
    var next = (places.keys.max() ?? 0) + 1
    for announcement in decision.new {
      append(announcement, number: next, at: at)
      next += 1
    }
  }

  private func named(in decision: AnnouncementDecision) -> Set<Int64> {
    var numbers = Set(decision.missing)
    for update in decision.updated + decision.unsettled { numbers.insert(update.known.number) }
    for seen in decision.seen { numbers.insert(seen.known.number) }
    for known in decision.withdrawn { numbers.insert(known.number) }
    return numbers
  }

  private mutating func leave(except named: Set<Int64>) {
    for pack in packs.indices {
      for index in packs[pack].entries.indices
      where packs[pack].entries[index].lastSeen == nil && !named.contains(packs[pack].entries[index].number) {
        packs[pack].entries[index].lastSeen = lastGood
        packs[pack].isChanged = true
      }
    }
  }

  private mutating func see(_ update: AnnouncementDecision.Updated, isUpdate: Bool) {
    guard var entry = entry(update.known.number) else { return }
    if entry.announcement.keys != update.announcement.keys {
      newKeys += update.announcement.keys.map(KeyHash.of)
    }
    entry.announcement = update.announcement
    entry.lastSeen = nil
    entry.misses = 0
    entry.updates = isUpdate ? min(3, entry.updates + 1) : 0
    entry.isWithdrawn = false
    entry.isUnlisted = false
    put(entry)
  }

  private mutating func miss(_ number: Int64) {
    guard var entry = entry(number) else { return }
    entry.lastSeen = entry.lastSeen ?? lastGood
    entry.misses += 1
    put(entry)
  }

  private mutating func withdraw(_ number: Int64) {
    guard var entry = entry(number) else { return }
    entry.lastSeen = entry.lastSeen ?? lastGood
    entry.isWithdrawn = true
    put(entry)
  }

  private mutating func unlist(_ number: Int64) {
    guard var entry = entry(number) else { return }
    entry.lastSeen = entry.lastSeen ?? lastGood
    entry.isUnlisted = true
    put(entry)
  }

  private mutating func append(_ announcement: Announcement, number: Int64, at: Timestamp) {
    if packs.last.map({ $0.entries.count >= EntryPack.capacity }) ?? true { packs.append(EntryPack()) }
    let entry = PackedEntry(
      number: number, announcement: announcement, firstSeen: at, lastSeen: nil, misses: 0, isWithdrawn: false)
    packs[packs.count - 1].entries.append(entry)
    packs[packs.count - 1].isChanged = true
    newKeys += announcement.keys.map(KeyHash.of)
  }

  private func entry(_ number: Int64) -> PackedEntry? {
    places[number].map { packs[$0.pack].entries[$0.index] }
  }

  /// Puts a known entry back, and marks its pack where it differs.
  private mutating func put(_ entry: PackedEntry) {
    guard let place = places[entry.number], packs[place.pack].entries[place.index] != entry else { return }
    packs[place.pack].entries[place.index] = entry
    packs[place.pack].isChanged = true
  }
}
