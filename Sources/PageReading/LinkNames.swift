import Markup

/// What a link without text is called, and the attributes that scripts use to fill it.
enum LinkNames {
  static func fallback(of node: Int, in document: HTMLDocument) -> String {
    if let label = document.attribute("aria-label", of: node) ?? document.attribute("title", of: node) {
      return label
    }
    var name = document.attribute("alt", of: node) ?? ""
    document.forEachDescendant(node) { child in
      if name.isEmpty, document.isElement(child) {
        name = document.attribute("alt", of: child) ?? document.attribute("aria-label", of: child) ?? ""
      }
    }
    return name
  }

  private static let telling: [StaticString] = [
    "data-cfemail", "data-email", "data-mail", "data-user", "data-domain", "data-name", "data-href",
    "onclick", "rel",
  ]

  private static let tellingBits = HTMLDocument.bits(of: telling + ["class"])

  /// `data-cfemail` and other attributes in which an address may hide.
  static func attributes(of node: Int, in document: HTMLDocument) -> [String: String] {
    var kept: [String: String] = [:]
    guard document.mayHave(anyOf: Self.tellingBits, node) else { return kept }
    for name in Self.telling {
      if let value = document.attribute(name, of: node) { kept["\(name)"] = value }
    }
    if document.attribute("class", of: node, equals: "value") { kept["class"] = "value" }
    return kept
  }
}
