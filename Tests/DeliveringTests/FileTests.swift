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

  @Test func `a link is followed, permissions are kept, and what is no file is not replaced`() async throws {
    try await withTemporaryFolder { folder throws in
      let (file, link) = (folder.path + "/real.txt", folder.path + "/link.txt")
      #expect(await deliver("first", to: file) == .delivered)
      chmod(file, 0o600)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.txt")
      #expect(await deliver("second", to: link) == .delivered)
      var status = stat()
      #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
      #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "second")
      let pipe = folder.path + "/pipe"
      mkfifo(pipe, 0o600)
      #expect(
        await deliver("x", to: pipe)
          == .retry("cannot replace \(pipe): it is not a regular file: name another file"))
    }
  }
}
