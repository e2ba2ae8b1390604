package import Model
package import Text

/// What a document of one's own says of a way to reach an agency, against what the agency's pages say.
package struct Finding: Hashable, Sendable {
  /// How a document and the watched pages agree; the words of the JSON contract.
  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    case current, differs
    case wrongKind = "wrong-kind"
    case retired, unknown, unconfirmed

    /// Something in the document is to be fixed.
    package var isFault: Bool { self == .differs || self == .wrongKind || self == .retired }
  }

  /// What is to be said of the passage.
  package var verdict: Verdict
  /// Nil for a retired name.
  package var channel: Channel?
  /// The kind within the channel, as ``Fact/kind`` has it; empty for a retired name.
  package var kind: String
  /// The value in the normal text of its channel; a retired name as the glossary has it.
  package var value: String
  /// As written in the document.
  package var display: String
  /// Line and column, counted from 1; nil where the passage is not found again in the text.
  package var position: TextPosition?
  /// What is official in its place, or confirms it; nil where nothing is known.
  package var official: Official?
  /// One line for people.
  package var note: String?

  /// The official word, and who says it.
  package struct Official: Hashable, Sendable {
    /// The normal text of the official value, or the name that took the place of a retired one.
    package var value: String
    /// Nil for a glossary entry.
    package var source: SourceID?
    /// The page that says so; nil for a glossary entry.
    package var url: String?
    /// When that page was last read well.
    package var lastRead: Timestamp?
  }
}

/// A place in a text, counted from 1, columns in characters.
package struct TextPosition: Hashable, Sendable {
  /// Counted from 1.
  package var line: Int
  /// In characters, counted from 1.
  package var column: Int

  /// Line `line`, column `column`.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A fact that a watched page states, or stated.
package struct WatchedFact: Hashable, Sendable {
  /// The source whose page states it.
  package var source: SourceID
  /// Where that page is, as it may be shown.
  package var url: String
  /// What it states.
  package var fact: Fact
  /// When the page was last read well.
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
