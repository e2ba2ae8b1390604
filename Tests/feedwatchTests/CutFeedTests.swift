import Foundation
import Model
import Support
import Testing
import Text

@Suite("Feeds that end in the middle")
struct CutFeedTests {
  private static let configuration = """
    sources:
      - {id: news, kind: feed, url: SERVER/news, baseline: silent}
    notify:
      - {id: archive, file: "digest-{run}.json", format: json}
    """

  /// A feed of the entries 1 to `count`, cut `bytes` into the title of entry `end`.
  private static func feed(isAtom: Bool, _ numbers: [Int], cutIn end: Int? = nil) -> LoopbackAnswer {
    let entries = numbers.map { number in
      let day = "2026-03-\(number < 10 ? "0" : "")\(number)T08:00:00Z"
      return isAtom
        ? "<entry><title>Announcement number \(number)</title><id>urn:a:\(number)</id><updated>\(day)</updated></entry>"
        : "<item><title>Announcement number \(number)</title><guid>urn:a:\(number)</guid><dc:date>\(day)</dc:date></item>"
    }
    let head =
      isAtom
      ? "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><id>urn:a</id>"
      : "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>News</title>"
    var text = head + entries.joined() + (isAtom ? "</feed>" : "</channel></rss>")
    if let end, let place = text.range(of: "Announcement number \(end)<") {
      text = String(text[..<text.index(place.lowerBound, offsetBy: 16)])
    }
    return .raw("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n" + text)
  }

  @Test(arguments: [(false, false), (false, true), (true, false), (true, true)])
  func `What a cut feed lacks is not withdrawn, and half an entry is no news`(
    isAtom: Bool, isNewestFirst: Bool
  )
    async throws
  {
    func feed(_ last: Int, cutIn end: Int? = nil) -> LoopbackAnswer {
      let numbers = Array(1...last)
      return Self.feed(isAtom: isAtom, isNewestFirst ? numbers.reversed() : numbers, cutIn: end)
    }
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news"] = [
        feed(20), feed(20, cutIn: 12), feed(20, cutIn: 12), feed(20, cutIn: 7), feed(21),
      ]
      for read in 1...4 {
        let run = try await bench.json("run")
        #expect(run.integer("entries.new") == 0 && run.integer("entries.updated") == 0, "read \(read)")
      }
      #expect(try await bench.json("run").integer("entries.new") == 1)
      let digests = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).filter {
        $0.hasPrefix("digest")
      }
      let entries = try digests.flatMap {
        try #require(JSONValue(parsing: bench.text($0))?.at("entries")?.array)
      }
      #expect(entries.map { $0.at("title")?.string } == ["Announcement number 21"])
      #expect(entries.map { $0.at("kind")?.string } == ["new"])
    }
  }

  private static let head = "<rss version='2.0'><channel><title>News</title>"

  private static func item(_ number: Int, _ text: String = "Text", isClosed: Bool = true) -> String {
    "<item><title>Notice \(number)</title><guid>urn:a:\(number)</guid><description>\(text) \(number)</description>"
      + (isClosed ? "</item>" : "")
  }

  @Test func `What is withdrawn from an undated feed after a cut reading is told`() async throws {
    let items = (1...6).reversed().map { Self.item($0) }
    let less = LoopbackAnswer.ok(Self.head + (items[..<3] + items[4...]).joined() + "</channel></rss>")
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news"] = [
        .ok(Self.head + items.joined() + "</channel></rss>"),
        .ok(Self.head + items[..<2].joined() + "<item><title>No"), less, less,
      ]
      for _ in 1...4 { _ = try await bench.json("run") }
      let names = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
      let digests = names.filter { $0.hasPrefix("digest") }.map { bench.text($0) }
      #expect(
        digests.count == 1 && digests.allSatisfy { $0.contains("withdrawn") && $0.contains("Notice 3") })
    }
  }

  /// Feeds whose last entry, in the order of the document, never ends, with the entries before it as they were at first.
  private static let ill = [
    "a section": item(1) + item(5, "<![CDATA[Text"),
    "a section in the newest": item(5, "<![CDATA[Text") + item(1),
    "a comment": item(5, "<!-- note") + item(1),
    "an entry": item(1) + item(5, isClosed: false),
  ]

  @Test(arguments: ill.keys.sorted())
  func `What a feed never closes is told as it stands, once`(what: String)
    async throws
  {
    let document = Self.head + (Self.ill[what] ?? "") + (what == "an entry" ? "" : "</channel></rss>")
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news"] = [
        .ok(Self.head + Self.item(1) + "</channel></rss>"), .ok(document), .ok(document), .ok(document),
        .ok(document),
        .ok(Self.head + Self.item(5) + Self.item(1) + "</channel></rss>"),
      ]
      var told: [Int] = []
      var problems: [String] = []
      for _ in 1...6 {
        let run = try await bench.json("run")
        told.append(run.integer("entries.new") ?? -1)
        problems.append(run.at("problems.0.kind")?.string ?? "")
      }
      #expect(told == [0, 0, 1, 0, 0, 0])
      #expect(problems == ["", "", "", "", "", ""])
      let names = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
      let digests = try names.filter { $0.hasPrefix("digest") }.map {
        try #require(JSONValue(parsing: bench.text($0)))
      }
      let kinds = digests.flatMap { $0.at("entries")?.array ?? [] }.map { $0.at("kind")?.string ?? "" }
      #expect(kinds.filter { $0 == "new" }.count == 1 && !kinds.contains("withdrawn"))
    }
  }

  @Test func `A feed that never closes its last entry counts as whole once a person has looked at it`()
    async throws
  {
    func feed(_ numbers: [Int]) -> LoopbackAnswer {
      .ok(Self.head + numbers.map { Self.item($0, isClosed: $0 != numbers.last) }.joined())
    }
    func told(_ bench: Workbench, _ arguments: [String] = []) async throws -> Int? {
      let run = try await ProgramRun.feedwatch(
        ["run", "--format", "json"] + arguments, in: bench.folder)
      #expect(run.exitCode == 0)
      return JSONValue(parsing: run.output)?.integer("entries.new")
    }
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news"] = [
        .ok(Self.head + Self.item(1) + "</channel></rss>"), feed([1, 2]), feed([1, 2]), feed([1, 2, 3]),
        feed([1, 2, 3, 4]), feed([1, 2, 4]), feed([1, 2, 4]),
      ]
      var counts: [Int?] = []
      for arguments in [[], [], [], ["--source", "news", "--trust"], [], [], []] {
        counts.append(try await told(bench, arguments))
      }
      // Each entry is told when another one follows, or at the second reading that ends inside of it.
      #expect(counts == [0, 0, 1, 0, 1, 1, 0])
    }
  }

  @Test func `A feed that ends in its head is malformed, and one that falls from entries to none is empty`()
    async throws
  {
    try await Workbench.open(Self.configuration) { bench in
      let one = LoopbackAnswer.ok(Self.head + Self.item(1) + "</channel></rss>")
      let none = LoopbackAnswer.ok(Self.head + "</channel></rss>")
      bench.server["/news"] = [one, .ok(Self.head), none, one, none, none]
      var kinds: [String?] = []
      for _ in 1...5 { kinds.append(try await bench.json("run").at("problems.0.kind")?.string) }
      #expect(kinds == [nil, "malformed", "empty", nil, "empty"])
      let source = try await bench.json("status").at("sources.0")
      #expect(source?.at("state")?.string == "suspect" && source?.integer("entries") == 1)
      #expect(source?.at("problem.detail")?.string?.contains("--source news --trust") == true)
      let trusted = try await bench.json("run", "--source", "news", "--trust")
      #expect(trusted.at("problems")?.array?.isEmpty == true)
      #expect(try await bench.json("run").at("problems")?.array?.isEmpty == true)
    }
  }

  @Test func `A feed without entries that never had any is read`() async throws {
    try await Workbench.open(Self.configuration) { bench throws in
      bench.server["/news"] = [.ok(Self.head + "</channel></rss>")]
      for _ in 1...2 { #expect(try await bench.feedwatch("run").exitCode == 0) }
    }
  }

  @Test func `A feed that never writes its end is read, and its new entries are told`() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news"] = [
        .ok(Self.head + Self.item(1)), .ok(Self.head + Self.item(2) + Self.item(1)),
        .ok(Self.head + Self.item(3) + Self.item(2) + Self.item(1)),
      ]
      for count in [0, 1, 1] {
        let run = try await bench.json("run")
        #expect(run.integer("entries.new") == count && run.integer("sources.failed") == 0, "\(run)")
      }
    }
  }
}
