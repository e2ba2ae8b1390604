import Foundation
import Model
import Support
import Testing
import Text

/// Pages that list announcements and end too early.
@Suite struct CutListTests {
  private static let configuration = """
    sources:
      - {id: list, kind: page, url: SERVER/list, entries: {each: li.row}}
    notify:
      - {id: archive, file: "digest-{run}.json", format: json}
    """

  /// A list of these notices; `cutIn`: the page ends inside the title of this one.
  private static func list(_ numbers: [Int], isClosed: Bool = true, cutIn end: Int? = nil) -> LoopbackAnswer {
    let rows = numbers.map {
      "<li class='row'><a href='/notice/\($0)'>Notice number \($0) of the office</a></li>"
    }
    var html = "<!DOCTYPE html><html><head><title>Notices</title></head><body><h1>Notices</h1><ul>"
    html += rows.joined(separator: "\n") + "</ul>" + (isClosed ? "</body></html>" : "")
    if let end, let place = html.range(of: "number \(end) of") {
      html = String(html[..<place.upperBound])
    }
    return .raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + html)
  }

  /// The kind and number of everything that each of as many runs tells; `suspect`: runs after which the source has that problem.
  ///
  /// `each`: the selector of each run, where it is not `li.row`.
  private static func told(
    _ answers: [LoopbackAnswer], suspect: Set<Int> = [], each: [String] = [], trusting: Set<Int> = []
  ) async throws -> [[String]] {
    var told: [[String]] = []
    try await Workbench.open(configuration) { bench in
      bench.server["/list"] = answers
      for place in answers.indices {
        if place < each.count { try bench.configure(configuration.replacing("li.row", with: each[place])) }
        let trust = trusting.contains(place) ? ["--source", "list", "--trust"] : []
        _ = try await ProgramRun.feedwatch(["run"] + trust, in: bench.folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
        var news: [String] = []
        for name in names where name.hasPrefix("digest") {
          let entries = try #require(JSONValue(parsing: bench.text(name))?.at("entries")?.array)
          news += entries.map { entry in
            let number = entry.at("url")?.string?.split(separator: "/").last ?? "?"
            return "\(entry.at("kind")?.string ?? "?") \(number)"
          }
          try FileManager.default.removeItem(at: bench.file(name))
        }
        let problem = try await bench.json("status").at("sources.0.problem.kind")?.string
        #expect(problem == (suspect.contains(place) ? "suspect" : nil), "read \(place)")
        told.append(news.sorted())
      }
    }
    return told
  }

  @Test(arguments: [false, true])
  func `What a cut list lacks is not withdrawn, and half an entry is no news`(isNewestFirst: Bool)
    async throws
  {
    func list(_ last: Int, cutIn end: Int? = nil) -> LoopbackAnswer {
      let numbers = Array(1...last)
      return Self.list(isNewestFirst ? numbers.reversed() : numbers, cutIn: end)
    }
    let told = try await Self.told(
      [
        list(20), list(20, cutIn: 12), list(20, cutIn: 12), list(20, cutIn: 7), list(20), list(21),
      ])
    #expect(told == [[], [], [], [], [], ["new 21"]])
  }

  @Test func `What a cut first reading of a list hid is no news`() async throws {
    let numbers = Array((1...20).reversed())
    let told = try await Self.told([
      Self.list(numbers, cutIn: 12), Self.list([22, 21] + numbers), Self.list([23, 22, 21] + numbers),
    ])
    #expect(told == [[], ["new 21", "new 22"], ["new 23"]])
  }

  /// A page without end tags, be it without those that may be left out or with rows that are never closed.
  private static func open(_ numbers: [Int], row: String, isLong: Bool = false) -> LoopbackAnswer {
    let rows = numbers.map { number in
      "<\(row) class='row'><a href='/notice/\(number)'>Notice number \(number)</a> text of \(number)"
        + (isLong && number == numbers.last ? "<br>The deadline is now 1 May." : "")
    }
    return .ok("<!DOCTYPE html><title>Notices</title><body><h1>Notices</h1>\n" + rows.joined(separator: "\n"))
  }

  @Test(arguments: ["li", "p", "div"], [false, true])
  func `In a list without end tags every row is an entry, and the last is told when it comes again`(
    row: String, isNewestFirst: Bool
  ) async throws {
    func list(_ last: Int, isLong: Bool = false) -> LoopbackAnswer {
      let numbers = Array(1...last)
      return Self.open(isNewestFirst ? numbers.reversed() : numbers, row: row, isLong: isLong)
    }
    let answers = [list(3), list(3), list(4), list(4), list(5), list(6), list(6)]
    let told = try await Self.told(answers, each: Array(repeating: "\(row).row", count: answers.count))
    #expect(
      told
        == (isNewestFirst
          ? [[], [], ["new 4"], [], ["new 5"], ["new 6"], []]
          : [[], [], [], ["new 4"], [], ["new 5"], ["new 6"]]))
    // The second document of the list may be another one already.
    let next = try await Self.told(
      [list(3), list(4), list(5)], each: ["\(row).row", "\(row).row", "\(row).row"])
    #expect(next == (isNewestFirst ? [[], ["new 4"], ["new 5"]] : [[], [], ["new 4"]]))
  }

  /// A page that leaves out what may be left out: it has no element around all, or its last paragraph is not closed.
  private static func fragment(_ numbers: [Int], head: String, foot: String, cutIn end: Int? = nil)
    -> LoopbackAnswer
  {
    let rows = numbers.map {
      "<li class='row'><a href='/notice/\($0)'>Notice number \($0) of the office</a> text</li>"
    }
    var html =
      head + "<title>Notices</title><h1>Notices</h1><ul>" + rows.joined(separator: "\n") + "</ul>" + foot
    if let end, let place = html.range(of: "number \(end) of") { html = String(html[..<place.upperBound]) }
    return .ok(html)
  }

  @Test(arguments: ["", "<!DOCTYPE html><html><body>"], ["<p>The end", "<p>The end</p>"])
  func `What a page lacks that leaves out end tags is not told when it is cut`(head: String, foot: String)
    async throws
  {
    for numbers in [Array(1...9), Array((1...9).reversed())] {
      func list(cutIn end: Int? = nil) -> LoopbackAnswer {
        Self.fragment(numbers, head: head, foot: foot, cutIn: end)
      }
      let told = try await Self.told([list(), list(cutIn: 5), list(cutIn: 5), list(), list()])
      #expect(told.flatMap(\.self) == [])
      let first = try await Self.told([list(cutIn: 5), list(), list()])
      #expect(first.flatMap(\.self) == [])
    }
  }

  @Test(arguments: [("li.row", "li"), ("li", "li.row")])
  func `New selectors are no change of the page where the last reading was cut`(former: String, later: String)
    async throws
  {
    func list(isClosed: Bool = true) -> LoopbackAnswer {
      let rows = (1...9).map {
        "<li class='\($0 % 3 == 0 ? "old" : "row")'><a href='/notice/\($0)'>Notice number \($0)</a></li>"
      }
      return .ok("<html><body><h1>Notices</h1><ul>\(rows.joined())</ul>" + (isClosed ? "</body></html>" : ""))
    }
    let told = try await Self.told(
      [list(), list(isClosed: false), list(isClosed: false), list(isClosed: false)],
      each: [former, former, later, later])
    #expect(told == [[], [], [], []])
  }

  @Test func `New selectors by which a page ends inside an entry have each told when another follows`()
    async throws
  {
    func list(_ last: Int) -> LoopbackAnswer { Self.open(Array(1...last), row: "p") }
    let told = try await Self.told(
      [list(3), list(3), list(3), list(3), list(4), list(5)],
      each: ["a", "a", "a", "p.row", "p.row", "p.row"])
    #expect(told == [[], [], [], [], [], ["new 4"]])
  }

  @Test func `Rows that are not closed in one way or the other are no problem`() async throws {
    let rows = [
      "<li class='row'><p><a href='/notice/1'>Notice 1</a> text",
      "<li class='row'><a href='/notice/2'>Notice 2</a>",
    ]
    func list(_ rows: [String]) -> LoopbackAnswer { .ok("<body><h1>Notices</h1><ul>" + rows.joined()) }
    let (one, two) = (list([rows[0]]), list(rows))
    let told = try await Self.told([one, one, one, one, two, two, two, two])
    #expect(told.flatMap(\.self) == ["new 2"])
  }

  @Test func `A page that never writes its end has its withdrawals told`() async throws {
    let lists = [[5, 4, 3, 2, 1], [6, 5, 4, 3, 2, 1], [6, 5, 4, 2, 1], [7, 6, 5, 4, 2, 1]]
    let told = try await Self.told(lists.map { Self.list($0, isClosed: false) })
    #expect(told == [[], ["new 6"], [], ["new 7", "withdrawn 3"]])
  }

  @Test func `A list whose rows are never closed has its withdrawals told`() async throws {
    let lists = [[5, 4, 3, 2, 1], [6, 5, 4, 3, 2, 1], [6, 5, 4, 2, 1], [7, 6, 5, 4, 2, 1]]
    let told = try await Self.told(
      lists.map { Self.open($0, row: "li") }, each: Array(repeating: "li.row", count: 4))
    #expect(told == [[], ["new 6"], [], ["new 7", "withdrawn 3"]])
  }
}
