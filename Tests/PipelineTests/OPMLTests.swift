import Model
import Testing

@testable import Pipeline

@Suite struct OPMLTests {
  @Test func aListIsReadUpToALimitAndSaysSo() throws {
    for (count, isWhole) in [(OPML.mostOutlines, true), (OPML.mostOutlines + 1, false)] {
      let outlines = (1...count).map { "<outline xmlUrl='https://agency.example/feed?\($0)'/>" }
      let list = try OPML.read(Array("<opml><body>\(outlines.joined())\(outlines[0])</body></opml>".utf8))
      #expect(list.outlines.count == min(count, OPML.mostOutlines) && (list.lack == nil) == isWhole)
    }
  }

  @Test func ofOneURLAllOthersGetNumbers() {
    let settings = Settings(file: "feedwatch.yaml", storePath: "s.db", sources: [], notifiers: [])
    let outlines = [
      "https://a.example/f?1", "https://a.example/f?2", "https://a.example/f-2", "https://a.example/f?3",
    ]
    .map { OPML.Outline(kind: .feed, url: $0, title: nil, tags: []) }
    let plan = Importing.plan(outlines + outlines, into: settings)
    #expect(plan.added.map(\.id.rawValue) == ["a-f", "a-f-2", "a-f-2-2", "a-f-3"])
    #expect(plan.left.map(\.reason).last == "watched already as a-f-3")
  }
}
