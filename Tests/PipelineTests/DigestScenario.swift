import Foundation
import Model
import Support
import Synchronization
import Text

@testable import Pipeline
@testable import Storage

/// A store in a folder of its own, a clock turned by hand, and announcements that come in when a test says so.
final class DigestScenario: Sendable {
  let folder: URL
  let store: SQLiteStore
  private let notifiers: [Notifier]
  private let time: Mutex<Timestamp>
  private let count = Mutex(0)

  private init(folder: URL, notifiers: [Notifier], at: Timestamp) throws {
    self.folder = folder
    self.notifiers = notifiers
    time = Mutex(at)
    store = try SQLiteStore.open(path: folder.path + "/store.db", mode: .readWriteCreate)
  }

  /// Opens one for the length of `body`; `notifiers` are made from the folder.
  static func open(
    at: String, notifiers: (URL) -> [Notifier], body: (DigestScenario) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let scenario = try DigestScenario(folder: folder, notifiers: notifiers(folder), at: instant(at))
      defer { scenario.store.close() }
      try await body(scenario)
    }
  }

  /// RFC 3339.
  static func instant(_ text: String) throws -> Timestamp {
    guard let instant = Timestamp(rfc3339: text) else { throw NoTime(text: text) }
    return instant
  }

  struct NoTime: Error { var text: String }

  var now: Timestamp {
    get { time.withLock { $0 } }
    set { time.withLock { $0 = newValue } }
  }

  /// Turns the clock to `text`.
  func turn(to text: String) throws { now = try Self.instant(text) }

  /// An announcement is read now, for all notifiers.
  func announce(_ title: String) throws {
    let number = count.withLock { count in
      count += 1
      return count
    }
    var record = SourceRecord(id: "news", kind: .feed, url: "https://agency.example/news")
    (record.lastAttempt, record.lastGood) = (now, now)
    var outcome = ReadOutcome(record: record, at: now, run: Int64(number))
    outcome.isGood = true
    let announcement = Announcement(keys: ["id:\(number)"], id: "\(number)", title: title)
    let news = AnnouncementNews(source: "news", kind: .new, announcement: announcement, seen: now)
    outcome.tell = [.init(.news(news), notifiers: notifiers.map(\.id))]
    try store.apply(outcome)
  }

  private var sending: SendDigests {
    let settings = Settings(
      file: "feedwatch.yaml", storePath: "store.db",
      sources: [Source(id: "news", kind: .feed, url: "https://agency.example/news", title: "Agency news")],
      notifiers: notifiers)
    return SendDigests(
      settings: settings, store: store, clock: Clock { [self] in now }, version: "test")
  }

  /// What follows the reading in a run.
  @discardableResult func run() async throws -> RunReport.DeliveryTally {
    var coverage = Coverage()
    (coverage.total, coverage.unchanged) = (1, 1)
    return try await sending.afterRun(1, coverage: coverage)
  }

  /// What `feedwatch digest --preview` prints for each notifier, in their order.
  func previews() throws -> [[UInt8]] {
    try notifiers.map { RenderedDigest.payload(try sending.preview($0).digest, for: $0).bytes }
  }

  /// `feedwatch outbox --retry`.
  @discardableResult func again() async throws -> RunReport.DeliveryTally { try await sending.again(nil) }

  /// `feedwatch digest`.
  func digest() async throws { _ = try await sending.now(notifiers) }

  /// The text of a file of the folder; empty where there is none.
  func text(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data(), as: UTF8.self)
  }

  /// The files of the folder whose name begins so, in the order of their names.
  func files(_ prefix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(prefix) }.sorted()
  }
}
