/// A stretch of a text, marked where it differs from the text it is compared with.
package struct TextRun: Hashable, Sendable {
  /// A piece of a line, without line breaks.
  package var text: String
  /// Whether it is a part that differs, to be pointed out.
  package var isMarked: Bool

  /// `text`, unmarked unless told otherwise.
  package init(_ text: String, isMarked: Bool = false) {
    self.text = text
    self.isMarked = isMarked
  }
}
