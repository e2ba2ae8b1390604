import Glibc

/// The documents that programs are measured with, as files.
enum Samples {
  static let small = "38-kb.xml"
  static let large = "20-mb.xml"

  /// Writes the documents into `folder`.
  static func write(to folder: String) {
    var mix = FeedMix(seed: 7)
    write(mix.rss(38_000), folder, small)
    write(mix.rss(20_000_000), folder, large)
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
