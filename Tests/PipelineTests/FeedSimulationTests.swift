import Diffing
import FeedParsing
import Foundation
import Model
import Support
import Testing
import Text

/// Sixty feeds over thirty days, with a ground truth of what a reader should have been told.
///
/// Feeds get entries, edits and other files, are reordered, fail for days, make new ids, put sessions into links, move to another
/// host, show relative times and counters, are decoded wrongly for a day, withdraw an entry and bring it back.
@Suite struct FeedSimulationTests {
  /// More are run with FEEDWATCH_SEEDS=10; each takes seconds of a processor.
  private static let seeds =
    1...max(ProcessInfo.processInfo.environment["FEEDWATCH_SEEDS"].flatMap(Int.init) ?? 2, 1)

  @Test(arguments: seeds)
  func `no entry is missed, none is told twice, and few updates are needless`(seed: Int) throws {
    var (updates, needless) = (0, 0)
    for number in 0..<60 {
      var feed = SimulatedFeed(lottery: Lottery(seed: UInt64(seed * 1000 + number)), number: number)
      var memory = Memory()
      for day in 0..<30 {
        feed.pass(day)
        guard let document = feed.document(day) else { continue }
        let reading = try FeedReader.read(
          Array(document.utf8), contentType: "application/rss+xml", url: feed.url)
        memory.read(reading.announcements, day: day, isBaseline: feed.isFirstReading)
        feed.noteReading()
      }
      let trace = "seed \(seed), feed \(number) (\(feed.habits))"
      // New entries, each exactly once.
      for entry in feed.entries where entry.wasShown && !entry.isOfBaseline {
        #expect(
          memory.new[entry.number] == 1,
          "\(trace): entry \(entry.number) told \(memory.new[entry.number] ?? 0) times")
      }
      for (entry, count) in memory.new {
        #expect(
          count == 1 && !feed.entries[entry].isOfBaseline,
          "\(trace): entry \(entry) of the baseline told as new")
      }
      // Edits that a reading has shown.
      for entry in feed.entries where entry.shownEdits > 0 {
        #expect(memory.updated[entry.number, default: 0] > 0, "\(trace): edit of \(entry.number) not told")
      }
      for entry in feed.entries {
        let told = memory.updated[entry.number, default: 0]
        updates += told
        needless += max(0, told - entry.shownEdits - entry.returns)
      }
      // Withdrawals are of what was withdrawn.
      for entry in memory.withdrawn {
        #expect(feed.entries[entry].wasWithdrawn, "\(trace): \(entry) withdrawn")
      }
    }
    #expect(updates > 300, "seed \(seed): the simulation edits")
    #expect(needless * 200 <= updates, "seed \(seed): \(needless) of \(updates) updates are needless")
  }
}

/// What a reader of one feed knows and was told, kept as the store keeps it.
private struct Memory {
  var known: [KnownAnnouncement] = []
  /// By the number that each entry carries in its title.
  var new: [Int: Int] = [:]
  var updated: [Int: Int] = [:]
  var withdrawn: Set<Int> = []
  private var lastRead: Timestamp?

  mutating func read(_ reading: [Announcement], day: Int, isBaseline: Bool) {
    let now = Timestamp(seconds: 1_796_112_000 + Int64(day) * 86_400)
    let decision = AnnouncementDecider.decide(known: known, reading: reading, lastRead: lastRead)
    if !isBaseline { for entry in decision.new { new[number(entry), default: 0] += 1 } }
    for update in decision.updated + decision.settled {
      updated[number(update.announcement), default: 0] += 1
    }
    for entry in decision.withdrawn { withdrawn.insert(number(entry.announcement)) }
    for (updates, isUpdate) in [(decision.updated + decision.unsettled, true), (decision.seen, false)] {
      for update in updates {
        guard let place = known.firstIndex(where: { $0.number == update.known.number }) else { continue }
        known[place].announcement = update.announcement
        known[place].lastSeen = now
        (known[place].misses, known[place].isWithdrawn) = (0, false)
        known[place].updates = isUpdate ? min(3, known[place].updates + 1) : 0
      }
    }
    for number in decision.missing { change(number) { $0.misses += 1 } }
    for entry in decision.withdrawn { change(entry.number) { $0.isWithdrawn = true } }
    for entry in decision.new {
      known.append(
        KnownAnnouncement(number: Int64(known.count + 1), announcement: entry, firstSeen: now, lastSeen: now))
    }
    // The order of the store.
    known.sort {
      let times = ($0.announcement.published ?? $0.firstSeen, $1.announcement.published ?? $1.firstSeen)
      return times.0 == times.1 ? $0.number < $1.number : times.0 > times.1
    }
    lastRead = now
  }

  private mutating func change(_ number: Int64, _ body: (inout KnownAnnouncement) -> Void) {
    if let place = known.firstIndex(where: { $0.number == number }) { body(&known[place]) }
  }

  private func number(_ entry: Announcement) -> Int {
    Int(entry.title.split { !$0.isASCII || !$0.isNumber }.first ?? "") ?? -1
  }
}

/// A feed with habits of its own.
private struct SimulatedFeed {
  struct Entry {
    let number: Int
    let day: Int
    var revision = 0
    var file: Int?
    var isHidden = false
    var isOfBaseline = false
    var wasShown = false
    var wasWithdrawn = false
    var returns = 0
    /// Edits that a reading came between.
    var shownEdits = 0
    var shownRevision = 0
  }

  var lottery: Lottery
  let number: Int
  var entries: [Entry] = []
  private(set) var isFirstReading = true
  private var outage = 0
  private var hostMoves = 0
  private var withdrawnOn: [Int: Int] = [:]
  private var isReversed = false
  private let window = 15

  var url: String { "https://feeds\(number).example/rss" }
  var hasNewIDs: Bool { number % 6 == 1 }
  var hasSessions: Bool { number % 6 == 2 }
  var movesHost: Bool { number % 6 == 3 }
  var hasCounters: Bool { number % 6 == 4 }
  var isGarbled: Bool { number % 6 == 5 }
  var habits: String {
    "ids \(hasNewIDs), sessions \(hasSessions), hosts \(movesHost), counters \(hasCounters), garbled \(isGarbled)"
  }

  init(lottery: Lottery, number: Int) {
    (self.lottery, self.number) = (lottery, number)
    for day in -12..<0 { entries.append(Entry(number: entries.count, day: day, isOfBaseline: true)) }
  }

  private mutating func chance(_ one: Int) -> Bool { lottery.next() % UInt64(one) == 0 }

  /// What happens on `day` before the reading.
  mutating func pass(_ day: Int) {
    outage = max(0, outage - 1)
    if day > 0, outage == 0, chance(12) { outage = 1 + Int(lottery.next() % 3) }
    if day == 0 { return }
    if chance(2) { entries.append(Entry(number: entries.count, day: day)) }
    if chance(9) { entries.append(Entry(number: entries.count, day: day)) }
    // An edit of one that stands in the feed, at most one between two readings.
    if chance(3) {
      let place = entries.count - 1 - Int(lottery.next() % 8)
      if entries[place].revision == entries[place].shownRevision, entries[place].wasShown {
        entries[place].revision += 1
      }
    }
    if chance(10) { isReversed.toggle() }
    if movesHost, day == 10 { hostMoves = 1 }
    if withdrawnOn.isEmpty, day == 8, number % 3 == 0 {
      let place = entries.count - 4
      if entries[place].wasShown {
        entries[place].isHidden = true
        entries[place].wasWithdrawn = true
        withdrawnOn[place] = day
      }
    }
    for (place, since) in withdrawnOn where day - since == 9 && entries[place].isHidden {
      entries[place].isHidden = false
      entries[place].returns += 1
    }
  }

  /// The feed as it stands on `day`; nil while it fails.
  func document(_ day: Int) -> String? {
    guard outage == 0 else { return nil }
    let shown = entries.suffix(window).filter { !$0.isHidden }
    let items = (isReversed ? Array(shown) : shown.reversed()).map { item($0, day) }
    let text = """
      <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Feed \(number)</title>\
      <link>https://feeds\(number).example/</link><description>d</description>\(items.joined())</channel></rss>
      """
    guard isGarbled, day % 11 == 5 else { return text }
    return String(text.unicodeScalars.map { $0.isASCII ? String($0) : "\u{FFFD}" }.joined())
  }

  /// Notes what the reading of the document of today has shown.
  mutating func noteReading() {
    for place in entries.indices.suffix(window) where !entries[place].isHidden {
      entries[place].wasShown = true
      if entries[place].revision != entries[place].shownRevision {
        entries[place].shownEdits += 1
        entries[place].shownRevision = entries[place].revision
      }
    }
    isFirstReading = false
  }

  private func item(_ entry: Entry, _ day: Int) -> String {
    let host = "www\(hostMoves).agency\(number).example"
    let session = hasSessions ? "?sid=\(day)x\(number)" : ""
    let link = "https://\(host)/n/\(entry.number)\(session)"
    let id = hasNewIDs ? "urn:\(day)-\(entry.number)" : "id-\(entry.number)"
    let counters = hasCounters ? " \(day - entry.day) days ago, \(day * 7) comments" : ""
    let when = CivilDate(
      Timestamp(seconds: 1_796_112_000 + Int64(entry.day) * 86_400 + Int64(entry.number % 9) * 3600))
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let date = "\(when.day) \(months[when.month - 1]) \(when.year) 0\(when.hour % 9):00:00 GMT"
    return """
      <item><guid isPermaLink="false">\(id)</guid><title>Notice \(entry.number) – señal</title><link>\(link)</link>\
      <pubDate>\(date)</pubDate><description>What notice \(entry.number) says, in words of its own: revisión \
      \(String(repeating: "r", count: entry.revision + 1)).\(counters)</description></item>
      """
  }
}
