import Support
import Testing
import Text

/// How a feed is written does not matter, only what it says.
@Suite struct FeedSpellingTests {
  private static let dialects = ["rss", "atom", "rdf"]

  private static func words(_ lottery: inout Lottery) -> String {
    let words = [
      "Filing", "fee", "Straße", "A&B", "<b>bold</b>", "2 < 3", "“quoted”", "café", "]]>", "&nbsp;", "𝒳",
      "I-130",
    ]
    return (0...lottery.next(below: 4)).map { _ in words[lottery.next(below: words.count)] }.joined(
      separator: " ")
  }

  /// A document of `dialect` with entries that are the same for the same `seed`.
  private static func document(_ dialect: String, seed: UInt64) -> DocumentPart {
    var lottery = Lottery(seed: seed &+ 1000)
    let entries = (0...lottery.next(below: 5)).map { number in
      entry(dialect, number, words(&lottery), html: "<p>" + words(&lottery) + "</p>")
    }
    let about = ("title", words(&lottery))
    switch dialect {
    case "atom":
      return .element(
        "feed",
        [
          ("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "en"),
          ("xml:base", "https://agency.example/a/"),
        ],
        [.element(about.0, about.1), .element("id", "urn:feed")] + entries)
    case "rdf":
      return .element(
        "rdf:RDF",
        [
          ("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"), ("xmlns", "http://purl.org/rss/1.0/"),
          ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
        [.element("channel", [("rdf:about", "https://agency.example/")], [.element(about.0, about.1)])]
          + entries)
    default:
      return .element(
        "rss",
        [
          ("version", "2.0"), ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
          ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
          ("xmlns:media", "http://search.yahoo.com/mrss/"),
          ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ],
        [
          .element(
            "channel", [],
            [
              .element(about.0, about.1), .element("link", "/newsroom"),
              .element(
                "atom:link", [("rel", "self"), ("href", "/feed?a=1&b=2"), ("type", "application/rss+xml")], []
              ),
            ] + entries)
        ])
    }
  }

  private static func entry(_ dialect: String, _ number: Int, _ title: String, html: String) -> DocumentPart {
    let url = "https://agency.example/news/\(number)?a=1&b=2"
    switch dialect {
    case "atom":
      return .element(
        "entry", [],
        [
          .element("title", [("type", "html")], [.text(title)]), .element("id", "urn:\(number)"),
          .element(
            "link", [("rel", "alternate"), ("type", "text/html"), ("href", "n/\(number)?a=1&b=2")], []),
          .element(
            "link", [("rel", "enclosure"), ("href", "e.mp3"), ("length", "7"), ("type", "audio/mpeg")], []),
          .element("published", "2026-11-24T06:15:00-05:00"), .element("updated", "2026-11-25T06:15:00Z"),
          .element("author", [], [.element("name", "Jo Doe"), .element("email", "jo@agency.example")]),
          .element("category", [("term", "notice"), ("scheme", "urn:s"), ("label", "A “notice”")], []),
          .element("summary", "short"),
          .element("content", [("type", "html"), ("xml:lang", "es")], [.text(html)]),
        ])
    case "rdf":
      return .element(
        "item", [("rdf:about", url)],
        [
          .element("title", title), .element("link", url), .element("description", html),
          .element("dc:date", "2026-11-24T06:15:00Z"), .element("dc:creator", "Jo Doe"),
          .element("dc:subject", "notice"),
        ])
    default:
      return .element(
        "item", [],
        [
          .element("title", title), .element("link", url),
          .element("guid", [("isPermaLink", "false")], [.text("g\(number)")]),
          .element("pubDate", "Tue, 24 Nov 2026 06:15:00 EST"), .element("dc:creator", "Jo Doe"),
          .element("category", [("domain", "urn:s")], [.text("notice")]), .element("description", html),
          .element("content:encoded", html + "<img src='i.png'>"),
          .element(
            "enclosure", [("url", "https://agency.example/e.mp3"), ("length", "7"), ("type", "audio/mpeg")],
            []),
          .element("media:thumbnail", [("url", "t.png"), ("width", "7")], []),
        ])
    }
  }

  @Test(arguments: dialects, 1...40 as ClosedRange<UInt64>)
  func `attributes in another order, comments anywhere, other prefixes and CDATA give the same feed`(
    dialect: String, seed: UInt64
  ) throws {
    let document = Self.document(dialect, seed: seed)
    var (plain, other) = (Spelling.plain, Spelling(seed: seed))
    let text = other.document(document)
    let (expected, found) = (try printed(plain.document(document)), try printed(text))
    #expect(found == expected, "seed \(seed): \(text)")
    #expect(expected["_feedwatch"]?["warnings"]?.array?.isEmpty == true, "seed \(seed)")
    #expect(expected["items"]?.array?.isEmpty == false, "seed \(seed)")
  }

  @Test(arguments: dialects, 1...20 as ClosedRange<UInt64>)
  func `an error behind the last entry changes none of them`(dialect: String, seed: UInt64) throws {
    var spelling = Spelling(seed: seed)
    let text = spelling.document(Self.document(dialect, seed: seed))
    let expected = try printed(text)["items"]
    for damage in ["&", "</x>", "<x", "\u{1}", "&nbsp;", "<q"] {
      let found = try printed(text + damage)
      #expect(found["items"] == expected, "seed \(seed), \(damage): \(text)")
    }
  }

  @Test(arguments: dialects, 1...20 as ClosedRange<UInt64>)
  func `a feed that is repaired from its first byte on is read as the sound one`(
    dialect: String, seed: UInt64
  ) throws {
    var spelling = Spelling(seed: seed)
    let text = spelling.document(Self.document(dialect, seed: seed))
    let expected = try printed(text)["items"]
    for damage in ["<!DOCTYPE x [<!ENTITY own \"x\">]>", "Warning: deprecated\n", "\u{1}", "&nbsp;"] {
      let found = try printed(damage + text)
      #expect(found["items"] == expected, "seed \(seed), \(damage): \(text)")
    }
  }
}
