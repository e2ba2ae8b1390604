import Glibc

/// The documents that programs are measured with, as files.
enum Samples {
  static let small = "38-kb.xml"
  static let large = "20-mb.xml"
  /// A configuration of many sources, and what a run of it leaves.
  static let configuration = "many-sources.yaml"
  static let leftovers = ["", "-wal", "-shm", ".lock"].map { "many-sources.db" + $0 }
  static let sourceCount = 5000

  /// Writes the documents into `folder`.
  static func write(to folder: String) {
    var mix = FeedMix(seed: 7)
    write(mix.rss(38_000), folder, small)
    write(mix.rss(20_000_000), folder, large)
    write(manySources, folder, configuration)
  }

  /// All are off: what the store holds of them does not matter to a start.
  private static var manySources: String {
    let sources = (0..<sourceCount).map { number in
      "  - {id: s\(number), url: 'https://agency.example/feeds/\(number).rss', kind: feed, enabled: false}\n"
    }
    return "store: many-sources.db\nsources:\n" + sources.joined()
  }

  private static func write(_ text: String, _ folder: String, _ name: String) {
    guard let file = fopen(folder + "/" + name, "w") else { fail("cannot write to \(folder)") }
    var text = text
    _ = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) }
    fclose(file)
  }
}

/// Ends the benchmark: it could not be made.
func fail(_ reason: String) -> Never {
  _ = "feed-benchmark: \(reason)\n".utf8CString.withUnsafeBytes { write(2, $0.baseAddress, $0.count - 1) }
  exit(2)
}
