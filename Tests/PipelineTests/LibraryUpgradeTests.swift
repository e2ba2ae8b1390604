import Fetching
import Foundation
import Markup
import Model
import Storage
import Support
import Testing
import Text

@testable import Pipeline

/// The system brings another libxml2, which reads the same bytes otherwise than the one before.
@Suite struct LibraryUpgradeTests {
  private static let feed = Source(
    id: SourceID("news"), kind: .feed, url: "https://agency.example/feed", title: "News")
  private static let page = Source(
    id: SourceID("office"), kind: .page, url: "https://agency.example/office", title: "Office")

  private static func feed(_ title: String) -> String {
    "<rss><channel><item><guid>1</guid><title>\(title)</title></item></channel></rss>"
  }
  private static func page(_ phone: String) -> String {
    """
    <html><head><title>Office</title></head><body><main><h1>Office</h1><p>Phone: \(phone)</p>
    <p>Fax: 202-555-0143</p></main></body></html>
    """
  }

  @Test func `another version of the library is another version of the rules`() {
    let rules = ["20914", "20914-Debian", "21400"].map {
      DocumentReading.rulesVersion(of: Self.feed, library: $0)
    }
    #expect(Set(rules).count == 3)
    #expect(
      DocumentReading.rulesVersion(of: Self.feed)
        != DocumentReading.rulesVersion(of: Self.feed, library: "another"))
  }

  /// What is told where the library before read `before` in a document that is `after`, and the server sends that again.
  private func told(_ source: Source, before: String, after: String, isUpgraded: Bool) async throws -> Bool {
    try await withTemporaryFolder { folder in
      let store = try SQLiteStore.open(path: folder.path + "/store.db", mode: .readWriteCreate)
      defer { store.close() }
      let fetcher = Fetcher(settings: FetchSettings(), version: "0", robots: StoredRobots(store: store))
      let reader = SourceReader(fetcher: fetcher, store: store, clock: .system, run: 1, trustsPages: false)
      let former = DocumentReading.rulesVersion(
        of: source, library: isUpgraded ? "20800" : MarkupLibrary.version)
      let start = Timestamp(seconds: 1_795_600_000)
      func read(_ text: String, rules: Int, at time: Timestamp) throws -> Reading {
        let known = try store.records()[source.id]
        let response = FetchedResponse(status: 200, url: source.url, body: Array(text.utf8), etag: nil)
        return try reader.read(
          Attempt(
            source: source, known: known ?? SourceRecord(id: source.id, kind: source.kind, url: source.url),
            rules: rules, result: .fetched(response), at: time))
      }
      var first = try read(before, rules: former, at: start)
      first.outcome.document?.body = Array(after.utf8)
      first.outcome.document?.hash = SHA256.hash(Array(after.utf8))
      first.outcome.record.bodyHash = SHA256.hash(Array(after.utf8))
      try store.apply(first.outcome)
      // Another comment: the bytes are not those of the last reading, so that they are read whatever the rules are.
      let second = try read(
        after.replacing("</", with: "<!-- 2 --></", maxReplacements: 1),
        rules: DocumentReading.rulesVersion(of: source),
        at: start.adding(seconds: 3600))
      let entries = second.outcome.entries
      return second.outcome.snapshot?.changes.isEmpty == false || entries?.updated.isEmpty == false
        || entries?.new.isEmpty == false
    }
  }

  @Test func `what it reads otherwise is told neither of a page nor of a feed`() async throws {
    let feeds = (Self.feed("Fees rise caf"), Self.feed("Fees rise café"))
    let pages = (Self.page("202-555-0142"), Self.page("202-555-0177"))
    #expect(try await told(Self.feed, before: feeds.0, after: feeds.1, isUpgraded: false))
    #expect(try await told(Self.page, before: pages.0, after: pages.1, isUpgraded: false))
    #expect(try await !told(Self.feed, before: feeds.0, after: feeds.1, isUpgraded: true))
    #expect(try await !told(Self.page, before: pages.0, after: pages.1, isUpgraded: true))
  }
}
