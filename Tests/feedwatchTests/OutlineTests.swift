import Foundation
import Model
import Support
import Testing
import Text

/// `diff` with a configuration so long that its outline is remembered.
@Suite struct OutlineTests {
  /// A page and many sources that are off, one with what must not be kept.
  private static func configuration(title: String = "Contact page") -> String {
    let idle = (0..<400).map { index in
      "  - {id: idle-\(index), kind: feed, url: 'https://user:pass-word@agency.example/feed/number/\(index)', "
        + "enabled: false, headers: {X-Key: to-ken}, tags: [idle, 'tag \(index % 3)']}\n"
    }
    return "sources:\n  - {id: contact, kind: page, url: SERVER/contact, title: '\(title)', tags: [main]}\n"
      + idle.joined()
  }

  /// A store with one change that waits for review.
  private static func open(_ body: (Workbench) async throws -> Void) async throws {
    try await Workbench.open(configuration()) { bench in
      for phone in ["800-555-0142", "800-555-0177"] {
        bench.server["/contact"] = [.page(Site.contact(phone: phone))]
        #expect(try await bench.json("run").integer("sources.failed") == 0)
      }
      try await body(bench)
    }
  }

  private static func edit(_ bench: Workbench, _ change: (String) -> String) throws {
    try change(bench.text("feedwatch.yaml")).write(
      to: bench.file("feedwatch.yaml"), atomically: true, encoding: .utf8)
  }

  @Test func `What is remembered tells what the configuration says`() async throws {
    try await Self.open { bench in
      let remembered = try await bench.json("diff", "--tag", "main")
      try Self.edit(bench) { $0 + "# another byte\n" }
      let read = try await bench.json("diff", "--tag", "main")
      #expect(remembered == read)
      #expect(remembered.at("pending")?.array?.count == 1)
      #expect(remembered.at("pending")?.array?.first?.at("source")?.string == "contact")
    }
  }

  @Test func `Filters know the sources and tags that are remembered`() async throws {
    try await Self.open { bench in
      #expect(try await bench.feedwatch("diff", "--tag", "tag 2").exitCode == 0)
      #expect(try await bench.feedwatch("diff", "--source", "contact").exitCode == 1)
      let unknown = try await bench.feedwatch("diff", "--source", "idle-400")
      #expect(unknown.exitCode == 64)
      #expect(unknown.errors.contains("no source \"idle-400\" in \(bench.file("feedwatch.yaml").path)"))
    }
  }

  @Test func `A configuration that has changed is read, whatever is remembered`() async throws {
    try await Self.open { bench in
      try bench.configure(Self.configuration(title: "Other title"))
      #expect(try await bench.feedwatch("diff").output.contains("Other title"))
      try Self.edit(bench) { $0.replacing("id: contact", with: "id: kontakt") }
      #expect(try await bench.feedwatch("diff").exitCode == 0)
      try Self.edit(bench) { $0 + "  - {id: idle-0, kind: feed}\n" }
      let wrong = try await bench.feedwatch("diff")
      #expect(wrong.exitCode == 2)
      #expect(wrong.errors.hasPrefix("feedwatch.yaml:406: "), "\(wrong.errors)")
    }
  }

  @Test func `Nothing secret is kept`() async throws {
    try await Self.open { bench in
      let bytes = try FileManager.default.contentsOfDirectory(atPath: bench.file("state").path).map {
        try Data(contentsOf: bench.file("state/\($0)"))
      }
      #expect(bytes.contains { $0.range(of: Data("agency.example/feed/number/399".utf8)) != nil })
      for secret in ["pass-word", "to-ken"] {
        #expect(!bytes.contains { $0.range(of: Data(secret.utf8)) != nil })
      }
    }
  }
}
