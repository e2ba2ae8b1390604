import Model

/// Finds entries by their identity keys with a few hash look-ups.
///
/// A key is `SORT:VALUE`, strongest sort first. Two entries are one when they agree in the strongest sort that both have: the
/// same link under two ids is two entries.
struct EntryIndex {
  private var places: [String: Int] = [:]
  private var keys: [[String]] = []

  /// An index of `known`; of two with the same key the first, which is the newest, is found.
  init(_ known: [KnownAnnouncement]) {
    places.reserveCapacity(known.count * 2)
    for entry in known { insert(entry.announcement) }
  }

  /// Adds an entry behind the others.
  mutating func insert(_ entry: Announcement) {
    for key in entry.keys where places[key] == nil { places[key] = keys.count }
    keys.append(entry.keys)
  }

  /// The place of the entry that `entry` is, or nil.
  func place(of entry: Announcement) -> Int? {
    for key in entry.keys {
      if let place = places[key], agrees(entry.keys, keys[place]) { return place }
    }
    return nil
  }

  private func agrees(_ one: [String], _ other: [String]) -> Bool {
    for key in one {
      let sort = Self.sort(of: key)
      let same = other.filter { Self.sort(of: $0) == sort }
      if !same.isEmpty { return same.contains(key) }
    }
    return false
  }

  private static func sort(of key: String) -> Substring { key.prefix { $0 != ":" } }
}
