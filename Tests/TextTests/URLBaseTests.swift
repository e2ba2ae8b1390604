import Testing
import Text

/// A base taken apart once resolves as one taken apart for every link.
@Suite struct URLBaseTests {
  private static let bases = [
    "https://www.example.gov/a/b?c=d#e", "http://example.gov", "https://user@example.gov:8080/x/",
    "file:///pages/contact.html", "mailto:help@example.gov", "contact.html", "",
  ]
  private static let references = [
    "/", "/offices/12", "/a/../b", "/./a", "/a.html", "/.hidden", "//other.gov/x", "/with space", "/a\\b",
    "/q?x=/../y#z", "/ñ", "/a<b", "", "#top", "?q", "x/y", "../x", "https://other.gov/x", "tel:+12025550143",
    " /a ", "/a\n/b", "/a:b",
  ]

  @Test(arguments: bases, references) func aBaseTakenApartResolvesAlike(base: String, reference: String) {
    #expect(URLBase(base).resolve(reference) == URLReference.resolve(reference, base: base))
  }
}
