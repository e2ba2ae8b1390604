import FeedParsing
import Markup
import Model
import Support
import Testing
import Text

/// Hostile and broken documents: bounded, told as a warning, and the rest is read.
@Suite struct FeedLimitTests {
  private func parse(_ text: String) throws -> Feed { try FeedParser.parse(Array(text.utf8)) }

  private func warns(_ feed: Feed, of words: String) -> Bool {
    feed.warnings.contains { $0.description.contains(words) }
  }

  @Test(arguments: [
    ("<rss><channel><title>%</title><item><title>%</title><guid>1</guid></item></channel></rss>"),
    ("{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"%\", \"items\": [{\"id\": \"1\", \"title\": \"%\"}]}"),
  ])
  func `a title of a megabyte is cut with a warning`(pattern: String) throws {
    let feed = try parse(pattern.replacing("%", with: String(repeating: "é", count: 500_000)))
    let (own, first) = (try #require(feed.title?.value), try #require(feed.items.first?.title?.value))
    #expect(own.utf8.count <= 250_000 && first.utf8.count <= 250_000)
    #expect(own.allSatisfy { $0 == "é" } && !own.isEmpty)
    #expect(warns(feed, of: "cut"))
    #expect(feed.items.first?.id == "1")
  }

  @Test func `what the pipeline keeps of a long title is short`() throws {
    let text =
      "<rss><channel><item><guid>1</guid><title>\(String(repeating: "a ", count: 500_000))</title></item></channel></rss>"
    let reading = try FeedReader.read(Array(text.utf8), contentType: nil, url: "https://example.org/")
    #expect(reading.announcements.first.map { $0.title.count <= 1000 } == true)
    #expect(!reading.warnings.isEmpty)
  }

  @Test func `a content longer than the limit is cut between two characters`() throws {
    let feed = try parse(
      "<rss><channel><item><guid>1</guid><description><![CDATA[\(String(repeating: "€", count: 1_400_000))]]></description>"
        + "<link>http://a/</link></item></channel></rss>")
    let text = try #require(feed.items.first?.summary?.value)
    #expect(text.utf8.count <= 4_000_000 && text.utf8.count > 3_999_990)
    #expect(text.last == "€")
    #expect(feed.items.first?.url == "http://a/")
    #expect(warns(feed, of: "cut"))
  }

  @Test func `entries beyond the limit are counted out with one warning`() throws {
    let feed = try parse("<rss><channel>" + String(repeating: "<item/>", count: 100_010) + "</channel></rss>")
    #expect(feed.items.count == 100_000)
    #expect(feed.warnings.count == 1)
  }

  @Test func `links and categories of an entry are bounded`() throws {
    let many = (0..<1000).map { "<category>\($0)</category><enclosure url='http://a/\($0)'/>" }.joined()
    let feed = try parse("<rss><channel><item>\(many)</item></channel></rss>")
    #expect(feed.items.first?.categories.count == 200)
    #expect(feed.items.first?.attachments.count == 200)
  }

  @Test func `elements nested without end are read to a depth and told`() throws {
    let deep = String(repeating: "<a>", count: 100_000) + "x" + String(repeating: "</a>", count: 100_000)
    let feed = try parse(
      "<rss><channel><item><description>\(deep)</description><guid>1</guid></item></channel></rss>")
    #expect(feed.items.first?.id == "1")
    #expect(warns(feed, of: "nested"))
  }

  @Test(arguments: [
    """
    <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
    <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>
    """,
    "<!DOCTYPE rss [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"http://127.0.0.1/\"> %p; <!ENTITY e \"%p;\">]>",
  ])
  func `entities that refer to others or to files give nothing`(doctype: String) throws {
    let feed = try parse("\(doctype)<rss><channel><item><title>x&e;</title></item></channel></rss>")
    let title = try #require(feed.items.first?.title?.value)
    #expect(title.utf8.count < 100 && !title.contains("root:"))
  }

  @Test func `an entity repeated a million times grows to a megabyte at most`() throws {
    let name = String(repeating: "a", count: 1000)
    let feed = try parse(
      "<!DOCTYPE rss [<!ENTITY e \"\(name)\">]><rss><channel><item><description>"
        + String(repeating: "&e;", count: 200_000) + "</description></item></channel></rss>")
    #expect(feed.items.first?.summary.map { $0.value.utf8.count <= 1_000_000 } != false)
  }

  @Test(arguments: [
    "<item><title>&lt;x ", "<item>", "<title>", "<a b='", "<![CDATA[", "<!--", "&", "&a", "</a>", "<a b=",
    "<?",
    "<!DOCTYPE [", "&lt;a ", "&lt;!--", "&lt;b a=&quot;", "x", "\u{1}", "<link rel=",
    "<content type='xhtml'>",
  ])
  func `half a megabyte of any one thing takes linear time`(part: String) throws {
    let text = "<rss><channel><item><title>" + String(repeating: part, count: 500_000 / part.utf8.count)
    let time = try processorTime {
      let feed = try parse(text)
      _ = feed.items.map { $0.title?.titleText.utf8.count }
    }
    #expect(time < TestSetting.limit(seconds: 30))
  }

  @Test func `an entry that begins inside another ends it`() throws {
    let feed = try parse(
      """
      <rss><channel><item><title>a</title><link>http://a/1</link>
      <item><title>b</title><link>http://a/2</link></item>
      <item><title>c</title><link>http://a/3</link></item></channel></rss>
      """)
    #expect(feed.items.map { $0.title?.value } == ["a", "b", "c"])
    #expect(feed.items.map(\.url) == ["http://a/1", "http://a/2", "http://a/3"])
    #expect(warns(feed, of: "inside another"))
  }

  @Test func `an empty entry inside another says nothing`() throws {
    let feed = try parse(
      "<rss><channel><item><title>a</title><item/><link>http://a/1</link></item></channel></rss>")
    #expect(feed.items.map(\.url) == ["http://a/1"])
  }

  @Test(arguments: ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "vbscript:x"])
  func `addresses that run a program come through nowhere`(address: String) throws {
    let feed = try parse(
      """
      <rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><link>\(address)</link><image><url>\(address)</url></image>
      <item><guid>1</guid><link>\(address)</link><comments>\(address)</comments><enclosure url="\(address)" length="1"/>
      <itunes:image href="\(address)"/><author><uri>\(address)</uri><name>x</name></author>
      <description>&lt;a href="\(address)"&gt;x&lt;/a&gt;</description></item></channel></rss>
      """)
    var printed: [UInt8] = []
    let stream = JSONFeedStream { printed += $0 }
    stream.finish(feed)
    let item = try #require(JSONReader.read(printed)?["items"]?.array?.first)
    #expect(item["url"] == nil && item["image"] == nil && item["attachments"] == nil)
    #expect(item["_feedwatch"]?["comments_url"] == nil)
    #expect(item["authors"]?.array?.first?["url"] == nil)
    #expect(item["content_html"]?.string == "<a>x</a>")
    #expect(feed.homePageURL == nil && feed.image == nil)
  }
}
