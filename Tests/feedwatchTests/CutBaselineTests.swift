import Foundation
import Model
import Support
import Testing
import Text

/// First readings of documents that ended too early, and what the later ones tell.
@Suite struct CutBaselineTests {
  private static let configuration = """
    sources:
      - {id: news, kind: feed, url: SERVER/news}
    notify:
      - {id: archive, file: "digest-{run}.json", format: json}
    """

  /// How a document comes.
  enum Ending: CaseIterable { case whole, betweenEntries, insideAnEntry }

  /// A feed of entries in this order, as it comes when it ends with the first `shown` of them.
  private static func feed(
    _ numbers: [Int], isAtom: Bool = false, isDated: Bool = true, shown: Int? = nil, _ ending: Ending = .whole
  ) -> LoopbackAnswer {
    var text =
      isAtom
      ? "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><id>urn:a</id>"
      : "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>News</title>"
    for number in numbers.prefix(shown ?? numbers.count) {
      text += entry(number, isAtom: isAtom, isDated: isDated)
    }
    switch ending {
    case .whole: text += isAtom ? "</feed>" : "</channel></rss>"
    case .betweenEntries: break
    case .insideAnEntry:
      // Cuts are seldom in the same place.
      text += (isAtom ? "<entry><title>Announ" : "<item><title>Announ") + (shown.map { " \($0)" } ?? "")
    }
    return .raw(
      "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nETag: \"v\"\r\nConnection: close\r\n\r\n" + text)
  }

  /// The entries 1 to 20 are of March 2026, later ones of the year 2100.
  private static func entry(_ number: Int, isAtom: Bool, isDated: Bool) -> String {
    let day = "\(number > 20 ? "2100" : "2026")-03-\(number < 10 ? "0" : "")\(number)T08:00:00Z"
    let name = isAtom ? "updated" : "dc:date"
    let date = isDated ? "<\(name)>\(day)</\(name)>" : ""
    return isAtom
      ? "<entry><title>Announcement \(number)</title><id>urn:a:\(number)</id>\(date)</entry>"
      : "<item><title>Announcement \(number)</title><guid>urn:a:\(number)</guid>\(date)</item>"
  }

  /// The numbers that each of as many runs tells.
  private static func told(_ answers: [LoopbackAnswer], configuration: String = configuration) async throws
    -> [[Int]]
  {
    var told: [[Int]] = []
    try await Workbench.open(configuration) { bench in
      bench.server["/news"] = answers
      for _ in answers {
        let before = try digests(bench)
        let count = try await bench.json("run").integer("entries.new")
        let news = try digests(bench).subtracting(before).flatMap { try numbers(in: bench.text($0)) }
        #expect(news.count == count)
        told.append(news.sorted())
      }
    }
    return told
  }

  private static func digests(_ bench: Workbench) throws -> Set<String> {
    Set(
      try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
        .filter { $0.hasPrefix("digest") })
  }

  private static func numbers(in digest: String) throws -> [Int] {
    let entries = try #require(JSONValue(parsing: digest)?.at("entries")?.array)
    return entries.compactMap { $0.at("title")?.string?.split(separator: " ").last }.compactMap { Int($0) }
  }

  private static let newest = Array((1...20).reversed())

  @Test(arguments: [false, true], [Ending.betweenEntries, .insideAnEntry])
  func `What a cut first reading hid is no news, and what came since is`(isAtom: Bool, ending: Ending)
    async throws
  {
    for isDated in [false, true] {
      let told = try await Self.told([
        Self.feed(Self.newest, isAtom: isAtom, isDated: isDated, shown: 8, ending),
        Self.feed([22, 21] + Self.newest, isAtom: isAtom, isDated: isDated),
        Self.feed([23, 22, 21] + Self.newest, isAtom: isAtom, isDated: isDated),
      ])
      #expect(told == [[], [21, 22], [23]], "dated: \(isDated)")
    }
  }

  @Test(arguments: [Ending.betweenEntries, .insideAnEntry])
  func `In a feed with the oldest first, what the second reading shows at the end is taken in`(ending: Ending)
    async throws
  {
    let told = try await Self.told([
      Self.feed(Array(1...20), shown: 5, ending), Self.feed(Array(1...22)), Self.feed(Array(1...23)),
    ])
    #expect(told == [[], [], [23]])
  }

  @Test func `A first reading that ends before its first entry hides all of them`() async throws {
    let told = try await Self.told([
      Self.feed(Self.newest, shown: 0, .insideAnEntry), Self.feed(Self.newest),
      Self.feed([21] + Self.newest),
    ])
    #expect(told == [[], [], [21]])
  }

  @Test(arguments: [false, true])
  func `A cut that comes later in the second reading brings no news either`(isDated: Bool) async throws {
    let told = try await Self.told([
      Self.feed(Self.newest, isDated: isDated, shown: 4, .insideAnEntry),
      Self.feed([21] + Self.newest, isDated: isDated, shown: 12, .insideAnEntry),
      Self.feed([22, 21] + Self.newest, isDated: isDated),
    ])
    #expect(told == [[], [21], [22]])
  }

  @Test(arguments: [Ending.betweenEntries, .insideAnEntry])
  func `A feed that is always cut has its entries told as they come`(ending: Ending) async throws {
    for isNewestFirst in [false, true] {
      func feed(_ last: Int) -> LoopbackAnswer {
        let numbers = Array(1...last)
        return Self.feed(isNewestFirst ? numbers.reversed() : numbers, ending)
      }
      let told = try await Self.told([feed(20), feed(21), feed(22), feed(24)])
      #expect(told == [[], [21], [22], [23, 24]], "newest first: \(isNewestFirst)")
    }
  }

  @Test func `A feed without dates that never writes its end has its entries told as they come`() async throws
  {
    func feed(_ last: Int) -> LoopbackAnswer {
      Self.feed(Array(1...last), isDated: false, .betweenEntries)
    }
    #expect(try await Self.told([feed(20), feed(21), feed(23)]) == [[], [21], [22, 23]])
  }

  @Test func `A feed that never writes its end has entries with an old date told as well`() async throws {
    func feed(_ last: Int) -> LoopbackAnswer { Self.feed(Array(1...last), .betweenEntries) }
    let told = try await Self.told([feed(10), feed(10), feed(11), feed(12), feed(14)])
    #expect(told == [[], [], [11], [12], [13, 14]])
  }

  @Test func `Where the first reading is told, what it hid is told as well`() async throws {
    let told = try await Self.told(
      [Self.feed([3, 2, 1], shown: 1, .insideAnEntry), Self.feed([3, 2, 1])],
      configuration: Self.configuration.replacing("/news}", with: "/news, baseline: announce}"))
    #expect(told == [[3], [1, 2]])
  }

  @Test func `A cut document is asked for again, whatever its server says of changes`() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news"] = [Self.feed(Self.newest, shown: 8, .insideAnEntry), Self.feed(Self.newest)]
      _ = try await bench.json("run")
      _ = try await bench.json("run")
      #expect(try await bench.json("status").integer("sources.0.entries") == 20)
      _ = try await bench.json("run")
      let asked = bench.server.requests(for: "/news").map { $0["If-None-Match"] }
      #expect(asked == [nil, nil, "\"v\""])
    }
  }

  @Test func `What was taken in without a word is told where another source brings it`() async throws {
    let two = Self.configuration.replacing(
      "notify:", with: "  - {id: other, kind: feed, url: SERVER/other}\nnotify:")
    try await Workbench.open(two) { bench in
      bench.server["/news"] = [Self.feed(Self.newest, shown: 8, .insideAnEntry), Self.feed(Self.newest)]
      bench.server["/other"] = [Self.feed([]), Self.feed([]), Self.feed([3])]
      for _ in 1...2 { #expect(try await bench.json("run").integer("entries.new") == 0) }
      #expect(try await bench.json("run").integer("entries.new") == 1)
      let numbers = try Self.digests(bench).flatMap { try Self.numbers(in: bench.text($0)) }
      #expect(numbers == [3])
    }
  }
}
