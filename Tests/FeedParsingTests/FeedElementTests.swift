import FeedParsing
import Model
import Testing
import Text

/// One element of every namespace that means something, alone in an entry or a feed.
@Suite struct FeedElementTests {
  private static let namespaces = """
    xmlns:a10="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" \
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" \
    xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0"
    """

  private func item(_ text: String) throws -> FeedItem {
    let document = "<rss version='2.0' \(Self.namespaces)><channel><item>\(text)</item></channel></rss>"
    let feed = try FeedParser.parse(Array(document.utf8), base: "https://example.org/f/")
    #expect(feed.warnings.isEmpty, "\(feed.warnings)")
    return try #require(feed.items.first)
  }

  private func channel(_ text: String) throws -> Feed {
    let document = "<rss version='2.0' \(Self.namespaces)><channel>\(text)</channel></rss>"
    return try FeedParser.parse(Array(document.utf8), base: "https://example.org/f/")
  }

  @Test(arguments: ["title", "dc:title", "media:title", "itunes:title", "a10:title"])
  func `a title is read from every namespace`(name: String) throws {
    #expect(try item("<\(name)>T</\(name)>").title?.titleText == "T")
  }

  @Test(arguments: [
    "description", "dc:description", "media:description", "itunes:summary", "itunes:subtitle", "a10:summary",
    "dcterms:abstract", "googleplay:description",
  ])
  func `a summary is read from every namespace`(name: String) throws {
    #expect(try item("<\(name)>S</\(name)>").summary?.plain == "S")
  }

  @Test(arguments: [
    "pubDate", "dc:date", "dcterms:issued", "dcterms:created", "dcterms:date", "a10:published", "a10:issued",
  ])
  func `a date of publication is read from every namespace`(name: String) throws {
    #expect(try item("<\(name)>2026-11-24T06:15:00Z</\(name)>").published?.rfc3339 == "2026-11-24T06:15:00Z")
  }

  @Test(arguments: ["dcterms:modified", "a10:updated", "a10:modified"])
  func `a date of change is read from every namespace`(name: String) throws {
    #expect(try item("<\(name)>2026-11-24T06:15:00Z</\(name)>").updated?.rfc3339 == "2026-11-24T06:15:00Z")
  }

  @Test(arguments: ["author", "dc:creator", "dc:author", "itunes:author", "media:credit role='author'"])
  func `an author is read from every namespace`(name: String) throws {
    let end = name.split(separator: " ")[0]
    #expect(try item("<\(name)>Jo Doe</\(end)>").authors.map(\.name) == ["Jo Doe"])
  }

  @Test(arguments: ["category", "dc:subject", "media:category", "media:keywords", "itunes:keywords"])
  func `a category is read from every namespace`(name: String) throws {
    #expect(try item("<\(name)>C</\(name)>").categories.map(\.term) == ["C"])
  }

  @Test(arguments: [
    "<itunes:image href='i.png'/>", "<media:thumbnail url='i.png'/>",
    "<media:content medium='image' url='i.png'/>",
    "<media:group><media:content type='image/png' url='i.png'/></media:group>",
    "<image><url>i.png</url></image>",
    "<googleplay:image href='i.png'/>",
  ])
  func `a picture is read from every namespace`(text: String) throws {
    #expect(try item(text).image == "https://example.org/f/i.png")
  }

  @Test(
    arguments: [
      ("<enclosure url='a.mp3' length='7' type='audio/mpeg'/>", 7, nil),
      ("<media:content url='a.mp3' fileSize='7' type='audio/mpeg' duration='90'/>", 7, 90),
      ("<a10:link rel='enclosure' href='a.mp3' length='7' type='audio/mpeg'/>", 7, nil),
      ("<enclosure url='a.mp3' type='audio/mpeg'/><itunes:duration>1:02:03</itunes:duration>", nil, 3723),
      ("<enclosure url='a.mp3' type='audio/mpeg' length=''/>", nil, nil),
      ("<enclosure url='a.mp3' type='audio/mpeg' length='many'/>", nil, nil),
    ] as [(String, Int?, Double?)])
  func `an enclosure is read in every spelling`(text: String, size: Int?, duration: Double?) throws {
    let attachment = try #require(try item(text).attachments.first)
    #expect(attachment.url == "https://example.org/f/a.mp3")
    #expect(attachment.type == "audio/mpeg")
    #expect(attachment.size == size)
    #expect(attachment.duration == duration)
  }

  @Test func `the link behind a counting redirect is preferred`() throws {
    let item = try item(
      "<link>http://count.example/1</link><feedburner:origLink>https://example.org/1</feedburner:origLink>")
    #expect(item.url == "https://example.org/1")
  }

  @Test func `the encoded content stands beside the description`() throws {
    let item = try item(
      "<description>short</description><content:encoded>&lt;p&gt;long&lt;/p&gt;</content:encoded>")
    #expect(item.summary?.value == "short")
    #expect(item.content.map(\.value) == ["<p>long</p>"])
  }

  @Test(
    arguments: [
      ("<ttl>90</ttl>", 90),
      ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 720),
      ("<sy:updatePeriod>hourly</sy:updatePeriod>", 60), ("<ttl>soon</ttl>", nil), ("<ttl>-5</ttl>", nil),
      ("<sy:updatePeriod>never</sy:updatePeriod>", nil),
    ] as [(String, Int?)])
  func `how long a feed asks to be left alone is read in both spellings`(text: String, minutes: Int?) throws {
    #expect(try channel(text).ttlMinutes == minutes)
  }

  @Test(
    arguments: [
      (
        "<itunes:owner><itunes:name>N</itunes:name><itunes:email>e@example.org</itunes:email></itunes:owner>",
        "N", "e@example.org"
      ),
      ("<managingEditor>e@example.org (N)</managingEditor>", "N", "e@example.org"),
      ("<dc:creator>N &lt;e@example.org&gt;</dc:creator>", "N", "e@example.org"),
      (
        "<a10:author><a10:name>N</a10:name><a10:email>e@example.org</a10:email></a10:author>", "N",
        "e@example.org"
      ),
      ("<managingEditor>mailto:e@example.org (N)</managingEditor>", "N", "e@example.org"),
      ("<itunes:author>N</itunes:author>", "N", nil),
      ("<managingEditor>\n N </managingEditor>", "N", nil),
    ] as [(String, String?, String?)])
  func `the people of a feed are read in every spelling`(text: String, name: String?, email: String?) throws {
    let person = try #require(try channel(text).authors.first)
    #expect(person.name == name)
    #expect(person.email == email)
  }

  @Test func `a relative address in any field starts from the base in force`() throws {
    let text = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a/1/"><logo>l.png</logo><icon>i.png</icon>
      <author xml:base="p/"><name>N</name><uri>u</uri></author>
      <entry xml:base="2/"><id>x</id><link href="l"/><link rel="enclosure" href="e.mp3"/><content type="xhtml" xml:base="3/">
      <div xmlns="http://www.w3.org/1999/xhtml"><a href="c" xml:base="4/">c</a><img src="/r.png"/></div></content>
      <source><icon>s.png</icon></source></entry></feed>
      """
    let feed = try FeedParser.parse(Array(text.utf8), base: "http://b/")
    #expect(feed.image == "http://a/1/l.png")
    #expect(feed.favicon == "http://a/1/i.png")
    #expect(feed.authors.first?.uri == "http://a/1/p/u")
    let item = try #require(feed.items.first)
    #expect(item.url == "http://a/1/2/l")
    #expect(item.attachments.first?.url == "http://a/1/2/e.mp3")
    #expect(item.source?.icon == "http://a/1/2/s.png")
    #expect(item.content.first?.value.contains("href=\"http://a/1/2/3/4/c\"") == true)
    #expect(item.content.first?.value.contains("src=\"http://a/r.png\"") == true)
  }

  @Test(arguments: [
    ("type='text'", "1 &lt; 2 &amp;amp; 3", "1 < 2 &amp; 3"), ("", "a &amp; b", "a & b"),
    ("type='html'", "&lt;b&gt;x&lt;/b&gt; &amp;amp; y", "x & y"),
    ("type='xhtml'", "<div xmlns='http://www.w3.org/1999/xhtml'><b>x</b> &amp; y</div>", "x & y"),
    ("type='text/html' mode='escaped'", "&lt;i&gt;x&lt;/i&gt;", "x"), ("mode='base64'", "SGVsbG8=", "Hello"),
    ("type='text/plain'", "&lt;i&gt;", "<i>"),
  ])
  func `a text construct of Atom means what its type says`(attributes: String, written: String, text: String)
    throws
  {
    let feed = try FeedParser.parse(
      Array(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title \(attributes)>\(written)</title></entry></feed>"
          .utf8))
    #expect(feed.items.first?.title?.titleText == text)
  }

  @Test(arguments: [
    ("{\"id\": 7}", "7"), ("{\"id\": \"a\"}", "a"), ("{\"id\": 1.5}", "1.5"),
    ("{\"url\": \"http://a/\"}", "http://a/"),
    ("{\"id\": null, \"url\": \"http://a/\"}", "http://a/"),
    ("{\"id\": [], \"url\": \"http://a/\"}", "http://a/"),
  ])
  func `an entry of a JSON feed has an id whatever the type`(item: String, id: String) throws {
    let feed = try FeedParser.parse(
      Array("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [\(item)]}".utf8))
    #expect(feed.items.first?.identifier == id)
  }

  @Test(arguments: [
    "{\"items\": [1, \"x\", null, []]}", "{\"items\": {}, \"version\": \"https://jsonfeed.org/version/1\"}",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"authors\": \"x\", \"items\": [{\"id\": \"1\", \"tags\": \"t\", \"attachments\": [7]}]}",
    "{\"version\": 1, \"items\": [{\"id\": {}, \"date_published\": 17, \"authors\": [null]}]}",
  ])
  func `members of unexpected types are passed over`(text: String) throws {
    _ = try FeedParser.parse(Array(text.utf8))
  }
}
