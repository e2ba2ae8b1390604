import Model
import Testing

@testable import Pipeline

@Suite struct RecipientsTests {
  let recipients = Recipients(
    Settings(
      file: "feedwatch.yaml", storePath: "store.db",
      sources: [
        Source(id: "news", kind: .feed, url: "https://a.example/news", tags: ["news"]),
        Source(id: "filing", kind: .page, url: "https://a.example/filing", tags: ["filing", "forms"]),
      ],
      notifiers: [
        Notifier(id: "all", outlet: .file(path: "all.txt")),
        Notifier(id: "filing", outlet: .file(path: "filing.txt"), tags: ["filing"], severity: .high),
      ]))

  @Test func aNotifierWithoutTagsFollowsEverySource() {
    #expect(recipients.following("news").map(\.id) == ["all"])
    #expect(recipients.following("filing").map(\.id) == ["all", "filing"])
  }

  @Test func aNotifierHearsOfItsSeverityAndAbove() {
    #expect(recipients.wanting(.critical, of: "filing") == ["all", "filing"])
    #expect(recipients.wanting(.normal, of: "filing") == ["all"])
    #expect(recipients.wanting(.low, of: "news") == ["all"])
  }
}
