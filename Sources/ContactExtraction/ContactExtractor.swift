package import Model
package import PageReading

/// Turns a page into the contact facts it states.
///
/// The way of the data: blocks become passages, recognisers find values in them, mentions become facts with section, label
/// and evidence, structured data adds what the text does not say, and mentions of one fact are folded.
package enum ContactExtractor {
  /// The facts of `page` in reading order, what looks like contact information and was not understood, and warnings.
  ///
  /// Of a page that ends inside an element, those are marked that it does not state without its last block: they may be half.
  package static func extract(_ page: Page, limits: ExtractionLimits = ExtractionLimits()) -> Extraction {
    var extraction = read(page, limits: limits)
    guard page.signs.endsInside, !extraction.facts.isEmpty else { return extraction }
    // The block stays, for the tree of scopes counts blocks, and says nothing.
    var shorter = page
    shorter.blocks[shorter.blocks.count - 1].text = ""
    shorter.blocks[shorter.blocks.count - 1].links = []
    let certain = Set(read(shorter, limits: limits).facts.map(placed))
    extraction.factsAtEnd = Set(
      extraction.facts.indices.filter { !certain.contains(placed(extraction.facts[$0])) })
    return extraction
  }

  /// What `fact` says, and under which headings and label: two offices may have the same hours.
  private static func placed(_ fact: Fact) -> Fact {
    var placed = fact.statement
    (placed.section, placed.label) = (fact.section, fact.label)
    return placed
  }

  private static func read(_ page: Page, limits: ExtractionLimits) -> Extraction {
    var extraction = Extraction(
      title: page.title, language: page.language, warnings: page.warnings, signs: page.signs)
    let reading = PageScan(page, limits: limits).read()
    let addresses = AddressExtractor.assemble(page, limits: limits)
    let facts = reading.facts + addresses.facts
    let structured = StructuredData.read(page, besides: addresses.facts.map(\.fact))
    extraction.unread = reading.unread + addresses.unread
    extraction.warnings += reading.warnings + addresses.warnings
    extraction.facts = FactFolding.fold(
      facts
        + structured.map { PlacedFact(fact: $0, position: nil, isStructured: true) })
    return extraction
  }
}

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
