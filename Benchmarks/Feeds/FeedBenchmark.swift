import CSAXFloor
import FeedParsing
import Glibc

/// Compares the feed parser with libxml2's bare SAX loop over the same documents, in one paired run.
///
/// Usage: `feed-benchmark [ROUNDS]`, or `feed-benchmark --write FOLDER` to write the documents as files. Exit status 1 when
/// the parser is slower than the stored threshold.
@main enum FeedBenchmark {
  /// The least part of libxml2's own speed that the parser may have.
  private static let threshold = 0.33

  static func main() {
    var mix = FeedMix(seed: 2026)
    let documents = mix.documents(300)
    let arguments = CommandLine.arguments
    if arguments.count == 3, arguments[1] == "--write" { return write(documents, to: arguments[2]) }
    let rounds = arguments.count > 1 ? Int(arguments[1]) ?? 7 : 7
    exit(compare(documents, rounds: rounds) ? 0 : 1)
  }

  private static func compare(_ documents: [[UInt8]], rounds: Int) -> Bool {
    let bytes = documents.reduce(0) { $0 + $1.count }
    var (floor, parser, printer) = ([Double](), [Double](), [Double]())
    for _ in 0..<rounds {
      floor.append(seconds { for document in documents { walk(document) } })
      parser.append(seconds { for document in documents { parse(document) } })
      printer.append(seconds { for document in documents { print(document) } })
    }
    func speed(_ times: [Double]) -> Double { Double(bytes) / 1e6 / times.sorted()[times.count / 2] }
    func line(_ name: String, _ times: [Double]) {
      let part = speed(times) / speed(floor)
      Swift.print("\(name): \(Int(speed(times))) MB/s, \(Double(Int(part * 100)) / 100) of libxml2")
    }
    Swift.print("\(documents.count) feeds, \(bytes / 1000) KB, median of \(rounds) rounds, processor time")
    line("libxml2 SAX, counting only", floor)
    line("feed parser", parser)
    line("feed parser and JSON Feed writer", printer)
    return speed(parser) / speed(floor) >= threshold
  }

  private static func walk(_ document: [UInt8]) {
    document.withUnsafeBytes { buffer in
      let count = feedwatch_sax_floor(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
      if count.elements == 0 { fail("libxml2 read nothing") }
    }
  }

  private static func parse(_ document: [UInt8]) {
    guard let feed = try? FeedParser.parse(document), !feed.items.isEmpty, feed.warnings.isEmpty else {
      fail("the parser read nothing, or warned")
    }
  }

  private static func print(_ document: [UInt8]) {
    var length = 0
    let stream = JSONFeedStream { length += $0.count }
    if let feed = try? FeedParser.parse(document, onItem: { stream.write($0) }) { stream.finish(feed) }
    if length == 0 { fail("nothing was written") }
  }

  /// Processor time of `body`, which other programs on the machine disturb least.
  private static func seconds(_ body: () -> Void) -> Double {
    let start = clock()
    body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  private static func write(_ documents: [[UInt8]], to folder: String) {
    for (index, document) in documents.enumerated() {
      guard let file = fopen("\(folder)/feed-\(index).xml", "w") else { fail("cannot write to \(folder)") }
      _ = document.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
      fclose(file)
    }
  }

  private static func fail(_ reason: String) -> Never {
    _ = "feed-benchmark: \(reason)\n".utf8CString.withUnsafeBytes {
      Glibc.write(2, $0.baseAddress, $0.count - 1)
    }
    exit(2)
  }
}
