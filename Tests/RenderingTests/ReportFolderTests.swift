import Foundation
import Support
import Testing

@testable import Rendering

@Suite struct ReportFolderTests {
  private static let list = ".feedwatch-report"

  private func files(_ names: String...) -> [ReportFile] {
    names.map { ReportFile(name: $0, text: "<\($0)>") }
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `pages of an earlier report are replaced, and removed when they are not needed any more`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let site = folder.appendingPathComponent("a/b")
      let report = ReportFolder(path: site.path)
      let found1 = try report.write(files("index.html", "changes-2.html", "report.css"))
      #expect(found1 == 3)
      let found2 = try report.write(files("index.html", "report.css"))
      #expect(found2 == 0)
      let found3 = try names(site)
      #expect(found3 == [Self.list, "index.html", "report.css"])
    }
  }

  @Test func `files of others are left alone`() async throws {
    try await withTemporaryFolder { folder in
      let report = ReportFolder(path: folder.path)
      try report.write(files("index.html"))
      try "mine".write(to: folder.appendingPathComponent("notes.html"), atomically: true, encoding: .utf8)
      try report.write(files("index.html", "changes.html"))
      let found4 = try names(folder)
      #expect(found4 == [Self.list, "changes.html", "index.html", "notes.html"])
    }
  }

  @Test func `where a file of another has a name that the report needs, nothing is written`() async throws {
    try await withTemporaryFolder { folder in
      let index = folder.appendingPathComponent("index.html")
      try "mine".write(to: index, atomically: true, encoding: .utf8)
      #expect(throws: ReportFolderError.foreign(path: index.path)) {
        try ReportFolder(path: folder.path).write(files("changes.html", "index.html"))
      }
      let found5 = try names(folder)
      #expect(found5 == ["index.html"])
      let found6 = try String(contentsOf: index, encoding: .utf8)
      #expect(found6 == "mine")
    }
  }

  @Test func `a list that names files elsewhere removes none of them`() async throws {
    try await withTemporaryFolder { folder in
      let site = folder.appendingPathComponent("site")
      try ReportFolder(path: site.path).write(files("index.html"))
      let outside = folder.appendingPathComponent("outside.html")
      try "mine".write(to: outside, atomically: true, encoding: .utf8)
      let list = site.appendingPathComponent(Self.list)
      let text = try String(contentsOf: list, encoding: .utf8)
      try (text + "../outside.html\n.bashrc\nnotes.txt\n").write(to: list, atomically: true, encoding: .utf8)
      try ReportFolder(path: site.path).write(files("index.html"))
      #expect(FileManager.default.fileExists(atPath: outside.path))
    }
  }

  @Test func `a link in the place of a page is replaced, and its target stays`() async throws {
    try await withTemporaryFolder { folder in
      let site = folder.appendingPathComponent("site")
      let target = folder.appendingPathComponent("target")
      try "mine".write(to: target, atomically: true, encoding: .utf8)
      try ReportFolder(path: site.path).write(files("index.html"))
      let index = site.appendingPathComponent("index.html")
      try FileManager.default.removeItem(at: index)
      try FileManager.default.createSymbolicLink(at: index, withDestinationURL: target)
      try ReportFolder(path: site.path).write(files("index.html"))
      let found7 = try String(contentsOf: target, encoding: .utf8)
      #expect(found7 == "mine")
      let found8 = try String(contentsOf: index, encoding: .utf8)
      #expect(found8 == "<index.html>")
    }
  }

  @Test func `a folder that cannot be made is told`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("file")
      try "x".write(to: file, atomically: true, encoding: .utf8)
      #expect(throws: ReportFolderError.cannotCreate(path: file.path + "/site", reason: "is not a folder")) {
        try ReportFolder(path: file.path + "/site").write([])
      }
    }
  }
}
