import Foundation
import Model
import Support
import Testing

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
  private static func told(_ answers: [LoopbackAnswer], suspect: Set<Int> = []) async throws -> [[String]] {
    var told: [[String]] = []
    try await Workbench.open(configuration) { bench in
      bench.server["/list"] = answers
      for place in answers.indices {
        _ = try await bench.json("run")
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
      ], suspect: [3])
    #expect(told == [[], [], [], [], [], ["new 21"]])
  }

  @Test func `What a cut first reading of a list hid is no news`() async throws {
    let numbers = Array((1...20).reversed())
    let told = try await Self.told([
      Self.list(numbers, cutIn: 12), Self.list([22, 21] + numbers), Self.list([23, 22, 21] + numbers),
    ])
    #expect(told == [[], ["new 21", "new 22"], ["new 23"]])
  }

  @Test func `A page that never writes its end has its withdrawals told`() async throws {
    let lists = [[5, 4, 3, 2, 1], [6, 5, 4, 3, 2, 1], [6, 5, 4, 2, 1], [7, 6, 5, 4, 2, 1]]
    let told = try await Self.told(lists.map { Self.list($0, isClosed: false) })
    #expect(told == [[], ["new 6"], [], ["new 7", "withdrawn 3"]])
  }
}
