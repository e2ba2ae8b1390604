import FeedParsing
import Model
import Testing
import Text

/// One whole document of each dialect, and every field that it fills.
@Suite struct DialectTests {
  @Test func `RSS 2 gives a feed and its entries`() throws {
    let feed = try feed(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel>
        <title>News &amp; alerts</title><link>https://agency.example/news</link>
        <atom:link rel="self" type="application/rss+xml" href="https://agency.example/news.xml"/>
        <description>What is &lt;em&gt;new&lt;/em&gt;.</description><language>en-us</language>
        <copyright>Public domain</copyright><managingEditor>press@agency.example (Press office)</managingEditor>
        <pubDate>Tue, 24 Nov 2026 06:15:00 GMT</pubDate><lastBuildDate>Tue, 24 Nov 2026 07:00:00 GMT</lastBuildDate>
        <category domain="urn:topics">Forms</category><generator>Drupal</generator><ttl>60</ttl>
        <image><url>https://agency.example/logo.png</url><title>Logo</title><link>https://agency.example/</link></image>
        <item>
          <title>Box moved</title><link>https://agency.example/news/1</link>
          <description>&lt;p&gt;Mail to the new box.&lt;/p&gt;</description>
          <author>jo@agency.example (Jo Doe)</author><category>Alerts</category><category>Forms</category>
          <comments>https://agency.example/news/1#comments</comments>
          <enclosure url="https://agency.example/1.pdf" length="4711" type="application/pdf"/>
          <guid isPermaLink="false">node-1</guid><pubDate>Tue, 24 Nov 2026 06:15:00 EST</pubDate>
          <source url="https://other.example/feed">Other agency</source>
        </item>
        <item><title>Second</title></item>
      </channel></rss>
      """)
    #expect(feed.warnings.isEmpty && feed.format == .rss20 && feed.encoding == "utf-8")
    #expect(feed.title?.titleText == "News & alerts" && feed.subtitle?.plain == "What is new.")
    #expect(
      feed.homePageURL == "https://agency.example/news" && feed.feedURL == "https://agency.example/news.xml")
    #expect(feed.language == "en-us" && feed.rights?.plain == "Public domain" && feed.generator == "Drupal")
    #expect(feed.authors.map(\.told) == ["Press office | press@agency.example | -"])
    #expect(
      feed.published?.rfc3339 == "2026-11-24T06:15:00Z" && feed.updated?.rfc3339 == "2026-11-24T07:00:00Z")
    #expect(feed.categories.map(\.told) == ["Forms | urn:topics | -"] && feed.ttlMinutes == 60)
    #expect(feed.image == "https://agency.example/logo.png" && feed.items.count == 2 && !feed.lacksEnd)
    let item = try #require(feed.items.first)
    #expect(item.title?.titleText == "Box moved" && item.summary?.plain == "Mail to the new box.")
    #expect(item.id == "node-1" && item.url == "https://agency.example/news/1")
    #expect(item.authors.map(\.told) == ["Jo Doe | jo@agency.example | -"])
    #expect(item.categories.map(\.term) == ["Alerts", "Forms"])
    #expect(item.commentsURL == "https://agency.example/news/1#comments")
    #expect(item.attachments.map(\.told) == ["https://agency.example/1.pdf | application/pdf | 4711 | -"])
    #expect(item.published?.rfc3339 == "2026-11-24T11:15:00Z" && item.updated == nil)
    #expect(item.source?.title == "Other agency" && item.source?.url == "https://other.example/feed")
    #expect(feed.items.last?.title?.titleText == "Second" && feed.items.last?.id == nil)
  }

  @Test(arguments: [
    ("0.91", FeedFormat.rss091), ("0.92", .rss092), ("0.93", .rss092), ("2.0", .rss20), ("2.0.1", .rss20),
    ("", .rss20),
    ("3.0", .rss20), ("0.90", .rss090),
  ])
  func `the version of RSS is told from its attribute and all are read alike`(
    version: String, format: FeedFormat
  ) throws {
    let feed = try feed(
      "<rss version='\(version)'><channel><title>T</title><item><title>a</title><link>http://a/1</link></item></channel></rss>"
    )
    #expect(feed.format == format)
    #expect(feed.title?.titleText == "T" && feed.items.map(\.url) == ["http://a/1"])
  }

  @Test func `RDF gives a feed whose entries stand beside its channel`() throws {
    let feed = try feed(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
      <channel rdf:about="https://agency.example/rdf"><title>News</title><link>https://agency.example/</link>
        <description>All news</description><dc:language>en</dc:language><dc:date>2026-11-24T06:15:00Z</dc:date>
        <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
        <items><rdf:Seq><rdf:li rdf:resource="https://agency.example/1"/></rdf:Seq></items></channel>
      <item rdf:about="https://agency.example/1"><title>One</title><link>https://agency.example/1</link>
        <description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>
        <dc:creator>Jo Doe</dc:creator><dc:subject>Forms</dc:subject><dc:date>2026-11-24T06:15:00-05:00</dc:date></item>
      </rdf:RDF>
      """)
    #expect(feed.warnings.isEmpty && feed.format == .rss10 && feed.id == "https://agency.example/rdf")
    #expect(
      feed.title?.titleText == "News" && feed.homePageURL == "https://agency.example/"
        && feed.language == "en")
    #expect(feed.updated?.rfc3339 == "2026-11-24T06:15:00Z" && feed.ttlMinutes == 30)
    let item = try #require(feed.items.first)
    #expect(feed.items.count == 1 && item.id == "https://agency.example/1" && item.url == item.id)
    #expect(item.summary?.value == "Short" && item.content.map(\.value) == ["<p>Long</p>"])
    #expect(item.authors.map(\.name) == ["Jo Doe"] && item.categories.map(\.term) == ["Forms"])
    #expect(item.published?.rfc3339 == "2026-11-24T11:15:00Z")
  }

  @Test func `Atom gives a feed and its entries`() throws {
    let feed = try feed(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://agency.example/">
      <id>urn:feed</id><title type="html">News &amp;amp; alerts</title><subtitle>Sub</subtitle><updated>2026-11-24T07:00:00Z</updated>
      <link rel="self" href="news.atom"/><link href="news" hreflang="en"/><rights type="text">Public</rights>
      <generator uri="https://cms.example/" version="1">CMS</generator><icon>icon.png</icon><logo>logo.png</logo>
      <author><name>Press office</name><email>press@agency.example</email><uri>press</uri></author>
      <contributor><name>Con</name></contributor><category term="t" scheme="urn:s" label="L"/>
      <entry xml:lang="es"><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Uno <b>dos</b></div></title>
        <link rel="alternate" type="text/html" href="news/1"/><link rel="related" href="https://other.example/"/>
        <link rel="enclosure" type="application/pdf" length="4711" href="1.pdf" title="Form"/>
        <link rel="replies" type="text/html" href="news/1/replies"/>
        <published>2026-11-24T06:15:00Z</published><updated>2026-11-24T06:30:00.5+00:00</updated>
        <author><name>Jo</name></author><category term="alert"/><summary type="text">1 &lt; 2</summary>
        <content type="html">&lt;p&gt;Largo&lt;/p&gt;</content><rights>Mine</rights>
        <source><id>urn:o</id><title>Other</title><updated>2026-01-01T00:00:00Z</updated><link href="https://o.example/"/></source>
      </entry></feed>
      """)
    #expect(feed.warnings.isEmpty && feed.format == .atom10 && feed.id == "urn:feed")
    #expect(
      feed.title?.titleText == "News & alerts" && feed.subtitle?.plain == "Sub"
        && feed.rights?.plain == "Public")
    #expect(
      feed.homePageURL == "https://agency.example/news" && feed.feedURL == "https://agency.example/news.atom")
    #expect(
      feed.generator == "CMS" && feed.favicon == "https://agency.example/icon.png" && feed.language == "en")
    #expect(
      feed.image == "https://agency.example/logo.png" && feed.updated?.rfc3339 == "2026-11-24T07:00:00Z")
    #expect(
      feed.authors.map(\.told)
        == ["Press office | press@agency.example | https://agency.example/press"])
    #expect(feed.contributors.map(\.name) == ["Con"])
    #expect(feed.categories.map(\.told) == ["t | urn:s | L"])
    let item = try #require(feed.items.first)
    #expect(item.id == "urn:1" && item.title?.titleText == "Uno dos" && item.language == "es")
    #expect(item.url == "https://agency.example/news/1" && item.externalURL == "https://other.example/")
    #expect(item.commentsURL == "https://agency.example/news/1/replies")
    #expect(item.attachments.map(\.told) == ["https://agency.example/1.pdf | application/pdf | 4711 | -"])
    #expect(
      item.published?.rfc3339 == "2026-11-24T06:15:00Z"
        && item.updated?.rfc3339.hasPrefix("2026-11-24T06:30:00") == true)
    #expect(
      item.summary == FeedText("1 < 2", type: "text/plain", language: "es", base: "https://agency.example/"))
    #expect(item.content.map(\.value) == ["<p>Largo</p>"] && item.rights?.plain == "Mine")
    #expect(
      item.source?.title == "Other" && item.source?.id == "urn:o" && item.source?.url == "https://o.example/")
  }

  @Test func `Atom 0_3 is read by its own names`() throws {
    let feed = try feed(
      """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><tagline>Sub</tagline><modified>2026-11-24T07:00:00Z</modified>
      <copyright>C</copyright><entry><id>1</id><title mode="escaped" type="text/html">a &amp;amp; b</title>
      <issued>2026-11-24T06:15:00Z</issued><modified>2026-11-24T06:30:00Z</modified><created>2026-11-01T00:00:00Z</created>
      <content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div></content></entry></feed>
      """)
    #expect(feed.format == .atom03 && feed.subtitle?.plain == "Sub" && feed.rights?.plain == "C")
    #expect(feed.updated?.rfc3339 == "2026-11-24T07:00:00Z")
    let item = try #require(feed.items.first)
    #expect(item.title?.titleText == "a & b" && item.content.map(\.value) == ["<p>x</p>"])
    #expect(
      item.published?.rfc3339 == "2026-11-24T06:15:00Z" && item.updated?.rfc3339 == "2026-11-24T06:30:00Z")
  }

  @Test func `CDF says in attributes what others say in elements`() throws {
    let feed = try feed(
      """
      <?xml version="1.0"?><CHANNEL HREF="https://agency.example/news/" BASE="https://agency.example/news/" LASTMOD="2026-11-24T07:00">
      <TITLE>News</TITLE><ABSTRACT>All</ABSTRACT><ITEM HREF="1.html" LASTMOD="2026-11-24T06:15Z"><TITLE>One</TITLE>
      <ABSTRACT>Short</ABSTRACT></ITEM></CHANNEL>
      """)
    #expect(feed.format == .cdf && feed.title?.titleText == "News" && feed.subtitle?.plain == "All")
    #expect(
      feed.homePageURL == "https://agency.example/news/" && feed.updated?.rfc3339 == "2026-11-24T07:00:00Z")
    #expect(
      feed.items.map(\.url) == ["https://agency.example/news/1.html"]
        && feed.items.first?.summary?.plain == "Short")
    #expect(feed.items.first?.updated?.rfc3339 == "2026-11-24T06:15:00Z")
  }

  @Test func `JSON Feed gives a feed and its entries`() throws {
    let feed = try feed(
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "News", "home_page_url": "https://agency.example/",
       "feed_url": "https://agency.example/feed.json", "description": "All", "language": "en", "icon": "https://agency.example/i.png",
       "favicon": "https://agency.example/f.ico", "authors": [{"name": "Press", "url": "https://agency.example/press"}],
       "items": [{"id": "1", "url": "https://agency.example/1", "external_url": "https://other.example/", "title": "One",
         "content_html": "<p>Long</p>", "content_text": "Long", "summary": "Short", "image": "https://agency.example/1.png",
         "date_published": "2026-11-24T06:15:00-05:00", "date_modified": "2026-11-25T06:15:00Z", "tags": ["a", "b"],
         "authors": [{"name": "Jo"}], "language": "es",
         "attachments": [{"url": "https://agency.example/1.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 7, "duration_in_seconds": 90}]}]}
      """)
    #expect(feed.format == .jsonFeed11 && feed.title?.value == "News" && feed.subtitle?.plain == "All")
    #expect(
      feed.homePageURL == "https://agency.example/" && feed.feedURL == "https://agency.example/feed.json")
    #expect(feed.icon == "https://agency.example/i.png" && feed.favicon == "https://agency.example/f.ico")
    #expect(feed.authors.map(\.told) == ["Press | - | https://agency.example/press"] && feed.language == "en")
    let item = try #require(feed.items.first)
    #expect(
      item.id == "1" && item.url == "https://agency.example/1" && item.externalURL == "https://other.example/"
    )
    #expect(item.title?.value == "One" && item.summary?.value == "Short" && item.language == "es")
    #expect(
      item.content.map(\.value) == ["<p>Long</p>", "Long"] && item.image == "https://agency.example/1.png")
    #expect(
      item.published?.rfc3339 == "2026-11-24T11:15:00Z" && item.updated?.rfc3339 == "2026-11-25T06:15:00Z")
    #expect(item.categories.map(\.term) == ["a", "b"] && item.authors.map(\.name) == ["Jo"])
    #expect(
      item.attachments.map(\.told)
        == ["https://agency.example/1.mp3 | audio/mpeg | 7 | 90"])
  }

  @Test(arguments: [
    ("<html><body/></html>", FeedError.page), ("<HTML><HEAD/></HTML>", .page),
    ("<opml version='2.0'><body/></opml>", .notAFeed(root: "the document's root is <opml>")),
    (
      "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>",
      .notAFeed(root: "the document's root is <urlset>")
    ),
    ("<x:y xmlns:x='urn:x'/>", .notAFeed(root: "the document's root is <x:y>")),
    ("<!-- nothing -->", .notAFeed(root: "no feed element in the document")),
    ("\u{89}PNG", .notAFeed(root: "no feed element in the document")), ("   ", .empty),
  ])
  func `what is no feed is named`(text: String, error: FeedError) {
    #expect(throws: error) { _ = try feed(text) }
  }
}
