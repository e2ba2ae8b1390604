import Model
import Pipeline
import Text

extension VCard {
  /// A card for each source of `facts`, as address books take it; lines end in CR LF and are folded at 75 octets.
  init(_ facts: [ReportedFact]) {
    var order: [SourceID] = []
    var bySource: [SourceID: [ReportedFact]] = [:]
    for fact in facts {
      if bySource[fact.source.id] == nil { order.append(fact.source.id) }
      bySource[fact.source.id, default: []].append(fact)
    }
    self = order.compactMap { bySource[$0].map(Self.card) }.joined()
  }

  private static func card(_ facts: [ReportedFact]) -> VCard {
    guard let source = facts.first?.source else { return "" }
    let name = VCard(line: source.name)
    var lines: [VCard] = ["BEGIN:VCARD", "VERSION:4.0", "PRODID:-//feedwatch//\(text: Version.number)//EN"]
    lines += ["UID:urn:x-feedwatch:\(uri: source.id.rawValue)", "KIND:org", "FN:\(name)", "ORG:\(name)"]
    for (index, fact) in facts.enumerated() {
      lines += properties(fact.known.fact, group: "item\(index + 1)")
    }
    lines.append("SOURCE:\(uri: PublicURL.of(source.url))")
    if let read = facts.map(\.known.lastSeen).max() {
      // A timestamp of RFC 6350 has no fraction of a second.
      let moment = Timestamp(seconds: read.seconds).rfc3339.filter { $0 != "-" && $0 != ":" }
      lines.append("REV:\(text: moment)")
    }
    lines.append("END:VCARD")
    return lines.map(\.folded).joined()
  }

  /// The property that carries a fact, with a label in the same group, as address books show it. Hours go into a note:
  /// vCard has no place for them.
  private static func properties(_ fact: Fact, group: VCard) -> [VCard] {
    let label = Self.label(of: fact)
    let property: VCard
    switch fact.value {
    case .phone(let number): property = phone(number, kind: fact.kind)
    case .email(let address): property = "EMAIL:\(VCard(line: address.text))"
    case .address(let address): property = self.address(address)
    case .hours(let hours):
      return ["NOTE:\(VCard(line: "Hours\(label.isEmpty ? "" : " (\(label))"): \(hours.text)"))"]
    case .web(let link), .social(let link): property = "URL:\(uri: link.text)"
    case .verbatim(_, let text): return ["NOTE:\(VCard(line: (label.isEmpty ? "" : label + ": ") + text))"]
    }
    return ["\(group).\(property)"] + (label.isEmpty ? [] : ["\(group).X-ABLABEL:\(text: label)"])
  }

  /// What the page calls it, and the form and the carrier it is meant for.
  private static func label(of fact: Fact) -> String {
    let carrier = fact.conditions.carrier.flatMap { $0 == .any ? nil : $0.rawValue }
    var parts = [fact.label ?? "", fact.conditions.form ?? "", carrier ?? ""]
    if parts[0].isEmpty { parts[0] = fact.section.last ?? "" }
    return SafeText.line(parts.filter { !$0.isEmpty }.joined(separator: ", "), limit: 120)
  }

  /// A telephone number as a tel: URI (RFC 3966); a TTY is a `textphone`.
  private static func phone(_ number: PhoneNumber, kind: String) -> VCard {
    let types = ["voice": "voice", "tty": "textphone", "fax": "fax", "sms": "text"]
    // A number of a short code's length is valid only where it is dialled.
    let context = number.isInternational ? "" : ";phone-context=+1"
    let type = types[kind] ?? "voice"
    return "TEL;VALUE=uri;TYPE=\"work,\(parameter: type)\":tel:\(uri: number.text + context)"
  }

  /// RFC 6350 section 6.3.1: the first two of the seven parts stay empty, so a box stands with the street.
  private static func address(_ address: PostalAddress) -> VCard {
    let part = { (part: PostalAddress.Part) in address[part] ?? "" }
    let box = part(.box)
    let boxLine = box.isEmpty || box.uppercased().contains("BOX") ? box : "PO BOX \(box)"
    let attention = part(.attention).isEmpty ? "" : "ATTN: " + part(.attention)
    let street = [attention, part(.street), part(.unit), boxLine].filter { !$0.isEmpty }
    let country = part(.country).isEmpty ? "USA" : part(.country)
    let parts = [street.joined(separator: ", "), part(.city), part(.state), part(.zip), country].map {
      VCard(line: $0)
    }
    let label = SafeText.line(address.text)
    return "ADR;TYPE=work;LABEL=\"\(parameter: label)\":;;\(parts.joined(separator: ";"))"
  }

  /// `text` on one line, as the value of a property or as one of its parts.
  private init(line text: String) { self.init(text: SafeText.line(text)) }
}
