import Fetching
import Foundation
import Model
import Support
import Testing

@Suite struct LocalDocumentTests {
  @Test func `A local file is a document`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a feed.xml")
      try Data("<rss/>".utf8).write(to: file)
      #expect(await fetch(file.absoluteString).text == "<rss/>")
      #expect(await fetch("file:" + file.path.replacingOccurrences(of: " ", with: "%20")).text == "<rss/>")
    }
  }

  @Test func `A folder, a missing file and a device are named`() async throws {
    try await withTemporaryFolder { folder in
      let isFolder = try #require(await fetch("file://" + folder.path).failure)
      #expect(isFolder.detail == "\(folder.path) is a folder, not a document")
      let missing = try #require(await fetch("file://\(folder.path)/none.xml").failure)
      #expect(missing.kind == .network)
      #expect(missing.detail.contains("none.xml") && missing.detail.contains("no such file"))
      #expect(await fetch("file:///dev/zero").failure?.detail.contains("not a regular file") == true)
    }
  }

  @Test func `A local file has the same cap`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("big.xml")
      try Data(count: 1001).write(to: file)
      #expect(await fetch(file.absoluteString) { $0.maxBody = 1000 }.failure?.kind == .tooLarge)
      #expect(await fetch(file.absoluteString) { $0.maxBody = 1001 }.response?.body.count == 1001)
    }
  }

  @Test func `A path with a NUL is not the file before it`() async throws {
    try await withTemporaryFolder { folder in
      try Data("<rss/>".utf8).write(to: folder.appendingPathComponent("a.xml"))
      #expect(await fetch("file://\(folder.path)/a.xml%00.txt").failure?.detail.contains("NUL") == true)
    }
  }
}
