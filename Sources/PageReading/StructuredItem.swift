/// A thing that mark-up describes part by part: a microdata `itemscope`, or a microformats root (`vcard`, `h-card`, `adr`).
package struct StructuredItem: Sendable, Hashable {
  package enum Syntax: Hashable, Sendable { case microdata, rdfa, microformats }

  /// One property, in document order; several of one name are several values.
  package struct Property: Sendable, Hashable {
    /// As written: `telephone`, `p-tel`, `street-address`.
    package var name: String
    package var value: Value
    /// A property `name`.
    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  package indirect enum Value: Sendable, Hashable {
    /// `content`, `datetime`, an absolute URL of `href` or `src`, or the visible text, folded.
    case text(String)
    case item(StructuredItem)
  }

  package var syntax: Syntax
  /// `https://schema.org/PostalAddress`, or the root's class names (`h-card`, `vcard`).
  package var types: [String]
  package var properties: [Property]
  /// The headings above it, outermost first.
  package var section: [String]

  /// An item without properties.
  package init(syntax: Syntax, types: [String], properties: [Property] = [], section: [String] = []) {
    self.syntax = syntax
    self.types = types
    self.properties = properties
    self.section = section
  }

  /// The first text value of `name`.
  package func text(_ name: String) -> String? {
    for property in properties where property.name == name {
      if case .text(let text) = property.value { return text }
    }
    return nil
  }
}
