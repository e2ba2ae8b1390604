import Foundation
import Glibc
import Model
import Pipeline
import Storage

/// Measures how long a digest of 2,000 changes takes: out of the store, and into each of its forms.
///
/// Exit status 1 when the mail, from the store to its last byte, takes longer than the stored threshold.
@main enum DigestBenchmark {
  /// Seconds of processor time for 2,000 changes as a mail: composed, in text and HTML, encoded.
  private static let threshold = 0.3
  private static let rounds = 7

  static func main() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "feedwatch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let isSlow = try measure(path: folder.path + "/store.db")
    try FileManager.default.removeItem(at: folder)
    exit(isSlow ? 1 : 0)
  }

  private static func measure(path: String) throws -> Bool {
    let pages = ChangedPages(count: 2_000)
    let store = try SQLiteStore.open(path: path, mode: .readWriteCreate)
    defer { store.close() }
    try pages.store(in: store)
    let sending = SendDigests(settings: pages.settings, store: store, version: "benchmark")
    let mail = pages.mail
    var digest: Digest?
    let composing = try median { digest = try sending.preview(mail).digest }
    guard let digest, digest.changes.count == pages.count else { exit(2) }
    report("composed from the store", composing)
    let writing = median { _ = RenderedDigest.payload(digest, for: mail) }
    report("as a mail", writing)
    for format in DigestFormat.allCases {
      let file = Notifier(id: "file", outlet: .file(path: "digest"), format: format)
      report("as \(format.rawValue)", median { _ = RenderedDigest.payload(digest, for: file) })
    }
    return composing + writing > threshold
  }

  private static func report(_ what: String, _ seconds: Double) {
    print("2,000 changes \(what): \(Int((seconds * 1000).rounded())) ms")
  }

  /// Seconds of processor time, the median of all rounds.
  private static func median(_ work: () throws -> Void) rethrows -> Double {
    let times = try (0..<rounds).map { _ in
      let begin = clock()
      try work()
      return Double(clock() - begin) / Double(CLOCKS_PER_SEC)
    }
    return times.sorted()[rounds / 2]
  }
}
