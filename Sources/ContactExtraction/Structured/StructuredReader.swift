import Model
import PageReading
import Text

/// Contact facts from structured data: JSON-LD, microdata and RDFa in schema.org's vocabulary.
///
/// Microformats mark visible text only, which the recognisers read anyway.
enum StructuredData {
  private static let mostScripts = 200

  /// The facts that the items of `page` state; `addresses` are those its text gives, which items only repeat.
  static func read(_ page: Page, besides addresses: [Fact]) -> [Fact] {
    var reader = StructuredReader(page: page, written: addresses)
    for script in page.jsonLD.prefix(mostScripts) {
      if let root = JSONReader.read(Array(script.utf8)) { reader.read(StructuredItem.items(of: root)) }
    }
    reader.read(page.structured.filter { $0.syntax != .microformats })
    return reader.facts
  }
}

extension StructuredItem {
  /// The items of a JSON-LD document: an object, a list of objects, or a `@graph`.
  static func items(of root: JSONValue) -> [StructuredItem] {
    switch root {
    case .array(let values): values.flatMap(items(of:))
    case .object: root["@graph"]?.array.map { $0.flatMap(items(of:)) } ?? [item(of: root)]
    default: []
    }
  }

  /// Of members with one name the last counts, as in other readers of JSON.
  private static func item(of object: JSONValue) -> StructuredItem {
    guard case .object(let members) = object else { return StructuredItem(syntax: .microdata, types: []) }
    // schema.org's context makes `type` another name of `@type`.
    let types = (object["@type"] ?? object["type"]).map(texts) ?? []
    let places = Dictionary(members.enumerated().map { ($0.element.key, $0.offset) }) { _, last in last }
    let told = members.enumerated().filter {
      places[$0.element.key] == $0.offset && !$0.element.key.hasPrefix("@")
    }
    let properties = told.map(\.element).flatMap { member in
      values(member.value).map { Property(name: member.key, value: $0) }
    }
    return StructuredItem(syntax: .microdata, types: types, properties: properties)
  }

  private static func values(_ value: JSONValue) -> [Value] {
    switch value {
    case .string(let text): [.text(text)]
    case .integer(let number): [.text(String(number))]
    case .array(let values): values.flatMap(self.values)
    case .object: [.item(item(of: value))]
    default: []
    }
  }

  private static func texts(_ value: JSONValue) -> [String] {
    value.string.map { [$0] } ?? (value.array ?? []).compactMap(\.string)
  }
}

/// Walks structured items and turns their contact properties into facts.
struct StructuredReader {
  private static let deepest = 24
  private static let mostFacts = 5_000
  let page: Page
  private(set) var facts: [Fact] = []
  /// Parts of addresses that are facts already: "1010 PARK AVE|21201".
  private let written: Set<String>

  init(page: Page, written: [Fact]) {
    self.page = page
    self.written = Set(written.map(Self.place))
  }

  /// Adds the facts of `items`.
  mutating func read(_ items: [StructuredItem]) {
    for item in items { read(item, owner: nil, section: item.section, depth: 0) }
  }

  private mutating func read(_ item: StructuredItem, owner: String?, section: [String], depth: Int) {
    guard depth < Self.deepest, facts.count < Self.mostFacts else { return }
    let name = name(of: item) ?? owner
    let context = Context(
      name: name, section: section.isEmpty ? item.section : section, kind: phoneKind(of: item))
    if isAddress(item) { add(StructuredAddress.fact(item, page: page), context) }
    var hours = OpeningHours.Schedule()
    for property in item.properties {
      switch property.value {
      case .text(let text): read(property.name, text, context, &hours)
      case .item(let child):
        if property.name == "openingHoursSpecification" {
          StructuredHours.open(child, in: &hours)
        } else {
          read(child, owner: name, section: context.section, depth: depth + 1)
        }
      }
    }
    if !hours.isEmpty { add(Fact(value: .hours(OpeningHours(hours))), context) }
  }

  private struct Context {
    var name: String?
    var section: [String]
    var kind: PhoneKind?
  }

  private mutating func read(
    _ name: String, _ text: String, _ context: Context, _ hours: inout OpeningHours.Schedule
  ) {
    switch name {
    case "telephone", "phone": phone(text, kind: context.kind ?? .voice, context)
    case "faxNumber": phone(text, kind: .fax, context)
    case "email": email(text, context)
    case "openingHours": StructuredHours.open(text, in: &hours)
    case "sameAs": profile(text, context)
    case "address": if !text.isEmpty { add(StructuredAddress.fact(lines: [text], page: page), context) }
    default: break
    }
  }

  private mutating func phone(_ text: String, kind: PhoneKind, _ context: Context) {
    for match in PhoneScanner(FoldedText(text), isExpected: true).scan() {
      add(Fact(kind: kind.rawValue, value: .phone(match.value), display: text), context)
    }
  }

  private mutating func email(_ text: String, _ context: Context) {
    for match in EmailScanner(FoldedText(text)).scan() {
      add(Fact(value: .email(match.value), display: text), context)
    }
  }

  private mutating func profile(_ url: String, _ context: Context) {
    guard let profile = SocialProfile.read(url) else { return }
    add(Fact(kind: profile.kind, value: .social(profile.link), display: url), context)
  }

  private mutating func add(_ fact: Fact?, _ context: Context) {
    guard var fact, fact.channel != .address || !written.contains(Self.place(fact)) else { return }
    fact.label = context.name ?? fact.label
    fact.section = context.section
    fact.evidence = [context.name, fact.display].compactMap { $0 }.joined(separator: ": ")
    facts.append(fact)
  }

  /// Street and ZIP: what two writings of one address share.
  private static func place(_ fact: Fact) -> String {
    guard case .address(let address) = fact.value else { return fact.value.text }
    let part = address[.street] ?? address[.box] ?? address.text
    return part.prefix { $0 != " " } + "|" + (address[.zip] ?? address[.city] ?? "")
  }

  private func isAddress(_ item: StructuredItem) -> Bool {
    item.types.contains { $0.hasSuffix("PostalAddress") }
  }

  private func name(of item: StructuredItem) -> String? {
    if isAddress(item) { return nil }
    let name = item.text("name") ?? item.text("contactType") ?? item.text("legalName")
    return name.flatMap { $0.isEmpty || $0.utf8.count > 120 ? nil : $0.onOneLine }
  }

  /// A contact point for deaf callers, or one that is a fax.
  private func phoneKind(of item: StructuredItem) -> PhoneKind? {
    let words = ["contactType", "contactOption", "description"].compactMap(item.text)
    if words.contains(where: { $0.hasSuffix("HearingImpairedSupported") }) { return .tty }
    return item.text("contactType").flatMap { PhoneKindFinder.only(in: FoldedText($0)) }
  }
}
