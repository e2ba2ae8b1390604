import Foundation
import Model
import Support
import Testing

@Suite struct ShowTests {
  static let configuration =
    "sources:\n  - {id: contact, kind: page, url: SERVER/contact, title: Contact page}\n"

  @Test func factsAreShownWithTheirSourceAndTheTimeTheyWereRead() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      let facts = try #require(try await bench.json("show").at("facts")?.array)
      let phone = try #require(facts.first { $0.at("value")?.string == "+18005550142" })
      #expect(phone.at("source")?.string == "contact")
      #expect(phone.at("url")?.string == bench.server.url("/contact"))
      #expect(phone.at("unconfirmed") == .bool(false))
      #expect(phone.at("first_seen")?.string?.hasSuffix("Z") == true)
      let text = try await bench.feedwatch("show")
      #expect(text.output.contains("Contact page"))
      #expect(text.output.contains("+18005550199"))
    }
  }

  @Test func factsAreShownAsTheyStoodAtATime() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      let between = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 1)
      try await Task.sleep(for: .milliseconds(20))
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0177"))]
      _ = try await bench.feedwatch("run")
      let then = try await bench.json("show", "--at", between.rfc3339).at("facts")?.array ?? []
      #expect(then.contains { $0.at("value")?.string == "+18005550142" })
      let now = try await bench.json("show").at("facts")?.array ?? []
      #expect(!now.contains { $0.at("value")?.string == "+18005550142" })
      let before = try await bench.feedwatch("show", "--at", "2001-01-01", "--format", "json")
      #expect(before.exitCode == 0)
      #expect(JSONValue(parsing: before.output)?.at("facts")?.array?.isEmpty == true)
      #expect(!before.errors.isEmpty)
    }
  }

  @Test func addressBooksAndSpreadsheetsAreServed() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      let card = try await bench.feedwatch("show", "--format", "vcard")
      #expect(card.output.hasPrefix("BEGIN:VCARD\r\nVERSION:4.0\r\n"))
      #expect(card.output.contains("TEL;VALUE=uri;TYPE=textphone:tel:+18005550199\r\n"))
      let table = try await bench.feedwatch("show", "--format", "csv")
      #expect(table.output.hasPrefix("source,channel,kind,value,"))
      #expect(table.output.contains("contact,phone,tty,+18005550199,"))
    }
  }
}
