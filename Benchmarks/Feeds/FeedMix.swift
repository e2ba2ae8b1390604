/// A repeatable mix of feeds like those that are out there: RSS 2.0, Atom 1.0 and RDF, 5 to 150 KB.
struct FeedMix {
  private var state: UInt64

  /// A mix that is the same for the same `seed`.
  init(seed: UInt64) { state = seed }

  /// `count` documents.
  mutating func documents(_ count: Int) -> [[UInt8]] {
    (0..<count).map { index in
      let size = 5_000 + Int(next() % 62_000) + (index % 10 == 0 ? 80_000 : 0)
      let text =
        switch index % 3 {
        case 0: rss(size)
        case 1: atom(size)
        default: rdf(size)
        }
      return Array(text.utf8)
    }
  }

  private mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  private mutating func words(_ count: Int) -> String {
    let words = [
      "filing", "address", "notice", "office", "update", "form", "the", "of", "and", "a", "für", "naïve",
      "policy", "rule",
      "lockbox", "agency", "hours", "closed", "period", "public", "comment", "new", "—", "to", "is", "was",
      "by", "on",
    ]
    return (0..<count).map { _ in words[Int(next() % UInt64(words.count))] }.joined(separator: " ")
  }

  private mutating func html(_ paragraphs: Int, escaped: Bool) -> String {
    let text = (0..<paragraphs).map { _ in
      "<p>\(words(30 + Int(next() % 40))) <a href=\"https://example.org/\(next())?a=1&amp;b=2\">\(words(3))</a> \(words(9))</p>\n"
    }.joined()
    guard escaped else { return "<![CDATA[\(text)]]>" }
    return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// An RSS feed of `size` bytes and a little more.
  mutating func rss(_ size: Int) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
        xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel><title>\(words(4))</title><link>https://example.org/</link><description>\(words(12))</description>
      <atom:link rel="self" href="https://example.org/feed"/><language>en</language>
      """
    while text.utf8.count < size {
      let number = next()
      text += """
        <item><title>\(words(8)) &amp; \(words(3))</title><link>https://example.org/news/\(number)</link>
        <guid isPermaLink="false">\(number)-\(next())</guid><dc:creator>\(words(2))</dc:creator>
        <pubDate>Tue, 24 Nov 2026 06:\(10 + number % 50):00 -0500</pubDate><category>\(words(1))</category>
        <description>\(html(1, escaped: true))</description>
        <content:encoded>\(html(4, escaped: number % 3 == 0))</content:encoded></item>

        """
    }
    return text + "</channel></rss>"
  }

  private mutating func atom(_ size: Int) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>\(words(4))</title><id>urn:example:\(next())</id>
      <link href="https://example.org/"/><updated>2026-11-24T06:15:00Z</updated>
      """
    while text.utf8.count < size {
      let number = next()
      text += """
        <entry><title type="html">\(words(8))</title><id>urn:example:\(number)</id>
        <link rel="alternate" type="text/html" href="https://example.org/news/\(number)"/>
        <published>2026-11-24T06:\(10 + number % 50):00-05:00</published><updated>2026-11-24T07:00:00Z</updated>
        <author><name>\(words(2))</name></author><category term="\(words(1))"/><summary>\(words(30))</summary>
        <content type="html">\(html(4, escaped: true))</content></entry>

        """
    }
    return text + "</feed>"
  }

  private mutating func rdf(_ size: Int) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://example.org/"><title>\(words(4))</title><link>https://example.org/</link>
      <description>\(words(12))</description></channel>
      """
    while text.utf8.count < size {
      let number = next()
      text += """
        <item rdf:about="https://example.org/news/\(number)"><title>\(words(8))</title>
        <link>https://example.org/news/\(number)</link><dc:date>2026-11-24T06:\(10 + number % 50):00Z</dc:date>
        <dc:creator>\(words(2))</dc:creator><description>\(html(3, escaped: true))</description></item>

        """
    }
    return text + "</rdf:RDF>"
  }
}
