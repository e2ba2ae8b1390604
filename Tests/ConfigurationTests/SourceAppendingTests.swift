import Configuration
import Testing

@Suite struct SourceAppendingTests {
  let entry = ["id: new", "url: https://a.example/feed"]

  @Test(arguments: [
    ("store: a.db\n", "store: a.db\nsources:\n  - id: new\n    url: https://a.example/feed\n"),
    ("sources: []  # none yet\n", "sources:\n  - id: new\n    url: https://a.example/feed\n"),
    (
      "sources:  # watched\n- id: old\n  url: x\n\n# mail\nnotify: []\n",
      "sources:  # watched\n- id: old\n  url: x\n- id: new\n  url: https://a.example/feed\n\n# mail\nnotify: []\n"
    ),
    (
      "sources:\n    - {id: old, url: x}\n    # the last\n    - id: older\n      tags: [a]",
      """
      sources:
          - {id: old, url: x}
          # the last
          - id: older
            tags: [a]
          - id: new
            url: https://a.example/feed

      """
    ),
  ]) func theEntryStandsUnderSourcesAndTheRestStays(before: String, after: String) {
    #expect(SourceAppending.appending(entry, to: before) == after)
  }

  @Test func sourcesWrittenInOneLineAreLeftToAPerson() {
    #expect(SourceAppending.appending(entry, to: "sources: [{id: a, url: x}]\n") == nil)
  }

  @Test func `line ends stay those of the file`() {
    let text = "store: s.db\r\nsources:\r\n  - id: a\r\n    kind: page\r\n# end\r\n"
    #expect(
      SourceAppending.appending(["id: b", "kind: feed"], to: text)
        == "store: s.db\r\nsources:\r\n  - id: a\r\n    kind: page\r\n  - id: b\r\n    kind: feed\r\n# end\r\n"
    )
    #expect(
      SourceAppending.appending(["id: b"], to: "store: s.db\r\n")
        == "store: s.db\r\nsources:\r\n  - id: b\r\n")
  }
}
