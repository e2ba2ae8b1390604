import Foundation
import Model
import Support
import Testing

@testable import Configuration

/// What is told from the files of a configuration without reading what they say.
@Suite struct ConfigurationFingerprintTests {
  private static let catalogue = "sources: [{id: a, kind: feed, url: https://example.org/a}]\n"

  /// A folder with a configuration and a catalogue of one file.
  private func withConfiguration(_ text: String, body: (_ folder: URL, _ path: String) throws -> Void)
    async throws
  {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("Feeds"), withIntermediateDirectories: true)
      try Self.write(Self.catalogue, to: "Feeds/a.yaml", in: folder)
      try Self.write(text, to: "feedwatch.yaml", in: folder)
      try body(folder, folder.path + "/feedwatch.yaml")
    }
  }

  private static func write(_ text: String, to name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  /// The name of what the files of `path` are, by their fingerprint.
  private func name(_ path: String, _ patterns: [String] = ["Feeds/*.yaml"]) -> String? {
    ConfigurationFingerprint(path: path, environment: [:])?.origin(catalogue: patterns)?.name(with: [])
  }

  @Test func `a fingerprint sees the files that a reading has read`() async throws {
    try await withConfiguration("store: x\ncatalogue: [Feeds/*.yaml, 'Feeds/a.yaml']\n") { _, path in
      let read = try #require(try ConfigurationReader.read(path: path).origin)
      #expect(read.catalogue == ["Feeds/*.yaml", "Feeds/a.yaml"])
      let fingerprint = try #require(ConfigurationFingerprint(path: path)?.origin(catalogue: read.catalogue))
      #expect(fingerprint == read)
      #expect(read.size > Self.catalogue.utf8.count)
    }
  }

  @Test(arguments: ["feedwatch.yaml", "Feeds/a.yaml", "Feeds/b.yaml"])
  func `a file that is changed or new is seen`(file: String) async throws {
    try await withConfiguration("store: x\ncatalogue: [Feeds/*.yaml]\n") { folder, path in
      let before = try #require(name(path))
      #expect(name(path) == before)
      let text = try? String(contentsOfFile: folder.path + "/" + file, encoding: .utf8)
      try Self.write((text ?? "") + "\n", to: file, in: folder)
      #expect(name(path) != before)
    }
  }

  @Test func `a catalogue that is gone is no match`() async throws {
    try await withConfiguration("catalogue: [Feeds/*.yaml]\n") { folder, path in
      try FileManager.default.removeItem(at: folder.appendingPathComponent("Feeds/a.yaml"))
      #expect(ConfigurationFingerprint(path: path) != nil)
      #expect(name(path) == nil)
    }
  }

  @Test func `short configurations without a catalogue and missing ones are not looked at`() async throws {
    try await withConfiguration("store: x\n") { folder, path in
      #expect(ConfigurationFingerprint(path: path) == nil)
      #expect(ConfigurationFingerprint(path: folder.path + "/none.yaml") == nil)
    }
  }

  @Test(arguments: [
    "store: state/a.db", "store:   'state/a.db'  # here", "store: \"state/a.db\"",
    "store: state/a.db # here\r",
    "sources: []\nstore: ./state//a.db   ", "defaults:\n  store: b\nstore: state/a.db",
  ])
  func `the store is presumed where it is`(text: String) async throws {
    try await withConfiguration("catalogue: [Feeds/*.yaml]\n" + text + "\n") { folder, path in
      #expect(ConfigurationFingerprint(path: path)?.presumedStore == folder.path + "/state/a.db")
    }
  }

  @Test func `without a store the usual place is presumed`() async throws {
    try await withConfiguration("catalogue: [Feeds/*.yaml]\n# store: a.db\n") { _, path in
      let environment = ["HOME": "/home/user", "XDG_STATE_HOME": "/state"]
      let read = try ConfigurationReader.read(path: path, environment: environment)
      #expect(
        ConfigurationFingerprint(path: path, environment: environment)?.presumedStore == read.storePath)
    }
  }
}
