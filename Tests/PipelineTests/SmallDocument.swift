import Model

/// A small feed or list page, in one of the shapes that sources have.
struct SmallDocument: CustomStringConvertible {
  enum Format: String, CaseIterable {
    case rss, atom
    /// A page with all its end tags.
    case list
    /// Without those that may be left out behind the last paragraph.
    case listWithoutEnd
    /// Without `html` and `body`.
    case fragment, fragmentWithoutEnd
    /// Rows that are never closed, and nothing behind them.
    case openItems, openRows, openParagraphs

    var isFeed: Bool { self == .rss || self == .atom }
    /// What lacks its end has to be read a few times before that is known of it.
    var hasEnd: Bool { isFeed || self == .list || self == .fragment }
    /// The document ends inside its last entry.
    var endsInside: Bool { [.openItems, .openRows, .openParagraphs].contains(self) }
  }

  var format: Format
  var isDated: Bool
  var isNewestFirst: Bool

  /// Of the pages that leave something out, half of these.
  static let all = Format.allCases.flatMap { format in
    [(false, false), (true, true), (false, true), (true, false)].prefix(
      format.isFeed || format == .list ? 4 : 2
    )
    .map { SmallDocument(format: format, isDated: $0.0, isNewestFirst: $0.1) }
  }

  var description: String {
    "\(format), \(isDated ? "dated" : "undated"), \(isNewestFirst ? "newest" : "oldest") first"
  }

  func source(_ number: Int) -> Source {
    let id = SourceID("s\(number)")
    return format.isFeed
      ? Source(id: id, kind: .feed, url: "https://a.example/feed")
      : Source(id: id, kind: .page, url: "https://a.example/list", entries: .init(each: ".row", title: ".t"))
  }

  /// The document with these entries, given in the order in which they came about.
  func text(_ numbers: [Int]) -> [UInt8] {
    let rows = (isNewestFirst ? numbers.reversed() : numbers).map(entry).joined(separator: "\n")
    let head = "<html><head><title>News</title></head><body>"
    let text =
      switch format {
      case .rss: "<rss version='2.0'><channel><title>News</title>\n\(rows)\n</channel>\n</rss>\n"
      case .atom:
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><id>urn:a</id>\n\(rows)\n</feed>\n"
      case .list: head + "<main><h1>News</h1>\n\(rows)\n</main><p>The end</p></body></html>\n"
      case .listWithoutEnd: head + "<main><h1>News</h1>\n\(rows)\n</main><p>The end\n"
      case .fragment: "<title>News</title><main><h1>News</h1>\n\(rows)\n</main><p>The end</p>\n"
      case .fragmentWithoutEnd: "<title>News</title><main><h1>News</h1>\n\(rows)\n</main><p>The end\n"
      case .openItems: head + "<h1>News</h1><ul>\n\(rows)\n"
      case .openRows, .openParagraphs: head + "<h1>News</h1>\n\(rows)\n"
      }
    return Array(text.utf8)
  }

  /// Whether a reader cannot tell `cut`, which is the beginning of `whole`, from a document that was written so: where none has its
  /// end, it shows fewer entries, or less of the last one.
  func isLikeWhole(_ cut: some Collection<UInt8>, of whole: [UInt8]) -> Bool {
    let text = String(decoding: cut, as: UTF8.self).trimmingSuffix(while: \.isWhitespace)
    switch format {
    case .fragment, .listWithoutEnd, .fragmentWithoutEnd:
      return text.hasSuffix("</main>") || text.contains("<p>The")
    case .openItems, .openRows, .openParagraphs:
      let rows = text.split(separator: "class='row'").count - 1
      let all = String(decoding: whole, as: UTF8.self).split(separator: "class='row'").count - 1
      // A cut inside the last end tag of a row that is never closed takes nothing of its text away.
      return rows == all
        || ["", "<", "</", "</i", "</i>"].contains { end in
          Self.rowTexts.contains { text.hasSuffix($0 + end) }
        }
    case .rss, .atom, .list: return false
    }
  }

  private static let rowTexts = (1...5).map { "What changes on day \($0)" }

  private func entry(_ number: Int) -> String {
    let day = "2026-03-\(number < 10 ? "0" : "")\(number)"
    let title = "Fees &amp; forms, notice \(number)"
    switch format {
    case .rss:
      let date = isDated ? "<pubDate>\(number < 10 ? "0" : "")\(number) Mar 2026 08:00:00 GMT</pubDate>" : ""
      return
        "<item><title>\(title)</title><link>https://a.example/\(number)</link><guid>urn:a:\(number)</guid>\(date)"
        + "<description><![CDATA[<p>What changes on day \(number)</p>]]></description></item>"
    case .atom:
      return
        "<entry><title>\(title)</title><id>urn:a:\(number)</id><link href='https://a.example/\(number)'/>"
        + (isDated ? "<updated>\(day)T08:00:00Z</updated>" : "")
        + "<content type='html'>&lt;p&gt;What changes on day \(number)&lt;/p&gt;</content></entry>"
    default:
      let date = isDated ? "<time datetime='\(day)'>\(day)</time>" : ""
      let text =
        "<b class='t'><a href='/\(number)'>\(title)</a></b>\(date)<i>What changes on day \(number)</i>"
      let name = format == .openItems ? "li" : format == .openParagraphs ? "p" : "div"
      return "<\(name) class='row'>\(text)" + (format.endsInside ? "" : "</\(name)>")
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
