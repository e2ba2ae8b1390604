import Model

/// How much of what was known a reading lacks, facts that were replaced in their slots not counted.
struct Loss {
  /// Facts known, those in the frame of the site left out where there are others.
  private(set) var known = 0
  /// Of these, facts that are gone wholly.
  private(set) var gone = 0
  /// Of these, facts that still say the same.
  private(set) var same = 0
  /// States of filing addresses known, and those that no address serves any more.
  private(set) var states = 0
  private(set) var goneStates = 0
  private let came: Int

  /// Counts what `links` say of `baseline`.
  init(baseline: [Fact], reading: [Fact], links: [Outcome]) {
    let counts =
      baseline.contains { !$0.region.isFurniture }
      ? { (fact: Fact) in !fact.region.isFurniture } : { _ in true }
    var stays = [Bool](repeating: false, count: baseline.count)
    var agrees = stays
    for link in links {
      guard let index = link.before, link.operation != .removed else { continue }
      stays[index] = true
      if link.operation == .same || link.operation == .repeated { agrees[index] = true }
    }
    for (index, fact) in baseline.enumerated() where counts(fact) {
      known += 1
      states += fact.conditions.states.count
      if !stays[index] { gone += 1 }
      if agrees[index] { same += 1 }
    }
    goneStates = links.count { $0.operation == .removed && !$0.state.isEmpty }
    came = links.count { $0.operation == .added }
  }

  /// Nothing of the main part is left.
  var isTotal: Bool { known > 0 && gone == known }
  /// At least half is gone.
  var isHalf: Bool { gone > 0 && gone * 2 >= known }
  /// Two thirds or more are gone or say something else.
  var isUnlike: Bool { known > 0 && same * 3 <= known }
  /// Enough is gone for a notice on the page to be its reason.
  var isNotable: Bool { gone > 0 && gone * 3 >= known }
  /// More than half is gone, or more than half of the states, and it is not one entry of a small page.
  var isCollapse: Bool {
    gone >= 3 && gone * 2 > known || goneStates >= 12 && goneStates * 2 > states && states > 0
  }

  /// `4 of 6 facts are gone`.
  var phrase: String {
    if gone == 0, goneStates > 0 { return "\(goneStates) of \(states) state entries are gone" }
    return gone == known
      ? known == 1 ? "its fact is gone" : "all \(known) facts are gone" : "\(gone) of \(known) facts are gone"
  }
}
