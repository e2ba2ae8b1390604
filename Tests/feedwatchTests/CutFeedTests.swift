import Foundation
import Model
import Support
import Testing

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
      #expect(digests.count == 1)
      let digest = bench.text(digests.first ?? "")
      #expect(digest.contains("Announcement number 21") && !digest.contains("withdrawn"))
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
}
