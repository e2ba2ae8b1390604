import Model
import Testing

@Suite struct PostalAbbreviationTests {
  @Test(arguments: [
    ("BOULEVARD", "BLVD"), ("AV", "AVE"), ("NORTHWEST", "NW"), ("SUITE", "STE"), ("PENTHOUSE", "PH"),
    ("ST", "ST"),
  ])
  func `every spelling has the abbreviation of Publication 28`(word: String, abbreviation: String) {
    #expect(PostalAbbreviations.all[word] == abbreviation)
  }

  @Test func `other words have none`() {
    #expect(PostalAbbreviations.all["MAIN"] == nil && PostalAbbreviations.all[""] == nil)
  }
}
