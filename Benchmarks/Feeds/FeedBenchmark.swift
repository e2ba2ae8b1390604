import CSAXFloor
import FeedParsing
import Glibc
import Markup

/// Compares the feed parser with libxml2's bare SAX loop over the same documents, and `feedwatch parse` with `xmllint`.
///
/// Usage: `feed-benchmark [FEEDWATCH]`; without the program only the parser is measured. Exit status 1 when a figure is
/// beyond its limit (``Thresholds``).
@main enum FeedBenchmark {
  private static let rounds = 7

  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count == 3, arguments[1] == "--write" { return Samples.write(to: arguments[2]) }
    let isProgramGood = arguments.count < 2 || measure(program: arguments[1])
    var mix = FeedMix(seed: 2026)
    let isParserGood = compare(mix.documents(300))
    exit(isProgramGood && isParserGood ? 0 : 1)
  }

  private static func measure(program: String) -> Bool {
    var template = Array("/tmp/feed-benchmark-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fail("cannot make a folder in /tmp") }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      let names = [Samples.small, Samples.large, Samples.configuration] + Samples.leftovers
      for name in names { unlink(folder + "/" + name) }
      rmdir(folder)
    }
    guard cost(["/proc/self/exe", "--write", folder]) != nil else { fail("cannot write the documents") }
    let isParseGood = ProgramBenchmark(program: program, folder: folder).run()
    return StartBenchmark(program: program, folder: folder).run() && isParseGood
  }

  private static func compare(_ documents: [[UInt8]]) -> Bool {
    let bytes = documents.reduce(0) { $0 + $1.count }
    var (floor, reader, parser, printer) = ([Double](), [Double](), [Double](), [Double]())
    for _ in 0..<rounds {
      floor.append(seconds { for document in documents { walk(document) } })
      reader.append(seconds { for document in documents { count(document) } })
      parser.append(seconds { for document in documents { parse(document) } })
      printer.append(seconds { for document in documents { print(document) } })
    }
    func speed(_ times: [Double]) -> Double { Double(bytes) / 1e6 / median(times) }
    Swift.print("\(documents.count) feeds, \(bytes / 1000) KB, median of \(rounds) rounds, processor time")
    Swift.print("  libxml2 SAX, counting only: \(Int(speed(floor))) MB/s")
    Swift.print("  XML reader, counting only: \(Int(speed(reader))) MB/s")
    Swift.print(
      "  feed parser and JSON Feed writer: \(Int(speed(printer))) MB/s, \(rounded(speed(printer) / speed(floor))) of libxml2"
    )
    Swift.print("  feed parser: \(Int(speed(parser))) MB/s")
    return Thresholds.throughput.holds(speed(parser) / speed(floor), "  in parts of libxml2")
  }

  private static func walk(_ document: [UInt8]) {
    document.withUnsafeBytes { buffer in
      let count = feedwatch_sax_floor(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
      if count.elements == 0 { fail("libxml2 read nothing") }
    }
  }

  /// What `walk` does, with the program's reader.
  private static func count(_ document: [UInt8]) {
    var (elements, texts) = (0, 0)
    document.withUnsafeBufferPointer { buffer in
      var reader = XMLReader(buffer, vocabulary: vocabulary, base: nil)
      events: while true {
        switch reader.next() {
        case .start: elements += 1
        case .text: texts += 1
        case .end: break
        case .finished: break events
        }
      }
    }
    if elements == 0 || texts == 0 { fail("the reader read nothing") }
  }

  private static let vocabulary = XMLVocabulary(
    elements: NameTable(["item", "entry", "title", "link"]), namespaces: [:], usualPrefixes: [:])

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
}
