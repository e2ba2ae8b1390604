import Foundation
import Support
import Testing

@testable import Configuration

@Suite struct HostileTextTests {
  @Test(arguments: [
    ("store: [a]]", 1), ("store: a\n\tfetch: b", 2), ("a: b: c", 1), ("store: a\nfetch: {x: 'y\n", 3),
    ("- a\nb: c", 2),
    ("store: *nothing", 1), ("store: a\n---\nstore: b", 2), ("store: \"\\q\"", 1),
  ])
  func `text that is no YAML is told with its line`(yaml: String, line: Int) async throws {
    let found = try await errors(yaml)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("feedwatch.yaml:\(line): ") == true, "\(found)")
  }

  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0x62, 0x0A, 0x00], 2, "a NUL byte stands in the text (plain UTF-8 text)"),
      ([0x61, 0x3A, 0x20, 0xFF, 0x0A], 1, "the text is not valid UTF-8 (plain UTF-8 text)"),
      ([0x0A, 0x0A, 0x1B], 3, "a control character (byte 27) stands in the text (plain UTF-8 text)"),
    ] as [([UInt8], Int, String)])
  func `bytes that are no text are told with their line`(bytes: [UInt8], line: Int, reason: String)
    async throws
  {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/x.yaml"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(throws: ConfigurationErrors(lines: ["\(path):\(line): \(reason)"])) {
        try ConfigurationReader.read(path: path)
      }
    }
  }

  /// Ten levels of ten aliases each: ten thousand million items, were they unfolded.
  private var bomb: String {
    var lines = ["a0: &a0 [x, x]"]
    for level in 1...30 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      lines.append("a\(level): &a\(level) [\(aliases)]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many errors there are about a configuration, which are found in a moment.
  private func errorsAtOnce(_ yaml: String) async throws -> Int {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/feedwatch.yaml"
      try Data(yaml.utf8).write(to: URL(fileURLWithPath: path))
      var count = 0
      let time = processorTime {
        do throws(ConfigurationErrors) {
          _ = try ConfigurationReader.read(path: path)
        } catch {
          count = error.lines.count
        }
      }
      #expect(time < TestSetting.limit(seconds: 60))
      return count
    }
  }

  @Test(arguments: [
    "tags: *a30", "sources: *a30", "? *a30\n: x", "*a30 : x", "{[*a30]: x, [*a30]: y}",
  ])
  func `nested aliases cost nothing`(last: String) async throws {
    #expect(try await errorsAtOnce(bomb + last) > 0)
  }

  @Test func `deep nesting is told, not followed`() async throws {
    #expect(try await errorsAtOnce("tags: " + String(repeating: "[", count: 100_000)) == 1)
  }

  @Test func `control characters of a value do not reach the message`() async throws {
    let found = try await errors("store: x\n\"a\\e[31mb\\u202E\": x")
    #expect(
      found == [
        "feedwatch.yaml:2: a\u{FFFD}[31mb\u{FFFD}: unknown key (known keys: store, catalogue, fetch, defaults, sources, notify, terms, metrics_file, keep_documents)"
      ])
  }

  @Test(arguments: [
    "https//me:s3cret@h.example/x", "htps:me:s3cret@h.example/x", "me:s3cret@h.example/x", "s3cret@h.example",
    "https:\\me:s3cret@h.example", "https://me:s3cret@", "https://me:s3/cret@h.example/",
    "xpath:https://me:s3cret@h/",
    "https://me:s3cret@h.example/x y", "https://me:s3cret@h.example:99999/",
  ])
  func `no message repeats the password of a URL, however it is misspelt`(url: String) async throws {
    let found = try await errors(
      """
      sources:
        - {id: a, kind: page, url: '\(url)', hosts: ['\(url)'], '\(url)': x}
      notify:
        - {id: b, smtp: '\(url)', from: a@example.org, to: [b@example.org]}
        - {id: c, webhook: '\(url)'}
      """)
    #expect(found.count > 3 && !found.joined().contains("s3"), "\(found)")
    let twice = try await errors("sources:\n  - id: a\n    '\(url)': x\n    '\(url)': y\n")
    #expect(!twice.isEmpty && !twice.joined().contains("s3"), "\(twice)")
  }

  @Test(arguments: ["title: news * all ? &c", "title: 'a [b]: c'", "tags: [a, 'b*', c]"])
  func `marks of YAML inside a text are only text`(line: String) async throws {
    #expect(
      try await errors("sources:\n  - id: a\n    kind: feed\n    url: https://example.org/\n    \(line)")
        .isEmpty)
  }
}
