import Text

/// Writing HTML.
package enum HTMLText {
  /// Appends `text` with `<`, `>`, `&` (and `"` in an attribute's value) as references, as browsers write a document again.
  package static func append(escaping text: [UInt8], to buffer: inout [UInt8], isValue: Bool = false) {
    text.withUnsafeBufferPointer { HTMLTextRules.append(rewriting: $0, to: &buffer, isValue: isValue) }
  }

  /// Whether the attribute `name` (lower-case) holds one address.
  static func isAddress(_ name: String) -> Bool { addresses.contains(name) }

  /// The value of the attribute `name` with its addresses made absolute; nil when it holds none or has no target.
  static func absolute(_ value: String, attribute name: String, base: String?) -> String? {
    if name == "srcset" { return SourceSet.mapped(value) { URLReference.resolve($0, base: base) ?? $0 } }
    return isAddress(name) ? URLReference.resolve(value, base: base) : nil
  }

  /// Whether the element `name` (lower-case) has no end tag.
  static func isVoid(_ name: String) -> Bool { void.contains(name) }

  private static let addresses: Set<String> = [
    "href", "src", "cite", "action", "longdesc", "background", "poster", "data", "codebase", "classid",
    "usemap",
    "profile", "formaction",
  ]
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
  ]
}
