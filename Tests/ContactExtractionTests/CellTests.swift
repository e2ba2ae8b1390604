import Model
import PageReading
import Testing

@testable import ContactExtraction

private func read(_ body: String) throws -> Extraction {
  let html = "<html><body><main><h1>Office of the Clerk</h1>\(body)</main></body></html>"
  let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://court.example.gov/clerk")
  return ContactExtractor.extract(page)
}

private func hours(_ body: String) throws -> [String] {
  try read(body).facts.filter { $0.channel == .hours }.map { $0.value + ($0.label.map { " | " + $0 } ?? "") }
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
    let page = try read(body)
    #expect(page.unread.isEmpty)
    #expect(page.facts.filter { $0.channel == .email }.map(\.value) == ["clerk@court.example.gov"])
  }

  @Test func `a label for e-mail beside a text that is none hides nothing`() throws {
    #expect(
      try read("<table><tr><td>E-mail:</td><td>Ask at the front desk</td></tr></table>").unread.isEmpty)
  }

  @Test(
    "a label for e-mail with nothing beside it hides an address",
    arguments: [
      "<table><tr><td>E-mail:</td><td><script>write()</script></td></tr><tr><td>Phone:</td><td>202-555-0143</td></tr></table>",
      "<p>Email:</p><p>Phone: 202-555-0143</p>", "<p>E-mail address:</p>",
    ])
  func emailHidden(body: String) throws {
    #expect(try read(body).unread.map(\.kind) == ["scripted-email"])
  }

  @Test func `labels in cells are told without their colon`() throws {
    let page = try read("<table><tr><td>Jury office:</td><td>202-555-0143</td></tr></table>")
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
    let page = try read(
      "<table><tr><td>Website</td><td><a href='/move'>Address change</a></td></tr><tr><td>Phone</td><td>202-555-0143</td></tr></table>"
    )
    #expect(page.facts.filter { $0.channel == .phone }.map(\.label) == ["Phone"])
  }
}

@Suite("Marks of numbers in parentheses")
struct MarkedNumberTests {
  private func phones(_ text: String) throws -> [String] {
    try read("<p>\(text)</p>").facts.filter { $0.channel == .phone }.map { $0.kind + $0.value.suffix(4) }
  }

  @Test(
    "a mark belongs to the number that the first mark of the line belongs to",
    arguments: [
      ("(p) 202-555-0110 (f) 202-555-0111", ["voice0110", "fax0111"]),
      ("(o) 202-555-0140 (c) 202-555-0141 (fax) 202-555-0142", ["voice0140", "voice0141", "fax0142"]),
      ("202-555-0120 (p)<br>202-555-0121 (f)", ["voice0120", "fax0121"]),
      ("202-555-0130 (phone), 202-555-0131 (fax)", ["voice0130", "fax0131"]),
      ("(fax) 202-555-0150<br>202-555-0151 (tty)", ["fax0150", "tty0151"]),
      ("Call or text us at 202-555-0160", ["voice0160"]), ("Text us at 202-555-0161", ["sms0161"]),
    ])
  func marks(text: String, expected: [String]) throws { #expect(try phones(text) == expected) }

  @Test func `a number ends where mark-up alone parts it from the next word`() throws {
    let page = try read("<p>Call <b>202-555-0100</b><i>Mon-Thu 7 a.m.-5 p.m.</i></p>")
    #expect(page.facts.map(\.value) == ["+12025550100", "Mo-Th 07:00-17:00"])
  }

  @Test func `numbers by their last digits have the name of the first, and years are none`() throws {
    let page = try read(
      "<p>Records Fax: 202-555-1095 and 1096.</p><p>Call 202-555-2020, 2021, and 2022 for tax years</p>")
    #expect(page.facts.map { $0.kind + $0.value.suffix(4) } == ["fax1095", "fax1096", "voice2020"])
    #expect(page.facts.prefix(2).map(\.label) == ["Records Fax", "Records Fax"])
  }
}

@Suite("States near addresses of offices")
struct OfficeStateTests {
  @Test(
    "what says where an office is says not for whom",
    arguments: [
      "<p>The office is located near 65 South Front Street in Columbus, Ohio 43215.</p><p>1 Elm St<br>Dayton, OH 45402</p>",
      "<p>OH</p><p>1 Elm St<br>Dayton, OH 45402</p>",
    ])
  func offices(body: String) throws {
    let address = try read(body).facts.last { $0.channel == .address }
    #expect(address?.value == "1 ELM ST, DAYTON, OH 45402" && address?.conditions.states == [])
  }

  @Test(
    "an address in a sentence is found behind the number of a floor",
    arguments: [
      "The office is located on the 2nd floor of the building at 65 South Front Street in Columbus, Ohio 43215.",
      "Located on the 2nd floor at 65 South Front Street, Columbus, Ohio 43215.",
    ])
  func sentence(text: String) throws {
    #expect(
      try read("<p>\(text)</p>").facts.map(\.value) == ["65 S FRONT ST, COLUMBUS, OH 43215"])
  }

  @Test func `a number, hours, a sentence or the name of a part is no name of what follows`() throws {
    let page = """
      <h2>Dallas office</h2><p>202-555-0143<br>1 Elm St<br>Dallas, TX 75201</p>
      <h2>Court</h2><p>The court of appeals meets in May.<br>Monday - Friday, 8 a.m. to 5 p.m.</p>
      <h2>Clinic</h2><dl><dt>Street</dt><dd>1 Elm St</dd><dt>City</dt><dd>Albany</dd><dt>State</dt><dd>NY</dd><dt>ZIP</dt><dd>12207</dd></dl>
      """
    #expect(
      try read(page).facts.filter { $0.channel != .phone }.map { $0.label ?? "-" }.sorted() == [
        "-", "Clinic", "Dallas office",
      ])
  }
}
