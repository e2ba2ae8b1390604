import Delivering
import Foundation
import Model
import Support
import Testing

@Suite struct FileTests {
  private func deliver(_ payload: String, to path: String) async -> DeliveryResult {
    await Samples.deliverer.deliver(
      Samples.delivery(payload, path: path), to: Samples.notifier(.file(path: "/nonexistent/{date}")))
  }

  @Test func foldersAreCreatedAndTheFileIsReplacedWhole() async throws {
    try await withTemporaryFolder { folder throws in
      let path = folder.appendingPathComponent("a/b/digest.txt").path
      #expect(await deliver("first", to: path) == .delivered)
      #expect(await deliver("second", to: path) == .delivered)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "second")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a/b") == ["digest.txt"])
    }
  }

  @Test func aPlaceThatCannotBeWrittenIsNamedAndLeavesNothing() async throws {
    try await withTemporaryFolder { folder throws in
      let file = folder.appendingPathComponent("file").path
      #expect(await deliver("x", to: file) == .delivered)
      #expect(
        await deliver("x", to: file + "/digest.txt") == .retry("\(file) is not a folder: name another file"))
      try FileManager.default.createDirectory(
        atPath: folder.path + "/taken/full", withIntermediateDirectories: true)
      guard case .retry(let reason) = await deliver("x", to: folder.path + "/taken") else {
        Issue.record("a folder was replaced")
        return
      }
      #expect(reason.hasPrefix("cannot replace \(folder.path)/taken"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["file", "taken"])
    }
  }

  @Test(arguments: [
    ("digests/{date}.html", 0, "digests/2026-11-24.html"), ("{date}-{time}", -7 * 3600, "2026-11-23-231500"),
    ("{run}.txt", 0, "2026-11-24-061500-3.txt"), ("{other}{", 0, "{other}{"), ("plain", 0, "plain"),
  ])
  func namesHoldTheDay(template: String, offset: Int, path: String) {
    #expect(DigestPath.expand(template, at: Samples.now, utcOffset: offset, counter: 3) == path)
  }
}
