import FeedParsing
import Model
import Support
import Testing
import Text

@Suite struct FeedParserTests {
  private func parse(_ text: String, base: String? = nil) throws -> Feed {
    try FeedParser.parse(Array(text.utf8), base: base)
  }

  @Test(arguments: [
    ("<rss version='0.91'><channel/></rss>", FeedFormat.rss091),
    ("<rss version='2.0'><channel/></rss>", .rss20),
    ("<feed xmlns='http://www.w3.org/2005/Atom'/>", .atom10),
    ("<feed xmlns='http://purl.org/atom/ns#'/>", .atom03),
    ("<CHANNEL HREF='http://a/'/>", .cdf),
    ("{\"version\": \"https://jsonfeed.org/version/1.1\"}", .jsonFeed11),
    (
      "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>",
      .rss10
    ),
    (
      "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'/>",
      .rss090
    ),
  ])
  func `the root tells the format`(text: String, format: FeedFormat) throws {
    let feed = try parse(text)
    #expect(feed.format == format)
    #expect(feed.warnings.isEmpty)
  }

  @Test func `the better element fills a field whatever the order`() throws {
    let feed = try parse(
      """
      <rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
      <item><media:title>c</media:title><title>a</title><dc:title>b</dc:title><dc:date>2026-01-01</dc:date>
      <pubDate>Tue, 24 Nov 2026 06:15:00 GMT</pubDate></item></channel></rss>
      """)
    #expect(feed.items.first?.title?.value == "a")
    #expect(feed.items.first?.published?.rfc3339 == "2026-11-24T06:15:00Z")
  }

  @Test(
    arguments: [
      ("me@example.org (Jo Doe)", "Jo Doe", "me@example.org"),
      ("Jo Doe (me@example.org)", "Jo Doe", "me@example.org"),
      ("Jo Doe &lt;me@example.org&gt;", "Jo Doe", "me@example.org"), ("Jo Doe", "Jo Doe", nil),
      ("me@example.org", nil, "me@example.org"),
    ] as [(String, String?, String?)])
  func `people are read in every spelling`(text: String, name: String?, email: String?) throws {
    let feed = try parse("<rss><channel><item><author>\(text)</author></item></channel></rss>")
    #expect(feed.items.first?.authors.first?.name == name)
    #expect(feed.items.first?.authors.first?.email == email)
  }

  @Test(arguments: [
    ("A&lt;B", "A<B"), ("the &lt;gorilla&gt; weighs", "the <gorilla> weighs"),
    ("&lt;b&gt;x&lt;/b&gt; y", "x y"),
    ("AT&amp;amp;T", "AT&T"), ("AT&T", "AT&T"), ("1 &lt; 2", "1 < 2"),
  ])
  func `a title of RSS is HTML only where that is beyond doubt`(written: String, title: String) throws {
    let feed = try parse("<rss><channel><item><title>\(written)</title></item></channel></rss>")
    #expect(feed.items.first?.title?.titleText == title)
  }

  @Test func `an entry that was cut off is read as far as it goes`() throws {
    let feed = try parse("<rss><channel><item><title>a</title></item><item><title>b</title><link>http://a/b")
    #expect(feed.items.map { $0.title?.value } == ["a", "b"])
    #expect(feed.items.last?.url == "http://a/b")
    #expect(feed.warnings.count == 1)
  }

  @Test func `links are relative to the innermost base`() throws {
    let feed = try parse(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a/x/"><entry xml:base="y/"><link href="z"/>
      <content type="html">&lt;img src="i.png"&gt;</content></entry></feed>
      """, base: "http://b/")
    #expect(feed.items.first?.url == "http://a/x/y/z")
    #expect(feed.items.first?.content.first?.value == "<img src=\"http://a/x/y/i.png\">")
  }

  @Test func `a guid is an address only where it says so`() throws {
    let feed = try parse(
      """
      <rss><channel><item><guid>http://a/1</guid></item><item><guid isPermaLink="false">http://a/2</guid></item>
      <item><guid>17</guid></item></channel></rss>
      """, base: "http://b/")
    #expect(feed.items.map(\.url) == ["http://a/1", nil, nil])
  }

  @Test func `printed feeds are read again as they were`() throws {
    let feed = try parse(
      "<rss><channel><title>T \"q\"</title><item><guid>1</guid><title>é\\ &#8232;</title></item></channel></rss>"
    )
    var printed: [UInt8] = []
    let stream = JSONFeedStream { printed += $0 }
    stream.finish(feed)
    let again = try FeedParser.parse(printed)
    #expect(again.format == .jsonFeed11)
    #expect(again.title?.value == "T \"q\"")
    #expect(again.items.map(\.id) == ["1"])
  }

  @Test func `mixtures of feed parts are read or refused without a crash`() {
    let parts = [
      "<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>",
      "<feed xmlns='http://www.w3.org/2005/Atom'>",
      "<entry>", "</entry>", "<content type='xhtml'>", "<div>", "</div>", "x", "&amp;", "&", "<guid>",
      "<pubDate>", "2026",
      "<author>", "<![CDATA[", "]]>", "<category term='a'/>", "<media:group>", "<enclosure url='http://a/'/>",
      "<source>",
    ]
    var random = Lottery(seed: 11)
    for _ in 0..<3000 {
      let text = random.mixture(of: parts, count: 25)
      if let feed = try? parse(text, base: "http://b/") { #expect(feed.items.count <= 25, "\(text)") }
    }
  }
}
