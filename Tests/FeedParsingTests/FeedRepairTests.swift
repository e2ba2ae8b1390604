import FeedParsing
import Model
import Support
import Testing
import Text

/// Damage that feeds come with, and what is still read of them.
@Suite struct FeedRepairTests {
  private static func rss(
    _ items: String, head: String = "<rss version='2.0'><channel>", end: String = "</channel></rss>"
  )
    -> String
  { head + items + end }

  private static let item =
    "<item><title>A &amp; B</title><link>http://a/1?x=1&amp;y=2</link><guid>1</guid></item>"

  private func items(_ text: String) throws -> JSONValue? { try printed(text)["items"] }

  @Test(arguments: [
    "\n\n", " <!-- c -->\n", "Notice: Undefined variable in /var/www/feed.php on line 3\n",
    "HTTP/1.1 200 OK\n\n", "\u{FEFF}", "&nbsp;", "]]>", "<?php echo 1; ?>",
  ])
  func `what stands before the document does not keep it from being read`(junk: String) throws {
    let sound = try items(Self.rss(Self.item))
    #expect(try items(junk + "<?xml version='1.0'?>" + Self.rss(Self.item)) == sound)
  }

  @Test(arguments: [
    "<br />\n<b>Warning</b>:  x() in <b>/srv/feed.php</b> on line <b>3</b><br />\n",
    "<br>\n<b>Notice</b>: a<br>\n",
    "<div id=error><p><strong>Error:</strong> [a < b && c]<br /><code>SELECT '<'</code></div>",
    "<script>if (a<b && c) { d(\"</p>\") }</script>\n", "<!-- cached --><link rel=stylesheet href=x>",
    "Notice: no <bar> & no <baz> in /srv/feed.php\n", "<font size='1'><table class='x'>",
  ])
  func `mark-up that a program writes before the document does not keep it from being read`(junk: String)
    throws
  {
    let sound = try items(Self.rss(Self.item))
    let heads = [
      "", "<?xml version='1.0'?>", "<?xml version='1.0'?>\n<!-- c -->\n",
      "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY own 'x'>]>", "<!DOCTYPE rss [<!ENTITY own 'x'>]>",
    ]
    for head in heads {
      let found = try feed(junk + head + Self.rss(Self.item))
      #expect(try items(junk + head + Self.rss(Self.item)) == sound, "\(head)")
      #expect(!found.lacksEnd && found.warnings.map(\.text) == ["mark-up before the document"], "\(head)")
    }
    let declared = heads[4] + Self.rss("<item><guid>&own;</guid></item>")
    #expect(try feed(junk + declared).items.map(\.id) == ["x"])
    let late = try feed(junk + "\n\n" + Self.rss("<item><guid>&nbsp;</guid></item>"))
    let line = 3 + junk.count { $0.isNewline }
    #expect(late.warnings.map(\.description).last == "line \(line): undefined entity \"&nbsp;\"")
  }

  @Test(arguments: [
    "<br />\n<b>Warning</b>: x<br />\n<html><body>about <rss></body></html>", "<p>No feed here</p>",
    "<br><!-- <rss/>",
    "<?php <rss/>", "<urlset><rss/></urlset>", "<?xml version='1.0'?><!-- c -->\n<list><channel/></list>",
    "Not found <b>here</b>",
  ])
  func `a page and a text are no feed`(text: String) {
    #expect(throws: FeedError.self) { try feed(text) }
  }

  @Test func `a character written as the halves of its surrogate pair is that character`() throws {
    let pair = "&#55357;&#56832;"
    let escaped = pair.replacing("&", with: "&amp;")
    let item = try #require(
      try feed(
        Self.rss(
          "<item><title>a \(pair) &#55357;b</title><description>\(escaped)</description><guid>1</guid></item>"
        )
      ).items.first)
    #expect(item.title?.titleText == "a 😀 \u{FFFD}b" && item.summary?.plain == "😀")
  }

  @Test(arguments: [
    ("bare ampersand", "A &amp; B", "A & B"), ("bare ampersand in a link", "x=1&amp;y=2", "x=1&y=2"),
    ("control byte", "A &amp; B", "A \u{B}&amp; B"), ("end left out", "</guid></item>", "</guid>"),
    ("inner end left out", "</title>", ""), ("end twice", "</title>", "</title></title>"),
    ("end of another element", "</title>", "</titel></title>"),
    ("end in another case", "</title>", "</TITLE>"),
    ("attribute without quotes", "<guid>", "<guid isPermaLink=true>"),
    ("attribute twice", "<guid>", "<guid isPermaLink='true' isPermaLink='false'>"),
    ("attribute without a value", "<guid>", "<guid x>"), ("stray quote", "<guid>", "<guid \">"),
    ("undeclared prefix", "<guid>", "<foo:bar>x</foo:bar><guid>"), ("lone bracket", "<guid>", "<\n<guid>"),
    ("unknown declaration", "<guid>", "<!ELEMENT x><guid>"),
    ("comment with dashes", "<guid>", "<!-- a -- b --><guid>"),
    ("entity of HTML", "<guid>", "&nbsp;<guid>"),
  ])
  func `each damage leaves the entries what they are and is told`(
    kind: String, sound: String, damaged: String
  ) throws {
    let text = Self.rss(Self.item.replacing(sound, with: damaged) + "<item><guid>2</guid></item>")
    let expected = try items(Self.rss(Self.item + "<item><guid>2</guid></item>"))
    let found = try printed(text)
    if kind == "inner end left out" {
      // What follows is inside the title.
      #expect(found["items"]?.array?.count == 2, "\(text)")
    } else {
      #expect(found["items"] == expected, "\(text)")
    }
    #expect(found["_feedwatch"]?["warnings"]?.array?.isEmpty == false, "\(text)")
  }

  @Test(arguments: [
    ("&nbsp;", "\u{A0}"), ("&eacute;", "é"), ("&rsquo;", "’"), ("&hellip;", "…"), ("&copy;", "©"),
    ("&#8217;", "’"), ("&#x2019;", "’"),
    ("&#146;", "’"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&bogus;", "&bogus;"), ("&", "&"),
    ("&;", "&;"), ("&#;", "&#;"),
  ])
  func `a reference means its character in texts, lines and attributes`(reference: String, character: String)
    throws
  {
    let feed = try feed(
      Self.rss(
        "<item><description>x\(reference)y</description><guid>x\(reference)y</guid><category domain='x\(reference)y'>c</category></item>"
      ))
    let item = try #require(feed.items.first)
    let text = "x\(character)y"
    #expect(item.summary?.value == text && item.id == text && item.categories.first?.scheme == text)
  }

  @Test func `usual prefixes mean what they usually mean where nobody declares them`() throws {
    let feed = try feed(
      Self.rss(
        """
        <item><dc:creator>Jo</dc:creator><content:encoded>long</content:encoded><itunes:duration>90</itunes:duration>
        <media:thumbnail url="http://a/t.png"/><enclosure url="http://a/e.mp3" type="audio/mpeg"/></item>
        """))
    let item = try #require(feed.items.first)
    #expect(item.authors.map(\.name) == ["Jo"] && item.content.map(\.value) == ["long"])
    #expect(item.image == "http://a/t.png" && item.attachments.first?.duration == 90)
    #expect(feed.warnings.count { $0.text.hasPrefix("undeclared namespace prefix") } == 4)
  }

  @Test func `entries behind a feed that was closed too early are read`() throws {
    let feed = try feed(Self.rss(Self.item) + "<item><guid>2</guid></item><item><guid>3</guid></item>")
    #expect(feed.items.map(\.id) == ["1", "2", "3"])
  }

  @Test func `a feed cut anywhere gives each entry that it holds whole`() throws {
    let whole = Self.rss((1...9).map { Self.item.replacing("<guid>1", with: "<guid>\($0)") }.joined())
    let bytes = Array(whole.utf8)
    let all = try feed(whole).items.map(\.identifier)
    for length in 30..<bytes.count - 1 {
      var whole: [String] = []
      let feed = try FeedParser.parse(Array(bytes[..<length])) {
        if !$0.isCut { whole.append($0.identifier) }
      }
      #expect(whole == Array(all.prefix(whole.count)), "cut after \(length)")
      #expect(feed.lacksEnd, "cut after \(length)")
      let ends = String(decoding: bytes[..<length], as: UTF8.self).ranges(of: "</item").count
      #expect(whole.count == ends, "cut after \(length)")
    }
  }

  @Test(arguments: [
    (1, "<rss>&nbsp;"), (3, "<rss>\n\n&nbsp;"), (4, "<!-- \n -->\n<rss a='\n'>&nbsp;"),
    (3, "<!DOCTYPE rss [\n<!ENTITY own 'x'>]>\n<rss>&own;&nbsp;"),
  ])
  func `a warning names the line of the document`(line: Int, head: String) throws {
    let feed = try feed(head + "<channel>" + Self.item + "</channel></rss>")
    #expect(feed.warnings.map(\.description) == ["line \(line): undefined entity \"&nbsp;\""])
  }

  @Test func `entities of the document's own are read in texts and attributes`() throws {
    let feed = try feed(
      """
      <!DOCTYPE rss [<!ENTITY office "Office of Forms"> <!ENTITY amper '&#38;'>]>
      <rss><channel><item><title>&office; &amper; more</title><category domain="&office;">c</category></item></channel></rss>
      """)
    #expect(feed.items.first?.title?.titleText == "Office of Forms & more")
    #expect(feed.items.first?.categories.first?.scheme == "Office of Forms" && feed.warnings.isEmpty)
  }

  @Test func `a namespace written loosely is still that namespace`() throws {
    for address in [
      "http://www.w3.org/2005/Atom", "https://www.w3.org/2005/atom/", " http://www.w3.org/2005/Atom#",
    ] {
      let feed = try feed("<feed xmlns='\(address)'><entry><id>1</id><title>t</title></entry></feed>")
      #expect(feed.format == .atom10 && feed.items.map(\.id) == ["1"], "\(address)")
    }
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `random damage never brings the reader down and never makes an entry two`(seed: UInt64) throws {
    var lottery = Lottery(seed: seed)
    let pieces = [
      "<", ">", "&", "\"", "'", "</item>", "<![CDATA[", "]]>", "<!--", "-->", "\u{0}", "/", "=", "<?",
      "&#150;",
    ]
    let whole = Array(
      Self.rss((1...40).map { Self.item.replacing("<guid>1", with: "<guid>\($0)-\($0)") }.joined()).utf8)
    for _ in 0..<40 {
      var bytes = whole
      for _ in 0...lottery.next(below: 3) {
        let place = lottery.next(below: bytes.count)
        bytes.insert(contentsOf: pieces[lottery.next(below: pieces.count)].utf8, at: place)
      }
      guard let feed = try? FeedParser.parse(bytes) else { continue }
      let ids = feed.items.compactMap(\.id).filter { $0.split(separator: "-").count == 2 }
      #expect(ids.count == Set(ids).count, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test(arguments: [
    "&#150;" + String(repeating: "é", count: 60_000), "&#x80;" + String(repeating: "—", count: 30_000),
    "<![CDATA[" + (0..<9_000).map { "word\($0)\r\n" }.joined() + "]]>",
    "<![CDATA[" + String(repeating: "x\r", count: 101) + String(repeating: "é", count: 60_000) + "]]>",
  ])
  func `a fault at the end changes nothing of the text before it`(text: String) throws {
    func summary(_ end: String) throws -> String? {
      let feed =
        "<rss version=\"2.0\"><channel><title>T</title><item><title>A</title><description>\(text)\(end)</description></item></channel></rss>"
      return try FeedParser.parse(Array(feed.utf8)).items.first?.summary?.value
    }
    #expect(try summary(" & end") == summary(" &amp; end"))
    #expect(try summary(" & end")?.contains("\r") == false)
  }
}
