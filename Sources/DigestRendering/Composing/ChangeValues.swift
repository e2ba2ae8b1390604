import Model
import Text

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
      if before != after, let was, let now, readAlike(was, now) { return (before, after) }
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

  /// Whether two texts have the same letters and digits in the same order, whatever their case.
  private static func readAlike(_ one: String, _ other: String) -> Bool {
    guard (one + other).utf8.allSatisfy({ $0 < 0x80 }) else { return folded(one) == folded(other) }
    return one.utf8.lazy.compactMap(folded).elementsEqual(other.utf8.lazy.compactMap(folded))
  }

  private static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// A letter or digit of ASCII, in lower case; nil for anything else.
  private static func folded(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }
}
