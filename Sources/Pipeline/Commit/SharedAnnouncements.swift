import Model
import Storage
import Text

/// Which other sources carry the same announcement.
///
/// Within one source any identity key tells an entry; between sources that is too little: two agencies may both number
/// their notices from 1, or link every notice to the same page. Two entries of different sources are one when they share
/// a link or an id that is unique everywhere, and the title. Told twice is a nuisance; taken for another agency's notice
/// and never told is a loss.
struct SharedAnnouncements {
  /// An announcement in one of the sources that carry it.
  struct Occurrence: Hashable {
    var source: SourceID
    /// As the source has it.
    var entry: KnownAnnouncement
    /// Whether it stood in the first reading of the source, which is silent unless the source says otherwise.
    var isOfBaseline: Bool
  }

  private let store: any SnapshotStore
  /// Of the sources looked into: entries by key and title, and the time of the first reading.
  private var entriesBySource: [SourceID: SourceEntries] = [:]
  /// Keys of what a notifier was told of a source's read.
  private var told: [NotifiedRead: Set<String>] = [:]

  private struct SourceEntries {
    var entries: [String: [String: KnownAnnouncement]] = [:]
    var firstRead: Timestamp?
  }

  private struct NotifiedRead: Hashable {
    var notifier: String
    var source: SourceID
    var at: Timestamp
  }

  init(store: any SnapshotStore) { self.store = store }

  /// Whether `key` means the same entry in any source: a link, or an id that is a web address, a tag: or urn: URI.
  static func isUniqueEverywhere(_ key: String) -> Bool {
    ["url:", "id://", "id:tag:", "id:urn:"].contains { key.hasPrefix($0) }
  }

  /// Texts of which two announcements of different sources share one when they are the same, word for word in the title.
  static func marks(of announcement: Announcement) -> [String] {
    announcement.keys.filter(isUniqueEverywhere).map { "\($0)\n\(announcement.title)" }
  }

  /// By place in `news`, the sources other than its own that carry the same announcement, the one first stored first.
  ///
  /// One look for all of them: each goes through the keys of all sources.
  mutating func occurrences(
    of news: [(source: SourceID, announcement: Announcement)]
  ) throws(StorageError) -> [Int: [Occurrence]] {
    let keys = news.flatMap(\.announcement.keys).filter(Self.isUniqueEverywhere)
    guard let first = news.first, !keys.isEmpty else { return [:] }
    let isOfOne = news.allSatisfy { $0.source == first.source }
    let found = try store.sources(carrying: keys, except: isOfOne ? first.source : nil)
    var occurrences: [Int: [Occurrence]] = [:]
    for (place, (source, announcement)) in news.enumerated() {
      for key in announcement.keys {
        for other in found[key] ?? []
        where other != source && occurrences[place]?.contains(where: { $0.source == other }) != true {
          let stored = try entries(of: other)
          guard let entry = stored.entries[key]?[Self.title(announcement)] else { continue }
          let isOfBaseline = stored.firstRead.map { entry.firstSeen <= $0 } ?? false
          occurrences[place, default: []].append(
            Occurrence(source: other, entry: entry, isOfBaseline: isOfBaseline))
        }
      }
    }
    return occurrences
  }

  /// Those of `notifiers` that were told of an announcement when one of `occurrences` first showed it: what the outbox says,
  /// not what the notifiers follow by now.
  mutating func hearers(
    of occurrences: [Occurrence], among notifiers: [String]
  ) throws(StorageError) -> Set<String> {
    var hearers: Set<String> = []
    for occurrence in occurrences {
      for notifier in notifiers where !hearers.contains(notifier) {
        let read = NotifiedRead(notifier: notifier, source: occurrence.source, at: occurrence.entry.firstSeen)
        if try !keys(of: read).isDisjoint(with: occurrence.entry.announcement.keys) {
          hearers.insert(notifier)
        }
      }
    }
    return hearers
  }

  private mutating func keys(of read: NotifiedRead) throws(StorageError) -> Set<String> {
    if let keys = told[read] { return keys }
    let news = try store.announcements(toldTo: read.notifier, of: read.source, at: read.at)
    let keys = Set(news.flatMap(\.keys))
    told[read] = keys
    return keys
  }

  private mutating func entries(of source: SourceID) throws(StorageError) -> SourceEntries {
    if let known = entriesBySource[source] { return known }
    var known = SourceEntries()
    known.firstRead = try store.firstRead(of: source)
    for entry in try store.announcements(of: source) {
      for key in entry.announcement.keys where Self.isUniqueEverywhere(key) {
        known.entries[key, default: [:]][Self.title(entry.announcement)] = entry
      }
    }
    entriesBySource[source] = known
    return known
  }

  /// The title without regard to case; the beginning of the text where there is none.
  private static func title(_ announcement: Announcement) -> String {
    (announcement.title.isEmpty ? announcement.summary : announcement.title).lowercased()
  }
}
