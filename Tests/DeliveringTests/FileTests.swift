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
      // A link to what is yet to be, and one to a link.
      for (name, destination) in [("early", "new.txt"), ("twice", "link.txt")] {
        let link = "\(folder.path)/\(name)"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: destination)
        #expect(await deliver("third", to: link) == .delivered)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == destination)
      }
      #expect(try String(contentsOfFile: folder.path + "/new.txt", encoding: .utf8) == "third")
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "third")
      let pipe = folder.path + "/pipe"
      mkfifo(pipe, 0o600)
      #expect(
        await deliver("x", to: pipe)
          == .retry("cannot replace \(pipe): it is not a regular file: name another file"))
    }
  }

  @Test(arguments: [
    ("self", "it is a link that leads to itself: make it lead to a file, or name another file"),
    (
      "gone/new.txt",
      "it is a link into FOLDER/gone: no such file or directory: make that folder, or name another file"
    ),
  ])
  func `a link that leads nowhere stays, and is told with what to do`(destination: String, reason: String)
    async throws
  {
    try await withTemporaryFolder { folder throws in
      let link = folder.path + "/self"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: destination)
      let told = reason.replacing("FOLDER", with: folder.path)
      #expect(await deliver("x", to: link) == .retry("cannot replace \(link): \(told)"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["self"])
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == destination)
    }
  }
}
