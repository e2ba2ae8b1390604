/// How a document ends.
package enum DocumentEnding: Hashable, Sendable {
  /// With its end tags, as it should.
  case whole
  /// Without its end tags: cut, or written by a program that forgets them.
  case open
  /// Inside an entry: cut.
  case insideEntry
}
