import Testing
import Text

struct WebLinkTests {
  @Test(arguments: ["https://example.gov/", "http://example.gov", "HTTPS://EXAMPLE.GOV/a"])
  func `addresses of the web may`(_ url: String) { #expect(WebLink(url)?.url == url) }

  @Test(arguments: [
    "javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "//example.gov", "https:/x", "",
    "https://a b",
  ])
  func `what runs, what is no address and what holds a space may not`(_ url: String) {
    #expect(WebLink(url) == nil)
  }

  @Test func `a sign before the address makes it none`() {
    #expect(WebLink("\u{0600}https://example.gov/") == nil)
  }
}
