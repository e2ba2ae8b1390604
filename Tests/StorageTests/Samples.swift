import Foundation
import Model
import Support
import Text

@testable import Storage

/// Values that the tests of the store speak in.
enum Sample {
  /// `day` days and `second` seconds after the first moment of the tests.
  static func time(day: Int64 = 0, second: Int64 = 0) -> Timestamp {
    Timestamp(seconds: 1_790_000_000 + day * 86_400 + second)
  }

  static func record(
    _ id: SourceID = "agency", kind: Source.Kind = .page, good: Timestamp? = nil
  ) -> SourceRecord {
    var record = SourceRecord(id: id, kind: kind, url: "https://\(id).example.org/contact")
    record.lastAttempt = good
    record.lastGood = good
    return record
  }

  static func phone(_ value: String = "+18005550100", misses: Int = 0) -> Fact {
    Fact(
      channel: .phone, kind: "voice", text: value, display: "(800) 555-0100", label: "Contact Center",
      section: ["Contact us", "By phone"], conditions: Conditions(form: "I-130", states: ["TX", "VT"]),
      evidence: "Call (800) 555-0100.")
  }

  static func address() -> Fact {
    Fact(
      channel: .address, kind: "usps", text: "USCIS, PO BOX 1, DALLAS, TX 75000-0001",
      conditions: Conditions(
        form: "I-130", scenario: "If you live in", appliesTo: "Texas", states: ["TX"], carrier: .usps),
      components: ["po_box": "1", "city": "DALLAS", "state": "TX", "odd": "two\nlines \\ and a slash"],
      evidence: "", region: .aside)
  }

  static func change(
    _ kind: FactChange.Kind = .changed, severity: Severity = .critical, slot: String = "phone"
  ) -> FactChange {
    FactChange(
      kind: kind, channel: .phone, factKind: "voice", label: "Contact Center", before: "+18005550100",
      after: "+18005550199", beforeDisplay: "800-555-0100", afterDisplay: nil, severity: severity,
      section: ["Contact us"], conditions: Conditions(form: "I-130", states: ["TX"], carrier: .any),
      fields: ["number"], evidence: "Call us.", note: "another number", slot: slot)
  }

  static func entry(_ number: Int, source: String = "agency", title: String? = nil) -> Announcement {
    let url = "https://\(source).example.org/news/\(number)"
    return Announcement(
      keys: ["id:\(url)", "url:\(url)", "title:notice \(number)"], id: url, url: url,
      title: title ?? "Notice \(number)", summary: "What notice \(number) says.",
      published: time(second: Int64(number)), contentHash: UInt64(number) &* 0x9E37_79B9_7F4A_7C15,
      categories: ["news"], isAlert: number % 7 == 0)
  }

  static func document(_ text: String, source: SourceID = "agency", at: Timestamp) -> StoredDocument {
    let body = Array(text.utf8)
    return StoredDocument(
      source: source, url: "https://agency.example.org/", fetched: at, status: 200,
      headers: [
        Source.Header(name: "content-type", value: "text/html"), Source.Header(name: "x", value: ""),
      ],
      hash: hash(body), body: body)
  }

  /// Stands for SHA-256: 32 bytes that differ where the bodies differ.
  static func hash(_ body: [UInt8]) -> [UInt8] {
    let half = StableHash.of(String(decoding: body, as: UTF8.self))
    return (0..<32).map { UInt8(truncatingIfNeeded: half >> UInt64($0 % 8 * 8)) &+ UInt8($0 / 8) }
  }

  /// A good read of a page at `at`.
  static func goodRead(
    _ id: SourceID = "agency", kind: Source.Kind = .page, at: Timestamp, run: Int64 = 1
  ) -> ReadOutcome {
    var outcome = ReadOutcome(record: record(id, kind: kind, good: at), at: at, run: run)
    outcome.isGood = true
    return outcome
  }

  /// A first read of `facts`.
  static func baseline(_ id: SourceID = "agency", facts: [Fact], at: Timestamp) -> ReadOutcome {
    var outcome = goodRead(id, at: at)
    var decision = SnapshotDecision()
    decision.added = facts
    outcome.snapshot = decision
    return outcome
  }

  /// A read of a feed that shows `new` entries for the first time.
  static func news(_ id: SourceID = "agency", new: [Announcement], at: Timestamp) -> ReadOutcome {
    var outcome = goodRead(id, kind: .feed, at: at)
    var decision = AnnouncementDecision()
    decision.new = new
    outcome.entries = decision
    return outcome
  }
}

/// Opens a store in a folder of its own, which is gone afterwards.
func withStore<Result>(_ body: (SQLiteStore) async throws -> Result) async throws -> Result {
  try await withTemporaryFolder { folder in
    try await body(try SQLiteStore.open(path: folder.path + "/state/store.db", mode: .readWriteCreate))
  }
}
