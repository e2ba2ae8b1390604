import Model
import Text

@testable import Rendering

/// Reports of a fictional agency.
enum ReportSamples {
  static let now = Timestamp(seconds: 1_795_500_900)  // 2026-11-24T06:15:00Z

  static func before(days: Int64) -> Timestamp { now.adding(seconds: -days * 86_400) }

  static func source(
    _ id: SourceID, title: String? = nil, tags: [String] = [], facts: [FactPeriod] = [], unread: [Unread] = []
  ) -> SourceReport {
    let source = Source(id: id, kind: .page, url: "https://agency.example/\(id)", title: title, tags: tags)
    var record = SourceRecord(id: id, kind: .page, url: source.url)
    record.lastGood = before(days: 1)
    record.facts = facts.count
    return SourceReport(
      source: source, url: source.url, state: "ok", record: record, facts: facts, unread: unread)
  }

  static func phone(
    _ value: String, label: String = "Contact Center", since days: Int64, until end: Int64? = nil,
    states: [String] = []
  ) -> FactPeriod {
    let fact = Fact(
      channel: .phone, kind: "voice", text: value, label: label, section: ["Contact us"],
      conditions: Conditions(states: states), evidence: "Call \(value).")
    return FactPeriod(
      KnownFact(number: 1, fact: fact, firstSeen: before(days: days), lastSeen: now),
      ended: end.map { before(days: $0) })
  }

  static func change(_ number: Int, text: String = "PO Box 1, Dallas", state: RecordedChange.State = .pending)
    -> RecordedChange
  {
    let change = FactChange(
      kind: .changed, channel: .address, factKind: "usps", before: text + " 75001", after: text + " 75002",
      severity: .critical, conditions: Conditions(form: "I-130", scenario: "\(number)", carrier: .usps),
      evidence: text, slot: "\(number)")
    return RecordedChange(
      id: "\(number)", source: "contact", sourceTitle: "Contact", url: "https://agency.example/contact",
      change: change, firstSeen: before(days: 2), lastOldSeen: before(days: 3), state: state,
      acceptance: state == .accepted ? Acceptance(by: "Ana", note: text, at: now) : nil)
  }

  static func entry(_ number: Int, title: String, url: String? = nil) -> ReportedAnnouncement {
    let announcement = Announcement(
      keys: ["id:\(number)"], id: "\(number)", url: url, title: title, summary: title,
      published: before(days: Int64(number)))
    return ReportedAnnouncement(
      KnownAnnouncement(number: Int64(number), announcement: announcement, firstSeen: now, lastSeen: now),
      source: "contact")
  }

  static func run(_ number: Int64, failed: Int = 0) -> ReportedRun {
    let started = now.adding(seconds: number * 3600 - 360_000)
    return ReportedRun(
      started: started, finished: started.adding(seconds: 2 + number % 3), read: 3, unchanged: 7,
      failed: failed)
  }

  static func content(_ change: (inout ReportContent) -> Void = { _ in }) -> ReportContent {
    var content = ReportContent(now: now, version: "0.1.0")
    change(&content)
    return content
  }

  /// The text of one file of the report.
  static func page(_ name: String, _ change: (inout ReportContent) -> Void) -> String {
    ReportSite.files(content(change)).first { $0.name == name }?.text ?? ""
  }
}
