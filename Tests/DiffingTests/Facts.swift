import Model
import Text

@testable import Diffing

/// Hand-made facts for tests.
func phone(
  _ value: String, _ label: String? = nil, kind: String = "voice", section: [String] = ["Contact"]
) -> Fact {
  Fact(channel: .phone, kind: kind, text: value, label: label, section: section)
}

func email(_ value: String, _ label: String? = nil, section: [String] = ["Contact"]) -> Fact {
  Fact(channel: .email, text: value, label: label, section: section)
}

func hours(_ value: String, _ label: String? = "Hours", zone: String? = nil, section: [String] = ["Contact"])
  -> Fact
{
  Fact(
    channel: .hours, text: value, label: label, section: section,
    components: zone.map { ["timezone": $0] } ?? [:])
}

func web(_ value: String, kind: String, _ label: String? = nil) -> Fact {
  Fact(channel: .web, kind: kind, text: value, label: label, section: ["Online"])
}

/// A row of a filing-address page: P.O. box and ZIP of a lockbox.
func usps(
  _ box: Int, _ city: String = "DALLAS", states: [String] = [], form: String? = "I-130",
  scenario: String? = nil,
  appliesTo: String? = nil
) -> Fact {
  let zip = "75\(100 + box % 800)-\(1000 + box % 9000)"
  return Fact(
    channel: .address, kind: "usps", text: "USCIS, ATTN: I-130, PO BOX \(box), \(city), TX \(zip)",
    label: "USPS",
    section: ["Where to file"],
    conditions: Conditions(
      form: form, scenario: scenario, appliesTo: appliesTo, states: states, carrier: .usps),
    components: [
      "recipient": "USCIS", "attention": "I-130", "po_box": "PO BOX \(box)", "city": city, "state": "TX",
      "zip": zip,
    ], evidence: "USCIS Attn: I-130 P.O. Box \(box)")
}

/// The courier's line of the same row.
func courier(
  _ number: Int, _ city: String = "LEWISVILLE", states: [String] = [], scenario: String? = nil,
  appliesTo: String? = nil
) -> Fact {
  Fact(
    channel: .address, kind: "courier",
    text: "USCIS, ATTN: I-130, \(number) MAIN ST, \(city), TX 75067-8003",
    section: ["Where to file"],
    conditions: Conditions(
      form: "I-130", scenario: scenario, appliesTo: appliesTo, states: states, carrier: .courier),
    components: [
      "recipient": "USCIS", "attention": "I-130", "street": "\(number) MAIN ST", "city": city, "state": "TX",
      "zip": "75067-8003",
    ])
}

func changes(_ before: [Fact], _ after: [Fact]) -> [FactChange] {
  PageComparison.changes(before: before, after: after).changes
}

/// `kind before>after STATES` of each change, sorted.
func told(_ before: [Fact], _ after: [Fact]) -> [String] {
  changes(before, after).map(brief).sorted()
}

func brief(_ change: FactChange) -> String {
  let states = change.conditions.states.isEmpty ? "" : " " + change.conditions.states.joined(separator: ",")
  return "\(change.kind.rawValue) \(change.before ?? "-")>\(change.after ?? "-")\(states)"
}

func snapshot(_ facts: [Fact], misses: Int = 0) -> Snapshot {
  Snapshot(
    facts: facts.enumerated().map { index, fact in
      KnownFact(
        number: Int64(index + 1), fact: fact, firstSeen: Timestamp(seconds: 0),
        lastSeen: Timestamp(seconds: 0),
        misses: misses)
    })
}

/// The snapshot that a store makes of a decision.
func apply(_ decision: SnapshotDecision, to snapshot: Snapshot) -> Snapshot {
  var result = snapshot
  let kept = Dictionary(uniqueKeysWithValues: decision.kept.map { ($0.number, $0.fact) })
  result.facts.removeAll { decision.retired.contains($0.number) }
  for index in result.facts.indices {
    let number = result.facts[index].number
    if let fact = kept[number] { (result.facts[index].fact, result.facts[index].misses) = (fact, 0) }
    if decision.missing.contains(number) { result.facts[index].misses += 1 }
  }
  var next = (snapshot.facts.map(\.number).max() ?? 0) + 1
  for (fact, misses) in decision.added.map({ ($0, 0) }) + decision.lingering.map({ ($0, 1) }) {
    result.facts.append(
      KnownFact(
        number: next, fact: fact, firstSeen: Timestamp(seconds: 0), lastSeen: Timestamp(seconds: 0),
        misses: misses))
    next += 1
  }
  return result
}
