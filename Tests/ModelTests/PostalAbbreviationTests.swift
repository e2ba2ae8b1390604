import Model
import Testing

@Suite struct PostalAbbreviationTests {
  @Test(arguments: [
    ("BOULEVARD", "BLVD"), ("AV", "AVE"), ("NORTHWEST", "NW"), ("SUITE", "STE"), ("PENTHOUSE", "PH"),
    ("ST", "ST"),
  ])
  func `every spelling has the abbreviation of Publication 28`(word: String, abbreviation: String) {
    #expect(PostalAbbreviations.of(word) == abbreviation)
  }

  @Test func `other words have none`() {
    #expect(PostalAbbreviations.of("MAIN") == nil && PostalAbbreviations.of("") == nil)
  }
}
