/// An announcement or a fact that holds the words of a search.
package struct SearchHit: Hashable, Sendable {
  /// What holds the words.
  package enum Found: Hashable, Sendable {
    case announcement(KnownAnnouncement)
    /// `isCurrent`: it stands on the page now.
    case fact(KnownFact, isCurrent: Bool)
  }

  /// Where it was read.
  package var source: SourceID
  /// What holds the words, as it is stored.
  package var found: Found
  /// The words around what was found, at most some two dozens, on one line.
  package var passage: String

  /// A hit in `source`.
  package init(source: SourceID, found: Found, passage: String) {
    self.source = source
    self.found = found
    self.passage = passage
  }
}

/// The words of a search, as people give them.
package struct SearchWords: Hashable, Sendable {
  /// Runs of words that must follow one another; all must be there. A final `*` stands for any ending.
  package let phrases: [String]

  /// Each argument is a phrase; nil where none holds a letter or a digit.
  package init?(_ arguments: [String]) {
    phrases = arguments.filter { $0.contains { $0.isLetter || $0.isNumber } }
    if phrases.isEmpty { return nil }
  }

  /// The query in the language of SQLite's FTS5 (https://www.sqlite.org/fts5.html section 3): only quoted strings, so
  /// that nothing in a word acts.
  package var query: String {
    phrases.map { phrase in
      let isPrefix = phrase.hasSuffix("*")
      let text = (isPrefix ? String(phrase.dropLast()) : phrase).replacing("\"", with: "\"\"")
      return "\"\(text)\"" + (isPrefix ? "*" : "")
    }.joined(separator: " AND ")
  }
}
