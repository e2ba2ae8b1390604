package import Model
import Text

/// What a change is about, in the words of people who file and call.
package enum ChangeWords {
  /// `filing address`, `TTY number`: what is counted and named.
  static func noun(_ change: FactChange) -> String {
    switch change.channel {
    case .phone:
      return ["tty": "TTY number", "fax": "fax number", "sms": "text message number"][change.factKind]
        ?? "phone number"
    case .email: return "e-mail address"
    case .address: return address(change)
    case .hours: return "hours"
    case .web: return web(change.factKind)
    case .social: return SocialNetwork(rawValue: change.factKind).map { $0.name + " profile" } ?? "profile"
    }
  }

  /// `filing address (U.S. Postal Service)`: the noun with what tells it from its twin.
  package static func fullNoun(_ change: FactChange) -> String {
    guard change.channel == .address, let carrier = carrier(change) else { return noun(change) }
    return "\(noun(change)) (\(carrier))"
  }

  /// The same of a fact, whether it changes or not.
  package static func fullNoun(_ fact: Fact) -> String {
    fullNoun(
      FactChange(
        kind: .changed, channel: fact.channel, factKind: fact.kind, severity: .normal,
        conditions: fact.conditions))
  }

  /// What happened, as the page shows it: never what the agency did.
  static func sentence(_ change: FactChange, isReverted: Bool) -> String {
    let noun = fullNoun(change)
    if isReverted { return "\(noun) changed and changed back" }
    switch change.kind {
    case .changed:
      return change.channel == .hours ? "the page now says other hours" : "the page now says another \(noun)"
    case .added: return "the page now says \(withArticle(noun)) that it did not say before"
    case .removed: return "the page no longer says this \(noun)"
    case .moved: return "the page now says this \(noun) under another heading"
    }
  }

  static func withArticle(_ noun: String) -> String {
    guard noun != "hours", let first = noun.lowercased().unicodeScalars.first else { return noun }
    if noun.hasPrefix("X ") { return "an " + noun }
    return ("aeio".unicodeScalars.contains(first) ? "an " : "a ") + noun
  }

  private static func address(_ change: FactChange) -> String {
    if change.severity == .critical || change.conditions.form != nil { return "filing address" }
    return ["physical": "office address", "mailing": "mailing address"][change.factKind] ?? "address"
  }

  private static func carrier(_ change: FactChange) -> String? {
    switch change.conditions.carrier {
    case .usps: "U.S. Postal Service"
    case .courier: "FedEx, UPS, DHL"
    case .any: "all carriers"
    case nil: ["usps": "U.S. Postal Service", "courier": "FedEx, UPS, DHL"][change.factKind]
    }
  }

  private static func web(_ kind: String) -> String {
    switch kind {
    case "account": "online account link"
    case "case-status": "case status link"
    case "form": "online form link"
    case "chat": "live chat link"
    case "scheduler": "appointment link"
    case "contact-form": "contact form link"
    default: "link"
    }
  }
}

extension FactChange {
  /// The earlier and the later value for people. Addresses, numbers and hours as the page writes them, links and e-mail
  /// in normal form; where both are written alike and mean different things, the normal forms.
  var shownValues: (was: String?, now: String?) {
    let (before, after) = (self.before.map(SafeText.line), self.after.map(SafeText.line))
    let was = beforeDisplay.map(SafeText.line) ?? before
    let now = afterDisplay.map(SafeText.line) ?? after
    switch channel {
    case .web, .social, .email: return (before ?? was, after ?? now)
    case .phone, .address, .hours:
      if before != after, let was, let now, Self.readAlike(was, now) { return (before, after) }
      return (was?.nonEmpty ?? before, now?.nonEmpty ?? after)
    }
  }

  /// The rows `was` and `now`, differing words marked.
  var valueRows: [Row] {
    switch shownValues {
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
