package import Model
package import PageReading

/// Turns a page into the contact facts it states.
///
/// The way of the data: blocks become passages, recognisers find values in them, findings become facts with section, label
/// and evidence, structured data adds what the text does not say, and mentions of one fact are folded.
package enum ContactExtractor {
  /// The facts of `page` in reading order, what looks like contact information and was not understood, and warnings.
  package static func extract(_ page: Page, limits: ExtractionLimits = ExtractionLimits()) -> Extraction {
    var extraction = Extraction(
      title: page.title, language: page.language, warnings: page.warnings, signs: page.signs)
    let reading = PageScan(page, limits: limits).read()
    let addresses = AddressExtractor.extract(page, glances: reading.glances, limits: limits)
    let structured = StructuredData.read(page, besides: addresses.facts)
    extraction.unread = reading.unread + addresses.unread
    extraction.warnings += reading.warnings + addresses.warnings
    extraction.facts = FactFolding.fold(
      reading.facts + addresses.facts.map { AssembledFact(fact: $0, position: nil) }
        + structured.map { AssembledFact(fact: $0, position: nil, isStructured: true) })
    return extraction
  }
}
