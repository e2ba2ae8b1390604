import Model
import Pipeline
import Text

extension CSV {
  /// The facts, one a line, with a head line; lines end in CR LF (RFC 4180).
  init(_ facts: [ReportedFact]) {
    self = Self.line([
      "source", "channel", "kind", "value", "display", "label", "section", "form", "scenario", "applies_to",
      "states", "carrier", "url", "first_seen", "last_read", "unconfirmed",
    ])
    for fact in facts {
      let (value, known) = (fact.known.fact, fact.known)
      self += Self.line([
        fact.source.id.rawValue, value.channel.rawValue, value.kind, value.value.text, value.display,
        value.label ?? "",
        value.section.joined(separator: " > "), value.conditions.form ?? "", value.conditions.scenario ?? "",
        value.conditions.appliesTo ?? "", value.conditions.states.joined(separator: " "),
        value.conditions.carrier?.rawValue ?? "", PublicURL.of(fact.source.url), known.firstSeen.rfc3339,
        known.lastSeen.rfc3339, fact.isUnconfirmed ? "true" : "false",
      ])
    }
  }

  private static func line(_ cells: [String]) -> CSV {
    cells.map { CSV(text: SafeText.line($0)) }.joined(separator: ",") + "\r\n"
  }
}
