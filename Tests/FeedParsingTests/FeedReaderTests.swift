import FeedParsing
import Model
import Testing
import Text

@Suite struct FeedReaderTests {
  private func read(_ text: String, url: String = "https://example.org/feed") throws -> FeedReading {
    try FeedReader.read(Array(text.utf8), contentType: nil, url: url)
  }

  @Test func `a news feed of an agency gives its announcements`() throws {
    let reading = try read(
      """
      <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
      <title>News &amp; Alerts</title><link>/newsroom</link><language>en</language><ttl>60</ttl>
      <item><title>ALERT: Box moved</title><link>/news/1?utm_source=rss</link><guid isPermaLink="false">3f2</guid>
      <pubDate>Tue, 24 Nov 2026 06:15:00 EST</pubDate><category>Alerts</category>
      <description>&lt;p&gt;Mail to the &lt;b&gt;new&lt;/b&gt; box.&lt;/p&gt;</description></item>
      </channel></rss>
      """)
    #expect(reading.title == "News & Alerts")
    #expect(reading.homePageURL == "https://example.org/newsroom")
    #expect(reading.minimumInterval == 3600)
    #expect(reading.warnings.isEmpty)
    let entry = try #require(reading.announcements.first)
    #expect(entry.title == "ALERT: Box moved")
    #expect(entry.summary == "Mail to the new box.")
    #expect(entry.url == "https://example.org/news/1?utm_source=rss")
    #expect(entry.published?.rfc3339 == "2026-11-24T11:15:00Z")
    #expect(entry.isAlert)
    #expect(entry.keys.prefix(2) == ["id:3f2", "url://example.org/news/1"])
  }

  @Test func `an entry repeated word for word is one and entries that share a guid are two`() throws {
    let item = "<item><guid>1</guid><link>http://a/</link><title>A</title></item>"
    let other = "<item><guid>1</guid><link>http://a/</link><title>B</title></item>"
    let reading = try read("<rss><channel>\(item)\(item)\(other)</channel></rss>")
    #expect(reading.announcements.map(\.title) == ["A", "B"])
    #expect(Set(reading.announcements.flatMap(\.keys)).count == 2)
  }

  @Test func `relative links start from the content location`() throws {
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>x</id><link href='b'/></entry></feed>"
    let reading = try FeedReader.read(
      Array(feed.utf8), contentType: nil, url: "https://example.org/feed", contentLocation: "/a/feed.xml")
    #expect(reading.announcements.first?.url == "https://example.org/a/b")
  }

  @Test func `links that run a program never become the address of an entry`() throws {
    let reading = try read(
      "<rss><channel><item><guid>1</guid><link> javascript:alert(1)</link></item>"
        + "<item><guid>data:text/html,x</guid><title>t</title></item></channel></rss>")
    #expect(reading.announcements.count == 2)
    #expect(reading.announcements.allSatisfy { $0.url == nil })
  }

  @Test(arguments: [
    ("<!DOCTYPE html><html><body>x</body></html>", FeedError.page), ("", .empty), (" \n", .empty),
    ("garbage", .notAFeed(root: "no feed element in the document")),
  ])
  func `what is no feed is refused`(text: String, error: FeedError) {
    #expect(throws: error) { try read(text) }
  }
}
