import DigestRendering
import Model

/// A place on a page, and the values that stood in it one after the other.
struct FactSlot: Sendable {
  /// What it is called, as HTML.
  var name: String
  /// At least one, in the order in which they began.
  var bars: [FactBar]

  /// `facts` by the place they stand in; places that had several values first, else in the order of their beginning.
  static func slots(of facts: [FactBar]) -> [FactSlot] {
    var places: [Key: Int] = [:]
    var slots: [FactSlot] = []
    for bar in facts {
      let key = Key(bar.known.fact)
      if let place = places[key] {
        slots[place].bars.append(bar)
      } else {
        places[key] = slots.count
        slots.append(FactSlot(name: name(bar.known.fact), bars: [bar]))
      }
    }
    return slots.filter(\.hasHistory) + slots.filter { !$0.hasHistory }
  }

  /// Something in it has changed or gone.
  private var hasHistory: Bool { bars.count > 1 || bars.contains { $0.ended != nil } }

  private static func name(_ fact: Fact) -> String {
    let conditions = fact.conditions
    let states = conditions.states.joined(separator: ", ")
    let details = [conditions.form, conditions.scenario, conditions.appliesTo, states.isEmpty ? nil : states]
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
