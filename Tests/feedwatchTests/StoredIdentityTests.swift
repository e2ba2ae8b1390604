import Foundation
import GRDB
import Model
import Support
import Testing
import Text

/// A store that an earlier version of the program made knows its entries by other rules; no reader notices.
@Suite struct StoredIdentityTests {
  private struct Item {
    var number: Int
    var guid: String
    var session = "77"
    var quotes = ("\u{201C}", "\u{201D}")
    var file: String

    init(_ number: Int) { (self.number, guid, file) = (number, "a-\(number)", "\(number)") }

    var xml: String {
      """
      <item><guid isPermaLink="false">\(guid)</guid><title>Lock \(quotes.0)\(number)\(quotes.1) closes</title>\
      <link>https://canal.example/notices/\(number)?sid=\(session)</link>\
      <pubDate>Tue, \(10 + number) Nov 2026 09:00:00 GMT</pubDate>\
      <description>The lock\u{2018}s gates \(number) close \u{2013} until spring\u{2026} 3 comments</description>\
      <enclosure url="https://canal.example/files/\(file).pdf" type="application/pdf" length="10"/></item>
      """
    }
  }

  private func feed(_ items: [Item]) -> LoopbackAnswer {
    .ok(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Canal notices</title>"
        + "<link>https://canal.example/</link><description>d</description>" + items.map(\.xml).joined()
        + "</channel></rss>")
  }

  /// Kinds and titles of what each of `readings` tells, one after the other, where the store of before is there.
  private func told(_ readings: [[Item]]) async throws -> [[String]] {
    var told: [[String]] = []
    let configuration = """
      sources: [{id: canal, kind: feed, url: SERVER/feed.xml}]
      notify: [{id: j, file: "digest.json", format: json}]
      """
    try await Workbench.open(configuration) { bench in
      try FileManager.default.createDirectory(at: bench.file("state"), withIntermediateDirectories: true)
      let sql = try String(
        contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
          .appendingPathComponent("Fixtures/announcements-6.sql"), encoding: .utf8)
      let queue = try DatabaseQueue(path: bench.file("state/feedwatch.db").path)
      try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      try queue.close()
      for reading in readings {
        bench.server["/feed.xml"] = [feed(reading)]
        try? FileManager.default.removeItem(at: bench.file("digest.json"))
        let run = try await bench.feedwatch("run")
        #expect(run.exitCode == 0, "\(run.errors)")
        let entries = JSONValue(parsing: bench.text("digest.json"))?.at("entries")?.array ?? []
        told.append(entries.map { "\($0.at("kind")?.string ?? "") \($0.at("title")?.string ?? "")" })
      }
    }
    return told
  }

  private let four = [4, 3, 2, 1].map(Item.init)

  @Test func `the same feed tells nothing, and a new entry is told alone`() async throws {
    let five = [Item(5)] + four
    #expect(try await told([four, five, five]) == [[], ["new Lock \u{201C}5\u{201D} closes"], []])
  }

  @Test func `other ids, sessions and quotation marks tell nothing in the first reading after`() async throws
  {
    let other = four.map { item in
      var item = item
      (item.guid, item.session, item.quotes) = ("b-\(item.number)", "78", ("\"", "\""))
      return item
    }
    #expect(try await told([other, other, four]) == [[], [], []])
  }

  @Test func `another file under a known entry is told in the first reading after`() async throws {
    var changed = four
    changed[1].file = "3-revised"
    #expect(try await told([changed, changed]) == [["updated Lock \u{201C}3\u{201D} closes"], []])
  }
}
