import Model
import Pipeline
import Text

/// Comma-separated values (RFC 4180).
enum CSV {
  /// The facts, one a line, with a head line; lines end in CR LF.
  static func text(_ facts: [ReportedFact]) -> String {
    var text = line([
      "source", "channel", "kind", "value", "display", "label", "section", "form", "scenario", "applies_to",
      "states", "carrier", "url", "first_seen", "last_read", "unconfirmed",
    ])
    for fact in facts {
      let (value, known) = (fact.known.fact, fact.known)
      text += line([
        fact.source.id.rawValue, value.channel.rawValue, value.kind, value.value.text, value.display,
        value.label ?? "",
        value.section.joined(separator: " > "), value.conditions.form ?? "", value.conditions.scenario ?? "",
        value.conditions.appliesTo ?? "", value.conditions.states.joined(separator: " "),
        value.conditions.carrier?.rawValue ?? "", PublicURL.of(fact.source.url), known.firstSeen.rfc3339,
        known.lastSeen.rfc3339, fact.isUnconfirmed ? "true" : "false",
      ])
    }
    return text
  }

  /// One record; a cell that a spreadsheet would take for a formula gets an apostrophe in front.
  private static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  private static func cell(_ text: String) -> String {
    var text = SafeText.line(text)
    if isFormula(text) { text = "'" + text }
    guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// `=`, `@`, and what begins with a sign but is no number: telephone numbers stay as they are.
  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    if first == UInt8(ascii: "=") || first == UInt8(ascii: "@") { return true }
    guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else { return false }
    return !text.utf8.dropFirst().prefix { $0 != UInt8(ascii: ";") }.allSatisfy { (48...57).contains($0) }
  }
}
