import Foundation
import Model
import Support
import Testing
import Text

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
      #expect(card.output.contains("TEL;VALUE=uri;TYPE=\"work,textphone\":tel:+18005550199\r\n"))
      #expect(card.output.contains(/\r\nREV:[0-9]{8}T[0-9]{6}Z\r\n/))
      let table = try await bench.feedwatch("show", "--format", "csv")
      #expect(table.output.hasPrefix("source,channel,kind,value,"))
      #expect(table.output.contains("contact,phone,tty,+18005550199,"))
    }
  }

  @Test func aSpreadsheetTakesNothingOfAPageForAFormula() async throws {
    try await Workbench.open(Self.configuration) { bench in
      let terms = ["+cmd|'/C calc'!A1", "-2+3", "=1+1", "@SUM(1)"]
      let list = terms.enumerated().map { "<dt>\($1)</dt><dd>Call 202-555-012\($0)</dd>" }.joined()
      let page = Site.contact().replacing("</main>", with: "<h2>Desks</h2><dl>\(list)</dl></main>")
      bench.server["/contact"] = [.page(page)]
      _ = try await bench.feedwatch("run")
      let table = try await bench.feedwatch("show", "--format", "csv").output
      for term in terms {
        #expect(table.contains(",'" + term))
        #expect(!table.contains("," + term))
      }
      #expect(table.contains("contact,phone,voice,+12025550120,"))
    }
  }

  @Test func thePasswordInASourcesAddressIsNotPrinted() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      let url = bench.server.url("/contact").replacing("http://", with: "http://bob:s3cret@")
      try bench.configure("sources:\n  - {id: contact, kind: page, url: \"\(url)\"}\n")
      _ = try await bench.feedwatch("run")
      try "Call 800-555-0142".write(to: bench.file("own.txt"), atomically: true, encoding: .utf8)
      for arguments in [["show"], ["status"], ["check", "own.txt"], ["show", "contact"]] {
        let run = try await ProgramRun.feedwatch(arguments + ["--format", "json"], in: bench.folder)
        #expect(run.output.contains(bench.server.url("/contact")))
        #expect(!(run.output + run.errors).contains("s3cret"))
      }
    }
  }
}
