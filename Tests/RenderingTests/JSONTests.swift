import Foundation
import Model
import Testing

@testable import Rendering

@Suite struct JSONTests {
  private func object(_ digest: Digest) throws -> [String: Any] {
    let data = Data(DigestRenderer.render(digest, as: .json).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func itHasTheMembersOfTheContract() throws {
    let object = try object(Samples.full())
    for key in [
      "notifier", "message_id", "subject", "from", "to", "changes", "entries", "problems", "recoveries",
      "unread", "coverage",
    ] {
      #expect(object[key] != nil, "\(key)")
    }
    let coverage = try #require(object["coverage"] as? [String: Any])
    for key in ["total", "read", "unchanged", "failed", "blocked", "disabled"] {
      #expect(coverage[key] is Int, "\(key)")
    }
    let entry = try #require((object["entries"] as? [[String: Any]])?.first)
    #expect(Set(["source", "kind", "id", "url", "title", "date"]).isSubset(of: entry.keys))
    #expect(entry["date"] as? String == "2026-11-23T06:15:00Z")
  }

  @Test func absentValuesAreNull() throws {
    var digest = Samples.full()
    digest.from = nil
    digest.entries[0].announcement.url = nil
    digest.entries[0].announcement.published = nil
    let object = try object(digest)
    #expect(object["from"] is NSNull)
    let entry = try #require((object["entries"] as? [[String: Any]])?.first)
    #expect(entry["url"] is NSNull && entry["date"] is NSNull)
  }

  @Test func aFullDayReadsAsRecorded() throws {
    try expectGolden(DigestRenderer.render(Samples.full(), as: .json), "full.json")
  }
}
