import Configuration
import Testing
import Text

@Suite struct SourceAppendingTests {
  let entry: [YAML] = ["id: new", "url: https://a.example/feed"]

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
    #expect(SourceAppending.appending([entry], to: before) == after)
  }

  @Test(arguments: [
    ("sources: [{id: a, url: x}]\n", "sources: [{id: a, url: x}, ENTRY]\n"),
    (
      "sources: [{id: a, title: 'it''s ]'},]  # two\nnotify: []\n",
      "sources: [{id: a, title: 'it''s ]'}, ENTRY]  # two\nnotify: []\n"
    ),
    ("sources: [ # none\n]\n", "sources: [ # none\n  ENTRY\n]\n"),
    (
      "sources: [\n    {id: a, title: \"[\\\"\"},  # it's first]\n    {id: b, title: don't}  # last\n  ]\nstore: s.db\n",
      "sources: [\n    {id: a, title: \"[\\\"\"},  # it's first]\n    {id: b, title: don't},  # last\n    ENTRY\n  ]\nstore: s.db\n"
    ),
    ("store: s.db\nsources: [{id: a},\n  {id: b}]", "store: s.db\nsources: [{id: a},\n  {id: b}, ENTRY]\n"),
  ]) func `a list in brackets gets one more entry`(before: String, after: String) {
    let expected = after.replacing("ENTRY", with: "{id: new, url: https://a.example/feed}")
    #expect(SourceAppending.appending([entry], to: before) == expected)
  }

  @Test(arguments: ["sources: [{id: a\n", "sources: *others\n", "{store: s.db, sources: []}\n"])
  func `what cannot be added to is left to a person`(text: String) {
    #expect(SourceAppending.appending([entry], to: text) == nil)
  }

  @Test func `line ends stay those of the file`() {
    let text = "store: s.db\r\nsources:\r\n  - id: a\r\n    kind: page\r\n# end\r\n"
    #expect(
      SourceAppending.appending([["id: b", "kind: feed"]], to: text)
        == "store: s.db\r\nsources:\r\n  - id: a\r\n    kind: page\r\n  - id: b\r\n    kind: feed\r\n# end\r\n"
    )
    #expect(
      SourceAppending.appending([["id: b"]], to: "store: s.db\r\n")
        == "store: s.db\r\nsources:\r\n  - id: b\r\n")
  }
}
