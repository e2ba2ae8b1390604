import DigestRendering
import Model
import Text

/// A place on a page, and the values that stood in it one after the other.
struct FactSlot: Sendable {
  /// What it is called.
  var name: HTML
  /// At least one, in the order in which they began.
  var bars: [FactBar]

  /// `facts` by the place they stand in; places that had several values first, else in the order of their beginning.
  static func slots(of facts: [FactBar]) -> [FactSlot] {
    var places: [Key: [Int]] = [:]
    var slots: [FactSlot] = []
    for bar in facts {
      let key = Key(bar.known.fact)
      let free = (places[key] ?? []).suffix(candidates).filter { slots[$0].isFree(for: bar) }
      if let place = free.max(by: { slots[$0].commonStates(bar) < slots[$1].commonStates(bar) }) {
        slots[place].bars.append(bar)
      } else {
        places[key, default: []].append(slots.count)
        slots.append(FactSlot(name: name(bar.known.fact), bars: [bar]))
      }
    }
    return slots.filter(\.hasHistory) + slots.filter { !$0.hasHistory }
  }

  /// Twins of one place (rows with one label) that are looked at: few, so that no page takes long.
  private static let candidates = 50

  /// Whether `bar` begins where the last value here had ended: two values that stand together are two places.
  private func isFree(for bar: FactBar) -> Bool {
    bars.last?.ended.map { $0 <= bar.known.firstSeen } ?? false
  }

  /// How much the states of `bar` are those of the last value here.
  private func commonStates(_ bar: FactBar) -> Int {
    let states = Set(bars.last?.known.fact.conditions.states ?? [])
    return bar.known.fact.conditions.states.count(where: states.contains)
  }

  /// Something in it has changed or gone.
  private var hasHistory: Bool { bars.count > 1 || bars.contains { $0.ended != nil } }

  private static func name(_ fact: Fact) -> HTML {
    let conditions = fact.conditions
    let details = [conditions.form, conditions.scenario, conditions.appliesTo]
      .compactMap(\.self).filter { !$0.isEmpty }.map { Markup.text($0, limit: 200) }
    guard !details.isEmpty else { return ContactRow.name(fact) }
    return ContactRow.name(fact) + "<br><span class=\"soft\">\(details.joined(separator: "; "))</span>"
  }

  /// What stays where the value changes.
  private struct Key: Hashable {
    var channel: Channel
    var kind: String
    var label: String?
    var section: [String]
    var form: String?
    var scenario: String?
    var appliesTo: String?
    var carrier: Carrier?

    init(_ fact: Fact) {
      channel = fact.channel
      kind = fact.kind
      label = fact.label
      section = fact.section
      form = fact.conditions.form
      scenario = fact.conditions.scenario
      appliesTo = fact.conditions.appliesTo
      carrier = fact.conditions.carrier
    }
  }
}
