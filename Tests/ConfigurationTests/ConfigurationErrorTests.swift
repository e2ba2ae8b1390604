import Foundation
import Support
import Testing

@testable import Configuration

@Suite struct ConfigurationErrorTests {
  @Test func `everything that is wrong is told at once, in the order of the file`() async throws {
    let found = try await errors(
      """
      stor: x
      fetch:
        timeout: soon
        perhost: 3
      sources:
        - id: Upper
          kind: feed
          url: https://example.org/
        - id: b
          kind: web
          url: gopher://example.org/
          every: 15
          tags: news
          expect: 2
        - kind: feed
          url: https://example.org/
        - id: d
          enabled: maybe
        - 7
      notify: later
      """)
    #expect(
      found == [
        "feedwatch.yaml:1: stor: unknown key (did you mean \"store\"?)",
        "feedwatch.yaml:3: timeout: \"soon\" is not a duration (a number and ms, s, m or h, like 30s, above zero, at most 24h)",
        "feedwatch.yaml:4: perhost: unknown key (did you mean \"per_host\"?)",
        "feedwatch.yaml:6: id: \"Upper\" is not an id (small letters, digits and hyphens, like uscis-news)",
        "feedwatch.yaml:10: kind: \"web\" is not a kind of source (one of: feed, page)",
        "feedwatch.yaml:11: url: the scheme \"gopher\" is not read (an https, http or file URL)",
        "feedwatch.yaml:12: every: \"15\" is not a duration (a number and s, m, h or d, like 30s, 15m, 24h or 7d, at most 3650d)",
        "feedwatch.yaml:13: tags: must be a list (a list, each: a text on one line)",
        "feedwatch.yaml:14: expect: must be a mapping (keys: facts)",
        "feedwatch.yaml:15: id: missing (small letters, digits and hyphens, like uscis-news)",
        "feedwatch.yaml:17: kind: missing (one of: feed, page)",
        "feedwatch.yaml:17: url: missing (an https, http or file URL)",
        "feedwatch.yaml:18: enabled: \"maybe\" is not true or false (true or false)",
        "feedwatch.yaml:19: sources: must be a mapping (keys: \(SourceSection.keys.joined(separator: ", ")))",
        "feedwatch.yaml:20: notify: must be a list (a list, each with id and one of file, pipe, smtp, webhook)",
      ])
  }

  @Test(arguments: [
    ("evry: 1h", "evry: unknown key (did you mean \"every\"?)"),
    ("confirm-removals: 2", "confirm-removals: unknown key (did you mean \"confirm_removals\"?)"),
    ("tgas: [a]", "tgas: unknown key (did you mean \"tags\"?)"),
    ("select:", "select: has no value (CSS like `main .content`, or xpath:…)"),
    (
      "select: 'div..x'",
      "select: \"div..x\": unexpected \".\" at column 5 (CSS like `main .content`, or xpath:…)"
    ),
    (
      "entries: {each: 'li:hover'}",
      "each: \"li:hover\": \":hover\" is not supported (CSS like `main .content`, or xpath:…)"
    ),
    (
      "ignore: ['xpath:foo(//p)']",
      "ignore: \"xpath:foo(//p)\": there is no function foo() (CSS like `main .content`, or xpath:…)"
    ),
    ("select: 'div['", "select: \"div[\" has a [ without its partner (CSS like `main .content`, or xpath:…)"),
    (
      "ignore: [nav, \"a[title='x]\"]",
      "ignore: \"a[title='x]\" has a ' without its partner (CSS like `main .content`, or xpath:…)"
    ),
    (
      "hosts: [https://example.org]",
      "hosts: \"https://example.org\" is not a host name (a host name without scheme, port or path, like uscis.gov)"
    ),
    ("confirm_removals: 0", "confirm_removals: 0 is out of range (a whole number from 1 to 100)"),
    ("confirm_removals: two", "confirm_removals: \"two\" is not a number (a whole number from 1 to 100)"),
    ("baseline: loud", "baseline: \"loud\" is not a baseline (one of: silent, announce)"),
    ("entries: {title: h3}", "each: missing (CSS like `main .content`, or xpath:…)"),
    ("headers: {'A B': c}", "A B: is not a request header (a mapping like {Accept-Language: en})"),
    ("headers: [a]", "headers: must be a mapping (a mapping like {Accept-Language: en})"),
    ("title: [a]", "title: must be a text, not a list (a text on one line)"),
    (
      "every: 99999999d",
      "every: \"99999999d\" is not a duration (a number and s, m, h or d, like 30s, 15m, 24h or 7d, at most 3650d)"
    ),
    (
      "every: -1h",
      "every: \"-1h\" is not a duration (a number and s, m, h or d, like 30s, 15m, 24h or 7d, at most 3650d)"
    ),
  ])
  func `a key of a source at fault is named with its line`(key: String, error: String) async throws {
    let found = try await errors(
      "sources:\n  - id: a\n    kind: page\n    url: https://example.org/\n    \(key)\n")
    #expect(found == ["feedwatch.yaml:5: \(error)"])
  }

  @Test(arguments: [
    "https://", "https:/x", "example.org/feed", "https://a b/", "https://exa_mple..org/", "https://x:99999/",
    "https://-x.org/", "https://[::1/", "https://uſcis.gov/", "file:", "file://server/x",
    "javascript:alert(1)", "ftp://x/",
  ])
  func `a URL that cannot be read is refused`(url: String) async throws {
    let found = try await errors("sources:\n  - {id: a, kind: page, url: '\(url)'}")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("feedwatch.yaml:2: url: ") == true)
    #expect(found.first?.hasSuffix(" (an https, http or file URL)") == true)
  }

  @Test func `an id that is used twice is told with both places`() async throws {
    let found = try await errors(
      """
      catalogue: [more.yaml]
      sources:
        - {id: a, kind: feed, url: https://example.org/}
        - {id: a, kind: feed, url: https://example.org/2}
      """, files: ["more.yaml": "\nsources: [{id: a, kind: feed, url: https://example.org/3}]"])
    #expect(found.count == 2)
    #expect(found[0].contains(":4: id: \"a\" is already used at "))
    #expect(found[0].hasSuffix("feedwatch.yaml:3 (ids are unique)"))
    #expect(found[1].hasPrefix("more.yaml:2: id: \"a\" is already used at "))
  }

  @Test func `keys that stand twice are each told, beside all else`() async throws {
    let found = try await errors(
      """
      store: a
      sources:
        - id: a
          kind: feed
          kind: page
          url: https://example.org/
          "kind": feed
          evry: 1h
      store: b
      """)
    #expect(
      found == [
        "feedwatch.yaml:5: kind: given twice, first on line 4 (once)",
        "feedwatch.yaml:7: kind: given twice, first on line 4 (once)",
        "feedwatch.yaml:8: evry: unknown key (did you mean \"every\"?)",
        "feedwatch.yaml:9: store: given twice, first on line 1 (once)",
      ])
  }

  @Test func `keys that stand twice are found whatever ends the lines`() async throws {
    let found = try await errors("store: a\r\nsources: []\r\nstore: b\r\n")
    #expect(found == ["feedwatch.yaml:3: store: given twice, first on line 1 (once)"])
  }

  @Test func `a key that stands twice on one line is told`() async throws {
    let found = try await errors("sources:\n  - {id: a, id: b, kind: feed, url: https://example.org/}")
    #expect(found == ["feedwatch.yaml:2: id: given twice (once)"])
  }

  @Test func `a file that is not there says what to do`() {
    #expect(
      throws: ConfigurationErrors(lines: [
        "/nowhere/x.yaml: no such file (`feedwatch init` writes one, --config FILE names another)"
      ])
    ) { try ConfigurationReader.read(path: "/nowhere/x.yaml") }
  }

  @Test func `a folder is no configuration`() async throws {
    try await withTemporaryFolder { folder in
      _ = #expect(throws: ConfigurationErrors(lines: ["\(folder.path): is a directory"])) {
        try ConfigurationReader.read(path: folder.path)
      }
    }
  }

  @Test(arguments: [
    "sources: [{id: a, kind: feed, url: 'https://bob:hunter2/x@example.org/f'}]",
    "sources: [{id: a, kind: feed, url: 'https://bob:hunter2@exa mple.org/f'}]",
    "sources: [{id: a, kind: feed, url: 'https:/bob:hunter2@example.org/f'}]",
    "notify: [{id: a, webhook: 'https://hooks.example.org:99999/hunter2'}]",
    "notify: [{id: a, webhook: 'hooks.example.org/hunter2'}]",
    "notify: [{id: a, webhook: 'https://hooks example.org/hunter2'}]",
  ])
  func `no message about a URL repeats what is secret in it`(text: String) async throws {
    try await withTemporaryFolder { folder throws in
      let path = folder.appendingPathComponent("feedwatch.yaml").path
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let error = #expect(throws: ConfigurationErrors.self) { try ConfigurationReader.read(path: path) }
      let lines = error?.lines ?? []
      #expect(!lines.isEmpty && !lines.joined().contains("hunter2"), "\(lines)")
    }
  }
}
