import Model
import PageReading
import Testing

@testable import ContactExtraction

private func hours(_ body: String) throws -> [String] {
  try readClerk(body).facts.filter { $0.channel == .hours }.map {
    $0.value.text + ($0.label.map { " | " + $0 } ?? "")
  }
}

@Suite("Facts whose parts stand in cells of their own")
struct CellTests {
  @Test(
    "a label for e-mail is no hidden address where the next cell, term or line holds one",
    arguments: [
      "<table><tr><td>E-mail:</td><td>clerk@court.example.gov</td></tr></table>",
      "<table><tr><th>Email:</th><td><a href=' mailto:clerk@court.example.gov '>Write</a></td></tr></table>",
      "<table><tr><td>Phone:</td><td>Email:</td></tr><tr><td>202-555-0143</td><td>clerk@court.example.gov</td></tr></table>",
      "<p>Email:</p><p>clerk@court.example.gov</p>",
    ])
  func emailBeside(body: String) throws {
    let page = try readClerk(body)
    #expect(page.unread.isEmpty)
    #expect(page.facts.filter { $0.channel == .email }.map(\.value.text) == ["clerk@court.example.gov"])
  }

  @Test func `a label for e-mail beside a text that is none hides nothing`() throws {
    #expect(
      try readClerk("<table><tr><td>E-mail:</td><td>Ask at the front desk</td></tr></table>").unread.isEmpty)
  }

  @Test(
    "a label for e-mail with nothing beside it hides an address",
    arguments: [
      "<table><tr><td>E-mail:</td><td><script>write()</script></td></tr><tr><td>Phone:</td><td>202-555-0143</td></tr></table>",
      "<p>Email:</p><p>Phone: 202-555-0143</p>", "<p>E-mail address:</p>",
    ])
  func emailHidden(body: String) throws {
    #expect(try readClerk(body).unread.map(\.kind) == ["scripted-email"])
  }

  @Test func `labels in cells are told without their colon`() throws {
    let page = try readClerk("<table><tr><td>Jury office:</td><td>202-555-0143</td></tr></table>")
    #expect(page.facts.map(\.label) == ["Jury office"])
  }

  @Test func `opening and closing time may stand in two cells behind the day`() throws {
    let rows =
      "<tr><td>Monday</td><td>8:00 am</td><td>4:30 pm</td></tr>"
      + "<tr><td>Tuesday</td><td>9:00 am</td><td>noon</td></tr><tr><td>Sunday</td><td>Closed</td><td>Closed</td></tr>"
    #expect(
      try hours("<table><tr><th>Day</th><th>Open</th><th>Close</th></tr>\(rows)</table>") == [
        "Mo 08:00-16:30; Tu 09:00-12:00"
      ])
    #expect(try hours("<table>\(rows)</table>") == ["Mo 08:00-16:30; Tu 09:00-12:00"])
    #expect(
      try hours("<table><tr><td>Bus 1</td><td>8:00 am</td><td>4:30 pm</td></tr></table>") == [])
  }

  @Test(
    "plain cells above values are heads of their columns, and a value is no name for the one beside it",
    arguments: [
      "<tr><td>Lobby</td><td>Drive-through</td></tr>", "<tr><th>Lobby</th><th>Drive-through</th></tr>",
      "<tr><td><b>Lobby</b></td><td><strong>Drive-through</strong></td></tr>",
      "<tr><td>Lobby hours</td><td>Phone hours</td></tr>",
    ])
  func plainHeads(heads: String) throws {
    let found = try hours(
      "<table>\(heads)<tr><td>Mon-Fri 8 a.m.-5 p.m.</td><td>Mon-Fri 7 a.m.-6 p.m.</td></tr></table>")
    #expect(found.map { $0.prefix(17) } == ["Mo-Fr 08:00-17:00", "Mo-Fr 07:00-18:00"])
    #expect(!found.contains { $0.contains("a.m.") })
    if heads.contains("<b>") || heads.contains("<th>") {
      #expect(found == ["Mo-Fr 08:00-17:00 | Lobby", "Mo-Fr 07:00-18:00 | Drive-through"])
    }
  }

  @Test func `rows of labels and values have no heads`() throws {
    let page = try readClerk(
      "<table><tr><td>Website</td><td><a href='/move'>Address change</a></td></tr><tr><td>Phone</td><td>202-555-0143</td></tr></table>"
    )
    #expect(page.facts.filter { $0.channel == .phone }.map(\.label) == ["Phone"])
  }
}
