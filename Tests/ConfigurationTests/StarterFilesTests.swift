import Foundation
import Model
import Support
import Testing

@testable import Configuration

@Suite struct StarterFilesTests {
  @Test func `what is in the program is what is in the catalogue`() throws {
    let embedded = StarterFiles.files.filter { $0.name.hasPrefix("Feeds/") }
    #expect(embedded.map { FilePath.name(of: $0.name) } == starterFiles.map(FilePath.name))
    for (file, path) in zip(embedded, starterFiles) {
      #expect(try Data(file.bytes) == Data(contentsOf: URL(fileURLWithPath: path)), "\(file.name)")
    }
  }

  @Test func `what is written can be read, and tells nobody but a file`() async throws {
    try await withTemporaryFolder { outer in
      let folder = outer.path + "/new/watch"
      let written = try StarterFiles.write(to: folder)
      #expect(written == StarterFiles.paths(in: folder))
      let settings = try ConfigurationReader.read(path: folder + "/feedwatch.yaml")
      #expect(settings.sources.count >= 24)
      #expect(settings.fetch == FetchSettings())
      #expect(
        settings.notifiers == [
          Notifier(id: "archive", outlet: .file(path: folder + "/digests/{date}.html"), format: .html)
        ])
    }
  }

  @Test func `the example lines are right once their mark of a comment is gone`() throws {
    let template = try #require(StarterFiles.files.first.map { String(decoding: $0.bytes, as: UTF8.self) })
    let lines = template.split(separator: "\n").filter {
      !$0.hasPrefix("# ") && !$0.hasPrefix("catalogue") && $0 != "  - Feeds/*.yaml"
    }
    let used = lines.map { line in
      line.replacing(/^( *)#( *)(?=\S)/, with: { "\($0.output.1)\($0.output.2)" })
    }
    let text = used.joined(separator: "\n").replacingOccurrences(
      of: "contact: \"\"", with: "contact: a@b.example")
    #expect(try readText(text).sources.map(\.id) == ["my-agency", "my-news"])
    #expect(try readText(text).notifiers.map(\.id) == ["archive", "office", "relay"])
  }

  @Test func `nothing is overwritten`() async throws {
    try await withTemporaryFolder { folder in
      let mine = folder.appendingPathComponent("feedwatch.yaml")
      try Data("store: mine".utf8).write(to: mine)
      let written = try StarterFiles.write(to: folder.path)
      #expect(written == Array(StarterFiles.paths(in: folder.path).dropFirst()))
      #expect(try StarterFiles.write(to: folder.path).isEmpty)
      #expect(try String(contentsOf: mine, encoding: .utf8) == "store: mine")
    }
  }

  @Test func `a folder that cannot be made is named`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data().write(to: file)
      let expected = StarterFiles.WriteError(
        line: "cannot create the folder \(file.path)/x: not a directory (choose a folder you may write to)")
      _ = #expect(throws: expected) { try StarterFiles.write(to: file.path + "/x") }
    }
  }

  private func readText(_ text: String) throws -> Settings {
    let path = FileManager.default.temporaryDirectory.path + "/feedwatch-\(UUID().uuidString).yaml"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try ConfigurationReader.read(path: path)
  }
}
