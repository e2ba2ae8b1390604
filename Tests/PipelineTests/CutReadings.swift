import Fetching
import Model
import Storage
import Support

@testable import Pipeline

/// One source whose documents a test gives one after the other, and what each reading tells.
struct CutReadings {
  private let fetcher: Fetcher
  private let store: SQLiteStore
  private let source: Source
  private var record: SourceRecord?
  private var now = Timestamp(seconds: 1_795_600_000)

  init(_ source: Source, store: SQLiteStore) {
    self.source = source
    self.store = store
    fetcher = Fetcher(settings: FetchSettings(), version: "0", robots: StoredRobots(store: store))
  }

  /// What the next reading, an hour later, tells: `new 3`, `updated 3`, `withdrawn 3`, by the last word of each title,
  /// `changed hours`, and problems that begin.
  mutating func read(_ document: some Collection<UInt8>, isTrusted: Bool = false) throws -> [String] {
    now = now.adding(seconds: 3600)
    let known = record ?? SourceRecord(id: source.id, kind: source.kind, url: source.url)
    let response = FetchedResponse(status: 200, url: source.url, body: Array(document), etag: "\"v\"")
    let reader = SourceReader(
      fetcher: fetcher, store: store, clock: .system, run: 1, trustsPages: isTrusted)
    let reading = try reader.read(
      SourceReader.Attempt(
        source: source, known: known, rules: DocumentReading.rulesVersion(of: source),
        result: .fetched(response), at: now))
    try store.apply(reading.outcome)
    record = try store.records()[source.id]
    return told(reading)
  }

  private func told(_ reading: Reading) -> [String] {
    func name(_ announcement: Announcement) -> String {
      announcement.title.split(separator: " ").last.map(String.init) ?? ""
    }
    let problem = reading.outcome.problemBegan.map { ["problem \($0.kind.rawValue)"] } ?? []
    let changes = (reading.outcome.snapshot?.changes ?? []).map {
      "\($0.kind.rawValue) \($0.channel.rawValue)"
    }
    guard let entries = reading.outcome.entries else { return problem + changes }
    let new = entries.new.enumerated().filter { !reading.isBaseline && !entries.untold.contains($0.offset) }
    return problem + new.map { "new " + name($0.element) }
      + entries.updated.map { "updated " + name($0.announcement) }
      + entries.withdrawn.map { "withdrawn " + name($0.announcement) }
  }
}

/// A small feed or list page, in one of the shapes that sources have.
struct SmallDocument: CustomStringConvertible {
  enum Format: CaseIterable { case rss, atom, list }
  var format: Format
  var isDated: Bool
  var isNewestFirst: Bool
  /// Pages only: whether they write their end.
  var hasEnd = true

  static let all = Format.allCases.flatMap { format in
    [false, true].flatMap { isDated in
      [false, true].map { SmallDocument(format: format, isDated: isDated, isNewestFirst: $0) }
    }
  }

  var description: String {
    "\(format), \(isDated ? "dated" : "undated"), \(isNewestFirst ? "newest" : "oldest") first"
  }

  func source(_ number: Int) -> Source {
    let id = SourceID("s\(number)")
    return format == .list
      ? Source(
        id: id, kind: .page, url: "https://a.example/list", entries: .init(each: "div.row", title: "h3"))
      : Source(id: id, kind: .feed, url: "https://a.example/feed")
  }

  /// The document with these entries, given in the order in which they came about.
  func text(_ numbers: [Int]) -> [UInt8] {
    let rows = (isNewestFirst ? numbers.reversed() : numbers).map(entry).joined(separator: "\n")
    let text =
      switch format {
      case .rss: "<rss version='2.0'><channel><title>News</title>\n\(rows)\n</channel>\n</rss>\n"
      case .atom:
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><id>urn:a</id>\n\(rows)\n</feed>\n"
      case .list:
        "<html><head><title>News</title></head><body><main><h1>News</h1>\n\(rows)\n</main>"
          + (hasEnd ? "<p>The end</p></body></html>\n" : "")
      }
    return Array(text.utf8)
  }

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
    case .list:
      return "<div class='row'><h3><a href='/\(number)'>\(title)</a></h3>"
        + (isDated ? "<time datetime='\(day)'>\(day)</time>" : "")
        + "<p>What changes on day \(number)</p></div>"
    }
  }
}
