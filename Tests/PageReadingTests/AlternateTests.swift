import PageReading
import Testing

@Suite struct AlternateTests {
  @Test func `the feeds that the head offers are found as absolute URLs`() throws {
    let html = """
      <html><head><base href="/en/"><link rel="stylesheet" href="a.css">
      <link rel="Alternate" type="application/rss+xml" title="News" href="news.xml"></head><body><p>Hello</p></body></html>
      """
    let page = try PageReader.read(
      Array(html.utf8), contentType: "text/html", url: "https://agency.example/index")
    #expect(page.alternates.map(\.url) == ["https://agency.example/en/news.xml"])
    #expect(page.alternates.map(\.type) == ["application/rss+xml"])
    #expect(page.alternates.first?.title == "News")
  }
}
