/// An oddity of the input that was read past: what, and where.
package struct Warning: Hashable, Sendable {
  /// One lower-case line for people.
  package var text: String
  /// Line in the document, counted from 1, where known.
  package var line: Int?

  /// A warning about `line` of the document.
  package init(_ text: String, line: Int? = nil) {
    self.text = text
    self.line = line
  }

  /// `line 12: undefined entity "&foo;"`
  package var description: String { line.map { "line \($0): \(text)" } ?? text }
}
