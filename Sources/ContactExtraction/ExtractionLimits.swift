/// What one page may cost. The limits count work, not time, so that two readings of a page agree.
package struct ExtractionLimits: Sendable {
  /// Facts of a page, and addresses among them; no page for people states more.
  package var facts = 20_000
  /// ZIP codes that are looked at; each may cost as much as a long address.
  package var zipCodes = 40_000
  /// Bytes of one block that are read for addresses; no passage for people is as long.
  package var blockBytes = 1_000_000

  /// The limits that pages are read with.
  package init() {}
}
