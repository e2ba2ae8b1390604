import Model

/// How the two sides of a change are shown.
enum ChangeValues {
  /// The earlier and the later value for people. Addresses, numbers and hours as the page writes them, links and e-mail
  /// in normal form; where both are written alike and mean different things, the normal forms.
  static func shown(_ change: FactChange) -> (was: String?, now: String?) {
    let (before, after) = (change.before.map(SafeText.line), change.after.map(SafeText.line))
    let was = change.beforeDisplay.map(SafeText.line) ?? before
    let now = change.afterDisplay.map(SafeText.line) ?? after
    switch change.channel {
    case .web, .social, .email: return (before ?? was, after ?? now)
    case .phone, .address, .hours:
      if before != after, let was, let now, folded(was) == folded(now) { return (before, after) }
      return (nonEmpty(was) ?? before, nonEmpty(now) ?? after)
    }
  }

  /// The rows `was` and `now`, differing words marked.
  static func rows(_ change: FactChange) -> [Row] {
    switch shown(change) {
    case (let was?, let now?) where was == now: return [Row("still", now)]
    case (let was?, let now?):
      let runs = WordDiff.runs(was, now)
      return [Row("was", runs: runs.before, role: .was), Row("now", runs: runs.after, role: .now)]
    case (let was?, nil):
      return [Row("was", was, role: .was), Row("now", "not on the page any more", role: .plain)]
    case (nil, let now?): return [Row("now", now, role: .now)]
    case (nil, nil): return []
    }
  }

  private static func nonEmpty(_ text: String?) -> String? { text?.isEmpty == false ? text : nil }

  private static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
