import Testing

@testable import ContactExtraction

@Suite("Parts of web addresses")
struct WebAddressTests {
  @Test("host, path and query are taken apart")
  func parts() {
    let address = WebAddress("HTTPS://user:word@WWW.Agency.gov:8443/a/b?c=d&e#f")
    #expect(address?.host.name == "www.agency.gov")
    #expect(address?.path == "/a/b" && address?.query == "c=d&e")
    #expect(WebAddress("http://agency.gov")?.path == "")
    #expect(WebAddress("https://agency.gov?q#f?g")?.query == "q")
    #expect(WebAddress("http://localhost/")?.host.name == "localhost")
  }

  @Test(
    "what is no web address has none",
    arguments: [
      "", "mailto:a@agency.gov", "ftp://agency.gov/", "https:/agency.gov", "https://agency/", "http",
    ])
  func none(url: String) { #expect(WebAddress(url) == nil) }

  @Test("a reader keeps the host that came last and takes no longer one for it")
  func reader() {
    let reader = WebAddressReader()
    let first = reader.address("https://agency.gov/a")
    #expect(reader.address("https://agency.gov/b?c")?.host === first?.host)
    #expect(reader.address("https://agency.gov/b?c")?.query == "c")
    #expect(reader.address("https://agency.gov#f")?.path == "")
    #expect(reader.address("https://agency.gov.example.net/a")?.host.name == "agency.gov.example.net")
    #expect(reader.address("https://x.com/agency")?.host.site?.host == "x.com")
  }
}
