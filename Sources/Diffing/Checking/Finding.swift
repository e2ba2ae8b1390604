package import Model
package import Text

/// What a document of one's own says of a way to reach an agency, against what the agency's pages say.
package struct Finding: Hashable, Sendable {
  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    case current, differs
    case wrongKind = "wrong-kind"
    case retired, unknown, unconfirmed

    /// Something in the document is to be fixed.
    package var isFault: Bool { self == .differs || self == .wrongKind || self == .retired }
  }

  package var verdict: Verdict
  /// Nil for a retired name.
  package var channel: Channel?
  package var kind: String
  package var value: String
  /// As written in the document.
  package var display: String
  /// Line and column, counted from 1; nil where the passage is not found again in the text.
  package var position: TextPosition?
  package var official: Official?
  /// One line for people.
  package var note: String?

  /// The official word, and who says it.
  package struct Official: Hashable, Sendable {
    package var value: String
    /// Nil for a glossary entry.
    package var source: SourceID?
    package var url: String?
    package var lastRead: Timestamp?
  }
}

/// A place in a text, counted from 1, columns in characters.
package struct TextPosition: Hashable, Sendable {
  package var line: Int
  package var column: Int

  /// Line `line`, column `column`.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A fact that a watched page states, or stated.
package struct WatchedFact: Hashable, Sendable {
  package var source: SourceID
  package var url: String
  package var fact: Fact
  package var lastRead: Timestamp
  /// Last read more than three intervals ago.
  package var isUnconfirmed: Bool

  /// `fact` as `source` states it.
  package init(source: SourceID, url: String, fact: Fact, lastRead: Timestamp, isUnconfirmed: Bool) {
    self.source = source
    self.url = url
    self.fact = fact
    self.lastRead = lastRead
    self.isUnconfirmed = isUnconfirmed
  }

  var official: Finding.Official {
    Finding.Official(value: fact.value.text, source: source, url: url, lastRead: lastRead)
  }
}
