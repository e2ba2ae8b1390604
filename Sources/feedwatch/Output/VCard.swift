import Model
import Pipeline

/// vCard 4.0 (RFC 6350): one card for each source.
enum VCard {
  /// The cards of `facts`, which stand together by source; lines end in CR LF and are folded at 75 octets.
  static func text(_ facts: [ReportedFact]) -> String {
    var order: [SourceID] = []
    var bySource: [SourceID: [ReportedFact]] = [:]
    for fact in facts {
      if bySource[fact.source.id] == nil { order.append(fact.source.id) }
      bySource[fact.source.id, default: []].append(fact)
    }
    return order.compactMap { bySource[$0].map(card) }.joined()
  }

  private static func card(_ facts: [ReportedFact]) -> String {
    guard let source = facts.first?.source else { return "" }
    let name = escaped(source.title ?? source.id.rawValue)
    var lines = ["BEGIN:VCARD", "VERSION:4.0", "KIND:org", "FN:\(name)", "ORG:\(name)"]
    lines += facts.compactMap { property($0.known.fact) }
    lines.append("SOURCE:\(PublicURL.of(source.url).filter { !$0.isNewline })")
    if let read = facts.map(\.known.lastSeen).max() {
      lines.append("REV:" + read.rfc3339.filter { $0 != "-" && $0 != ":" })
    }
    lines.append("END:VCARD")
    return lines.map(folded).joined()
  }

  /// The property that carries a fact; hours go into a note, since vCard has no place for them.
  private static func property(_ fact: Fact) -> String? {
    let label = fact.label.map { escaped($0) }
    switch fact.channel {
    case .phone:
      let types = ["voice": "voice", "tty": "textphone", "fax": "fax", "sms": "text"]
      let number = fact.value.split(separator: ";").first.map(String.init) ?? fact.value
      let ext = fact.value.split(separator: ";").dropFirst().first.map { ";" + $0 } ?? ""
      return "TEL;VALUE=uri;TYPE=\(types[fact.kind] ?? "voice"):tel:\(number)\(ext)"
    case .email: return "EMAIL:\(escaped(fact.value))"
    case .address:
      let part = { (key: String) in escaped(fact.components[key] ?? "") }
      let street = [part("street"), part("unit")].filter { !$0.isEmpty }.joined(separator: " ")
      let quoted = "LABEL=\"" + fact.value.filter { $0 != "\"" && !$0.isNewline } + "\""
      let country = part("country").isEmpty ? "USA" : part("country")
      return
        "ADR;\(quoted):\(part("po_box"));;\(street);\(part("city"));\(part("state"));\(part("zip"));\(country)"
    case .hours: return "NOTE:" + escaped("Hours: \(fact.value)") + (label.map { " (\($0))" } ?? "")
    case .web, .social: return "URL:\(fact.value.filter { !$0.isNewline })"
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in SafeText.line(text) {
      if "\\,;".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// Lines of at most 75 octets, continued with a space (RFC 6350 section 3.2), never inside a character.
  private static func folded(_ line: String) -> String {
    var result = ""
    var length = 0
    for character in line {
      let size = String(character).utf8.count
      if length + size > 75 {
        result += "\r\n "
        length = 1
      }
      result.append(character)
      length += size
    }
    return result + "\r\n"
  }
}
