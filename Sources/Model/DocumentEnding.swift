/// How a document ends, the worst way first. The raw values are stored.
package enum DocumentEnding: Int, Comparable, Hashable, Sendable {
  /// Inside an entry or another element.
  case inside = 1
  /// Outside of all elements but those around the whole document, whose end tags are missing.
  case open = 2
  /// With its end tags.
  case complete = 3

  /// Worse is less.
  package static func < (left: DocumentEnding, right: DocumentEnding) -> Bool {
    left.rawValue < right.rawValue
  }
}
