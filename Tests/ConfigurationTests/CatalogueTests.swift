import Foundation
import Model
import Support
import Testing

@testable import Configuration

@Suite struct CatalogueTests {
  private let a = "sources: [{id: a, kind: feed, url: https://example.org/a}]"
  private let b = "sources: [{id: b, kind: feed, url: https://example.org/b}]\nterms: [{was: Old, now: New}]"

  @Test func `the files of a pattern are read in the order of their names`() async throws {
    let read = try await settings(
      "catalogue: [Feeds/*.yaml, Feeds/a.yaml]\ndefaults: {every: 2h}",
      files: ["Feeds/b.yaml": b, "Feeds/a.yaml": a, "Feeds/c.txt": "x"])
    #expect(read.sources.map(\.id) == ["a", "b"])
    #expect(read.sources.map(\.every) == [7200, 7200])
    #expect(read.terms.map(\.was) == ["Old"])
  }

  @Test func `a pattern that matches nothing is an error`() async throws {
    let found = try await errors("\ncatalogue:\n  - Feeds/*.yaml\n  - none.yaml")
    #expect(found.count == 2)
    #expect(found[0].hasPrefix("feedwatch.yaml:3: catalogue: \"Feeds/*.yaml\" matches no file in /"))
    #expect(found[1].hasPrefix("feedwatch.yaml:4: catalogue: \"none.yaml\" matches no file in /"))
  }

  @Test func `a configuration among its own catalogue is passed over`() async throws {
    let read = try await settings("catalogue: ['*.yaml']\nstore: x", files: ["a.yaml": a])
    #expect(read.sources.map(\.id) == ["a"])
  }

  @Test func `an error names the file of the catalogue`() async throws {
    let found = try await errors(
      "catalogue: [Feeds/*.yaml]",
      files: ["Feeds/a.yaml": "sources:\n  - id: a\n    kind: feed\nnotify: []\n"])
    #expect(
      found == [
        "Feeds/a.yaml:2: url: missing (an https, http or file URL)",
        "Feeds/a.yaml:4: notify: unknown key (known keys: sources, terms)",
      ])
  }

  @Test func `a relative file URL is seen from the file that names it`() async throws {
    try await withTemporaryFolder { outer in
      let folder = outer.appendingPathComponent("odd [x] 100% {a,b}*")
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("Feeds"), withIntermediateDirectories: true)
      let source = "sources: [{id: a, kind: page, url: 'file:../day 1/c%20d.html'}]"
      try Data(source.utf8).write(to: folder.appendingPathComponent("Feeds/a.yaml"))
      try Data("catalogue: [Feeds/?.yaml]".utf8).write(to: folder.appendingPathComponent("f.yaml"))
      let read = try ConfigurationReader.read(path: folder.path + "/f.yaml")
      #expect(
        read.sources.map(\.url) == [
          "file://\(outer.path)/odd%20%5Bx%5D%20100%25%20%7Ba,b%7D*/day%201/c%20d.html"
        ])
      #expect(read.sources.map(\.hosts) == [[]])
    }
  }

  @Test(arguments: [
    ("file:///a/b.xml", "file:///a/b.xml"), ("file:/a/b.xml", "file:///a/b.xml"),
    ("FILE://localhost/a/../b.xml", "file:///b.xml"),
  ])
  func `an absolute file URL has three slashes in the end`(url: String, expected: String) async throws {
    let read = try await settings("sources: [{id: a, kind: feed, url: '\(url)'}]")
    #expect(read.sources.map(\.url) == [expected])
  }
}
