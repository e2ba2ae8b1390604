import Model
import Pipeline
import Text

/// A fact with the source it stands in.
struct ReportedFact {
  var source: Source
  var known: KnownFact
  /// Last read more than three intervals ago.
  var isUnconfirmed: Bool

  /// `{id, source, url, …, first_seen, last_read, unconfirmed}`.
  var json: JSONValue {
    guard case .object(let members) = known.fact.json else { return .null }
    let head: [(key: String, value: JSONValue)] = [
      ("id", .string(String(known.number))), ("source", .string(source.id.rawValue)),
      ("url", .string(PublicURL.of(source.url))),
    ]
    let tail: [(key: String, value: JSONValue)] = [
      ("first_seen", JSONValue(known.firstSeen)), ("last_read", JSONValue(known.lastSeen)),
      ("unconfirmed", .bool(isUnconfirmed)),
    ]
    return .object(head + members + tail)
  }
}

/// What `show` prints.
enum FactReport {
  /// Facts for people, by source, with its URL, the time it was read and its age.
  static func text(_ facts: [ReportedFact], now: Timestamp, isPlain: Bool) -> TerminalText {
    var text: TerminalText = ""
    var current: SourceID?
    for fact in facts {
      if fact.source.id != current {
        text += (current == nil ? "" : "\n") + head(fact, now: now, isPlain)
        current = fact.source.id
      }
      text += entry(fact.known.fact, isPlain)
    }
    return text
  }

  private static func head(_ fact: ReportedFact, now: Timestamp, _ isPlain: Bool) -> TerminalText {
    let read = fact.known.lastSeen
    let age = read.age(at: now)
    var line = "read \(read.minuteText)" + (age == "just now" ? "" : ", \(age) ago")
    if fact.isUnconfirmed { line += "  UNCONFIRMED: not read for more than three intervals" }
    return Console.paragraph(SafeText.line(fact.source.name), isPlain: isPlain)
      + Console.paragraph(SafeText.line(PublicURL.of(fact.source.url)), indent: 2, isPlain: isPlain)
      + Console.paragraph(line, indent: 2, isPlain: isPlain)
  }

  private static func entry(_ fact: Fact, _ isPlain: Bool) -> TerminalText {
    let kind = fact.kind.isEmpty ? fact.channel.rawValue : "\(fact.channel.rawValue)/\(fact.kind)"
    let indent = Console.indent(22, isPlain: isPlain)
    return Console.paragraph(
      "\(kind.padding(17)) \(SafeText.line(fact.value.text))", indent: 4, isPlain: isPlain)
      + details(fact).map { Console.paragraph(SafeText.line($0), indent: indent, isPlain: isPlain) }.joined()
  }

  private static func details(_ fact: Fact) -> [String] {
    var lines: [String] = []
    if let label = fact.label, !label.isEmpty, label != fact.value.text { lines.append(label) }
    if !fact.section.isEmpty { lines.append("under: " + fact.section.joined(separator: " > ")) }
    if let form = fact.conditions.form { lines.append("form: " + form) }
    if let appliesTo = fact.conditions.appliesTo { lines.append("for: " + appliesTo) }
    if !fact.conditions.states.isEmpty {
      lines.append("states: " + fact.conditions.states.joined(separator: " "))
    }
    if case .hours(let hours) = fact.value, let zone = hours.zone { lines.append("time zone: " + zone) }
    return lines
  }
}

extension String {
  /// Filled with spaces on the right to `width` characters.
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
