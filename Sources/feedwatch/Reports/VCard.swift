import Model
import Pipeline
import Text

/// vCard 4.0 (RFC 6350): one card for each source, as address books take it.
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
    let name = escaped(source.name)
    var lines = ["BEGIN:VCARD", "VERSION:4.0", "PRODID:-//feedwatch//\(Version.number)//EN"]
    lines += ["UID:urn:x-feedwatch:\(source.id.rawValue)", "KIND:org", "FN:\(name)", "ORG:\(name)"]
    for (index, fact) in facts.enumerated() {
      lines += properties(fact.known.fact, group: "item\(index + 1)")
    }
    lines.append("SOURCE:\(uri(PublicURL.of(source.url)))")
    if let read = facts.map(\.known.lastSeen).max() {
      // A timestamp of RFC 6350 has no fraction of a second.
      lines.append("REV:" + Timestamp(seconds: read.seconds).rfc3339.filter { $0 != "-" && $0 != ":" })
    }
    lines.append("END:VCARD")
    return lines.map(folded).joined()
  }

  /// The property that carries a fact, with a label in the same group, as address books show it. Hours go into a note:
  /// vCard has no place for them.
  private static func properties(_ fact: Fact, group: String) -> [String] {
    let label = Self.label(of: fact)
    let property: String
    switch fact.value {
    case .phone(let number): property = phone(number, kind: fact.kind)
    case .email(let address): property = "EMAIL:\(escaped(address.text))"
    case .address(let address): property = self.address(address)
    case .hours(let hours):
      return ["NOTE:" + escaped("Hours\(label.isEmpty ? "" : " (\(label))"): \(hours.text)")]
    case .web(let link), .social(let link): property = "URL:\(uri(link.text))"
    case .verbatim(_, let text): return ["NOTE:" + escaped((label.isEmpty ? "" : label + ": ") + text)]
    }
    return ["\(group).\(property)"] + (label.isEmpty ? [] : ["\(group).X-ABLABEL:\(escaped(label))"])
  }

  /// What the page calls it, and the form and the carrier it is meant for.
  private static func label(of fact: Fact) -> String {
    let carrier = fact.conditions.carrier.flatMap { $0 == .any ? nil : $0.rawValue }
    var parts = [fact.label ?? "", fact.conditions.form ?? "", carrier ?? ""]
    if parts[0].isEmpty { parts[0] = fact.section.last ?? "" }
    return SafeText.line(parts.filter { !$0.isEmpty }.joined(separator: ", "), limit: 120)
  }

  /// A telephone number as a tel: URI (RFC 3966); a TTY is a `textphone`.
  private static func phone(_ number: PhoneNumber, kind: String) -> String {
    let types = ["voice": "voice", "tty": "textphone", "fax": "fax", "sms": "text"]
    // A number of a short code's length is valid only where it is dialled.
    let context = number.isInternational ? "" : ";phone-context=+1"
    return "TEL;VALUE=uri;TYPE=\"work,\(types[kind] ?? "voice")\":tel:\(number.text)\(context)"
  }

  /// RFC 6350 section 6.3.1: the first two of the seven parts stay empty, so a box stands with the street.
  private static func address(_ address: PostalAddress) -> String {
    let part = { (part: PostalAddress.Part) in address[part] ?? "" }
    let box = part(.box)
    let boxLine = box.isEmpty || box.uppercased().contains("BOX") ? box : "PO BOX \(box)"
    let attention = part(.attention).isEmpty ? "" : "ATTN: " + part(.attention)
    let street = [attention, part(.street), part(.unit), boxLine].filter { !$0.isEmpty }
    let country = part(.country).isEmpty ? "USA" : part(.country)
    let parts = [street.joined(separator: ", "), part(.city), part(.state), part(.zip), country].map {
      escaped($0)
    }
    return "ADR;TYPE=work;LABEL=\"\(parameter(address.text))\":;;" + parts.joined(separator: ";")
  }

  /// A value between quotes: RFC 6868 writes a quote as `^'` and a circumflex as `^^`.
  private static func parameter(_ text: String) -> String {
    SafeText.line(text).replacing("^", with: "^^").replacing("\"", with: "^'")
  }

  private static func uri(_ text: String) -> String { text.filter { !$0.isNewline && $0 != " " } }

  /// RFC 6350 section 3.4.
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
