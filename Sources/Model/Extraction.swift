/// What one reading of a page gave.
package struct Extraction: Hashable, Sendable {
  /// What the page calls itself.
  package var title: String?
  /// BCP 47 tag of the page.
  package var language: String?
  /// In the order of the document, each once.
  package var facts: [Fact]
  /// What looks like contact information and was not understood: announced, never dropped.
  package var unread: [Unread]
  /// Oddities of the document, and what was left out of it.
  package var warnings: [Warning]
  /// What the guard judges the page by.
  package var signs: PageSigns
  /// Where the page ends inside an element: places in `facts` of those that its last text is part of, and that may be half.
  package var factsAtEnd: Set<Int> = []

  /// The result of reading one page.
  package init(
    title: String? = nil, language: String? = nil, facts: [Fact] = [], unread: [Unread] = [],
    warnings: [Warning] = [], signs: PageSigns = PageSigns()
  ) {
    self.title = title
    self.language = language
    self.facts = facts
    self.unread = unread
    self.warnings = warnings
    self.signs = signs
  }

  /// The reading without the facts that may be half.
  package var withoutFactsAtEnd: Extraction {
    guard !factsAtEnd.isEmpty else { return self }
    var reading = self
    reading.facts = facts.indices.filter { !factsAtEnd.contains($0) }.map { facts[$0] }
    reading.factsAtEnd = []
    return reading
  }
}

/// Marks by which a page shows that it is not the page it should be: gathered while reading, judged by the guard.
package struct PageSigns: Hashable, Sendable {
  /// Visible characters of the main part, white space folded.
  package var mainCharacters = 0
  /// Visible characters of the whole page.
  package var characters = 0
  /// The first heading's text.
  package var heading: String?
  /// The opening words of the main part, at most 2,000 characters.
  package var opening = ""
  /// A password field is on the page.
  package var hasPasswordField = false
  /// The body is an empty root for a script, or a `noscript` asks for one.
  package var needsScript = false
  /// The bytes end in the middle of the document (no closing `body` or `html` where the start tags stand, an open tag at the end).
  package var isTruncated = false
  /// There is no end tag of `body` or `html`, and something inside of these was open where the bytes ended: an element, mark-up,
  /// or text without an element of its own.
  package var endsInside = false
  /// A hash of the letters of the page's last text; what counts or dates there may be another at every reading.
  package var lastText: UInt64 = 0
  /// Only the beginning was read: the page is larger than what is read of one.
  package var isCut = false
  /// The page is the challenge of a bot wall; good pages that carry its scripts are not (``ChallengePage``).
  package var hasChallengeMarks = false
  /// A bot wall's script is on the page, and hardly a word.
  package var hasOnlyWallScript = false
  /// A page that lists announcements says in words that there are none.
  package var saysThatNothingIsListed = false
  /// Number of elements.
  package var elements = 0
  /// A `select` or `entries` selector of the source matched nothing.
  package var missedSelector: String?

  /// No signs.
  package init() {}

  /// How the page ends; end tags of `body` and `html` may be left out (WHATWG HTML §13.1.2.4).
  package var ending: DocumentEnding {
    endsInside ? .inside : isTruncated ? .open : .complete
  }
}
