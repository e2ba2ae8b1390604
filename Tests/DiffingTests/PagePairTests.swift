import Testing

/// Pages as agencies write them, changed in the ways in which they change: what must be told, and what must not.
@Suite struct PagePairTests {
  @Test(arguments: PagePair.all) func exactlyWhatACarefulPersonWouldReportIsTold(pair: PagePair) throws {
    #expect(try pair.told() == pair.expected.sorted())
  }

  @Test func thereArePairs() {
    #expect(PagePair.all.count > 150)
  }
}
