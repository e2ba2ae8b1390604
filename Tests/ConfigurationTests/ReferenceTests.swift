import Foundation
import Model
import Support
import Testing

@Suite struct ReferenceTests {
  private static let page: String = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.appendingPathComponent(
      "Sources/feedwatch/Documentation.docc/Reference/Configuration.md")
    return (try? String(contentsOf: path, encoding: .utf8)) ?? ""
  }()

  private static var example: String {
    let parts = page.components(separatedBy: "```yaml\n")
    return parts.last?.components(separatedBy: "```").first ?? ""
  }

  @Test func `the example of the reference is a good configuration`() async throws {
    let files = ["Feeds/a.yaml": "sources: []\n"]
    #expect(try await errors(Self.example, files: files) == [])
    let settings = try await settings(Self.example, files: files)
    #expect(settings.sources.count == 2 && settings.notifiers.count == 4 && settings.terms.count == 1)
  }

  @Test func `every key of the tables stands in the example`() {
    for line in Self.page.split(separator: "\n") where line.hasPrefix("| `") {
      let cell = line.split(separator: "|").first ?? ""
      for key in cell.split(separator: "`").filter({ $0.contains { $0.isLetter } }) {
        let isThere = Self.example.contains("\(key):")
        #expect(isThere, "show \(key) in the example at the end of Reference/Configuration.md")
      }
    }
  }
}
