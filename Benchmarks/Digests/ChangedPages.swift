import Model
import Storage
import Text

/// Pages of offices and filing addresses, all of whose facts have changed and wait to be told.
struct ChangedPages {
  /// Changes over all pages.
  let count: Int
  private let perPage = 100
  private let now = Timestamp(seconds: 1_795_500_900)

  /// Who is told.
  let mail = Notifier(
    id: "office", outlet: .pipe(command: ["mail"], timeout: 1), from: "feedwatch@agency.example",
    to: ["office@agency.example"])

  /// A configuration with all pages.
  var settings: Settings {
    let sources = (0..<count / perPage).map {
      Source(id: id($0), kind: .page, url: url($0), title: "Page \($0)")
    }
    return Settings(file: "feedwatch.yaml", storePath: "store.db", sources: sources, notifiers: [mail])
  }

  private func id(_ page: Int) -> SourceID { SourceID("page-\(page)") }
  private func url(_ page: Int) -> String { "https://agency.example/forms/page-\(page)" }

  /// Writes one read of each page, with its changes and what is to be told.
  func store(in store: SQLiteStore) throws {
    for page in 0..<count / perPage {
      var record = SourceRecord(id: id(page), kind: .page, url: url(page))
      (record.lastAttempt, record.lastGood) = (now, now)
      var outcome = ReadOutcome(record: record, at: now, run: 1)
      outcome.isGood = true
      outcome.lastOldSeen = now.adding(seconds: -3600)
      var decision = SnapshotDecision()
      decision.changes = (0..<perPage).map { change(page * perPage + $0) }
      outcome.snapshot = decision
      outcome.tell = (0..<perPage).map { .init(.change($0), notifiers: [mail.id]) }
      try store.apply(outcome)
    }
  }

  private func change(_ number: Int) -> FactChange {
    switch number % 4 {
    case 0: address(number, carrier: .usps)
    case 1: address(number, carrier: .courier)
    case 2: phone(number)
    default: hours(number)
    }
  }

  private func address(_ number: Int, carrier: Carrier) -> FactChange {
    let (was, now) = (street(number), street(number + 1))
    return FactChange(
      kind: .changed, channel: .address, factKind: carrier.rawValue, before: was.uppercased(),
      after: now.uppercased(), beforeDisplay: was, afterDisplay: now, severity: .critical,
      section: ["Where to file", "Filing from inside the country", "Part \(number % 9)"],
      conditions: Conditions(
        form: "F-\(number / 8)", scenario: "You are filing together with another form",
        appliesTo: "You live in Alabama, Arkansas, Colorado, Georgia, Illinois, Louisiana, Nevada or Texas",
        states: ["AL", "AR", "CO", "GA", "IL", "LA", "NV", "TX"], carrier: carrier),
      fields: ["po_box", "zip"],
      evidence: "If you send it by the U.S. Postal Service (USPS), write to: \(now)",
      slot: "address-\(number)")
  }

  private func street(_ number: Int) -> String {
    "Agency, Attn: F-\(number / 8), P.O. Box \(4_000 + number * 3), Dallas, TX 75\(100 + number % 800)-1234"
  }

  private func phone(_ number: Int) -> FactChange {
    let (was, now) = ("312-555-\(1_000 + number)", "312-555-\(1_001 + number)")
    return FactChange(
      kind: .changed, channel: .phone, factKind: "voice", label: "Front desk",
      before: "+1" + was.filter(\.isNumber),
      after: "+1" + now.filter(\.isNumber), beforeDisplay: was, afterDisplay: now, severity: .high,
      section: ["Offices", "Office \(number)"], fields: ["number"],
      evidence: "Call the front desk of office \(number) at \(now) from 8 a.m. to 5 p.m.",
      slot: "phone-\(number)")
  }

  private func hours(_ number: Int) -> FactChange {
    let hour = 2 + number % 4
    return FactChange(
      kind: .changed, channel: .hours, label: "Hours", before: "Mo-Fr 08:00-1\(hour + 1):00",
      after: "Mo-Fr 08:00-1\(hour):00", beforeDisplay: "Monday to Friday, 8 a.m. to \(hour + 1) p.m.",
      afterDisplay: "Monday to Friday, 8 a.m. to \(hour) p.m.", severity: .high,
      section: ["Offices", "Office \(number)"], fields: ["closes"],
      evidence: "Open Monday to Friday, \(number)",
      note: "closes an hour earlier", slot: "hours-\(number)")
  }
}
