package import Model

/// Judges whether a reading is the page it should be, before it may replace what is known.
///
/// A page whose facts are all there is trusted whatever else it says; a notice or a login form is a reason only where facts
/// went with it. Facts that other facts replaced in their slots have not gone.
package enum Guard {
  /// The reason not to trust `reading`, or nil.
  ///
  /// - Parameters:
  ///   - baseline: the last good state; empty at the first read, when only the page itself is judged.
  ///   - status: the HTTP status it came with.
  ///   - expectedFacts: the source's `expect: {facts: N}`.
  package static func judge(
    _ reading: Extraction, baseline: Snapshot, status: Int, expectedFacts: Int?
  ) -> Suspicion? {
    let links = Pairing.links(before: baseline.facts.map(\.fact), after: reading.facts)
    return judge(reading, baseline: baseline, links: links, status: status, expectedFacts: expectedFacts)
  }

  static func judge(
    _ reading: Extraction, baseline: Snapshot, links: [Outcome], status: Int, expectedFacts: Int?
  ) -> Suspicion? {
    if reading.signs.isCut {
      return Suspicion(
        problem: .tooLarge, reason: "the page is larger than what is read of one: only its beginning is known"
      )
    }
    if let selector = reading.signs.missedSelector {
      return Suspicion(problem: .shape, reason: "nothing on the page matches the selector `\(selector)`")
    }
    let loss = Loss(baseline: baseline.facts.map(\.fact), reading: reading.facts, links: links)
    if let suspicion = page(reading, loss: loss, isFirst: baseline.facts.isEmpty) { return suspicion }
    if let suspicion = headline(reading, loss: loss, title: baseline.title) { return suspicion }
    if let expectedFacts, reading.facts.count < expectedFacts {
      return shortage(reading.facts.count, expected: expectedFacts)
    }
    return collapse(loss, reading: reading, title: baseline.title)
  }

  /// The reason not to trust a page with `count` facts where more are expected.
  package static func shortage(_ count: Int, expected: Int) -> Suspicion {
    Suspicion(
      problem: .shape, reason: "\(count) facts on the page where at least \(expected) are expected")
  }

  /// What the page shows of itself.
  private static func page(_ reading: Extraction, loss: Loss, isFirst: Bool) -> Suspicion? {
    let signs = reading.signs
    guard isFirst ? reading.facts.isEmpty : loss.isNotable else { return nil }
    if signs.hasChallengeMarks || signs.hasOnlyWallScript && reading.facts.isEmpty {
      return Suspicion(problem: .blocked, reason: "the page is a challenge that asks for a browser")
    }
    if signs.needsScript, signs.mainCharacters < 400 {
      return Suspicion(problem: .needsScript, reason: "the page is empty without its script")
    }
    if signs.characters == 0, reading.facts.isEmpty {
      return Suspicion(problem: .empty, reason: "the page has no text")
    }
    if let words = Notice.inHeads(of: reading)
      ?? (loss.isHalf || isFirst ? Notice.inOpening(of: reading) : nil)
    {
      return Suspicion(problem: words.problem, reason: "the page says \"\(words.quote)\" and \(loss.phrase)")
    }
    if signs.hasPasswordField, loss.isNotable {
      return Suspicion(problem: .suspect, reason: "the page asks to sign in and \(loss.phrase)")
    }
    if signs.isTruncated, loss.isNotable {
      return Suspicion(problem: .suspect, reason: "the page ends in the middle and \(loss.phrase)")
    }
    return nil
  }

  /// Another page's facts in the slots of this one's: a help desk's number on a login page. Its head gives it away.
  private static func headline(_ reading: Extraction, loss: Loss, title: String?) -> Suspicion? {
    guard loss.isUnlike, changedIdentity(reading, title) else { return nil }
    if let words = Notice.inHeads(of: reading) {
      return Suspicion(
        problem: words.problem, reason: "the page says \"\(words.quote)\" and its facts are others")
    }
    if reading.signs.hasPasswordField {
      return Suspicion(problem: .suspect, reason: "the page asks to sign in and its facts are others")
    }
    return nil
  }

  /// The facts vanish all at once.
  private static func collapse(_ loss: Loss, reading: Extraction, title: String?) -> Suspicion? {
    guard loss.isCollapse || loss.isTotal && (loss.gone > 1 || changedIdentity(reading, title)) else {
      return nil
    }
    return Suspicion(problem: .suspect, reason: loss.phrase)
  }

  /// A page that kept its one fact's surroundings may drop it; one with another title or no text may not.
  private static func changedIdentity(_ reading: Extraction, _ title: String?) -> Bool {
    ComparableText.of(reading.title ?? "") != ComparableText.of(title ?? "")
      || reading.signs.mainCharacters < 200
  }
}
