import Model

/// Tells a fact that was put under another heading from one whose heading was reworded.
///
/// A heading that went while another came in its place was reworded, and one put between a heading and its text divides it;
/// both mean nothing. A fact has moved where the heading it left still heads something, or the one it came to was there before.
struct Moves {
  private let earlier: Places
  private let later: Places

  /// Moves between two readings.
  init(before: [Fact], after: [Fact]) {
    earlier = Places(before)
    later = Places(after)
  }

  /// Whether `new`, which says what `old` said, has moved; of values that stand in several places nobody can tell.
  func isMove(_ old: Fact, _ new: Fact) -> Bool {
    guard Self.canMove(old), Self.canMove(new), old.section != new.section else { return false }
    let (from, to) = (old.section.map(ComparableText.of), new.section.map(ComparableText.of))
    guard !from.isEmpty, !to.isEmpty, !Self.contains(from, to), !Self.contains(to, from) else { return false }
    guard earlier.isSingle(old), later.isSingle(new) else { return false }
    return earlier.sections.contains(to) || later.sections.contains(from)
  }

  /// Filing addresses are told by scenario and row; links stand everywhere.
  private static func canMove(_ fact: Fact) -> Bool {
    guard !fact.region.isFurniture else { return false }
    switch fact.channel {
    case .phone, .email, .hours: return true
    case .address: return fact.conditions.form == nil && fact.conditions.states.isEmpty
    case .web, .social: return false
    }
  }

  /// Whether all of `part` stands in `path`, in order.
  private static func contains(_ path: [String], _ part: [String]) -> Bool {
    var rest = part[...]
    for name in path where name == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  /// The headings of one reading, and how often a value stands under them.
  private struct Places {
    var sections: Set<[String]> = []
    private var mentions: [String: Int] = [:]

    init(_ facts: [Fact]) {
      var known: Set<[String]> = []
      for fact in facts where !fact.region.isFurniture {
        if known.insert(fact.section).inserted { sections.insert(fact.section.map(ComparableText.of)) }
        mentions[Self.key(fact), default: 0] += 1
      }
    }

    func isSingle(_ fact: Fact) -> Bool { mentions[Self.key(fact)] == 1 }

    private static func key(_ fact: Fact) -> String { fact.channel.rawValue + " " + fact.value.text }
  }
}
