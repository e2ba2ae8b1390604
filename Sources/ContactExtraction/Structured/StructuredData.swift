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
