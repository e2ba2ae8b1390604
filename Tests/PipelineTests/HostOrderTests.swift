import Model
import Testing

@testable import Pipeline

@Suite struct HostOrderTests {
  func source(_ id: String, _ url: String) -> Source { Source(id: SourceID(id), kind: .feed, url: url) }

  @Test func hostsTakeTurnsAndKeepTheirOwnOrder() {
    let sources = [
      source("a1", "https://a.example/1"), source("a2", "https://a.example/2"),
      source("a3", "https://a.example/3"),
      source("b1", "https://b.example/1"), source("c1", "file:///tmp/c"),
    ]
    #expect(sources.interleavedByHost([0, 1, 2, 3, 4]) == [0, 3, 4, 1, 2])
    #expect(sources.interleavedByHost([1, 2, 3]) == [1, 3, 2])
  }
}
