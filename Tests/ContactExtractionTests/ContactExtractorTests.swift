import Model
import PageReading
import Support
import Testing

@testable import ContactExtraction

@Suite struct ContactExtractorTests {
  private func extract(_ html: String) throws -> Extraction {
    ContactExtractor.extract(
      try PageReader.read(
        Array(html.utf8), contentType: "text/html; charset=utf-8", url: "https://www.agency.gov/contact"))
  }

  @Test("facts stand in reading order with section, label and evidence")
  func place() throws {
    let facts = try extract(
      "<main><h1>Contact</h1><h2>Field office</h2><p>Records: (305) 555-0110. Write to <a href='mailto:r@agency.gov'>us</a>.</p></main>"
    ).facts
    #expect(facts.map(\.value.text) == ["+13055550110", "r@agency.gov"])
    #expect(facts.first?.section == ["Contact", "Field office"])
    #expect(facts.first?.label == "Records")
    #expect(facts.first?.evidence == "Records: (305) 555-0110. Write to us.")
  }

  @Test("a table's rows name their facts")
  func rows() throws {
    let facts = try extract(
      """
      <main><table><tr><th>Office</th><th>Phone</th><th>Fax</th></tr><tr><td>Northeast</td><td>617-555-0134</td><td>617-555-0135</td></tr>
      <tr><td>Western</td><td>213-555-0177</td><td>617-555-0135</td></tr></table></main>
      """
    ).facts
    #expect(
      facts.map { "\($0.label ?? "") \($0.kind) \($0.value.text)" } == [
        "Northeast voice +16175550134", "Northeast fax +16175550135", "Western voice +12135550177",
        "Western fax +16175550135",
      ])
  }

  @Test("hours given day by day are one fact")
  func hoursTable() throws {
    let facts = try extract(
      """
      <main><h1>Office</h1><table><tr><td>Monday</td><td>9:00 AM - 4:00 PM</td></tr><tr><td>Tuesday</td><td>9:00 AM - 4:00 PM</td></tr>
      <tr><td>Wednesday</td><td>9:00 AM - 12:00 PM</td></tr><tr><td>Saturday</td><td>Closed</td></tr></table></main>
      """
    ).facts
    #expect(facts.map(\.value.text) == ["Mo,Tu 09:00-16:00; We 09:00-12:00"])
  }

  @Test("hours of a week across the columns are one fact")
  func hoursAcross() throws {
    let facts = try extract(
      """
      <main><h2>Hours</h2><table><tr><th></th><th>Mon</th><th>Tue</th><th>Wed</th></tr>
      <tr><th>Lobby</th><td>9-5</td><td>9-5</td><td>10-6</td></tr></table></main>
      """
    ).facts
    #expect(facts.map(\.value.text) == ["Mo,Tu 09:00-17:00; We 10:00-18:00"])
    #expect(facts.first?.label == "Lobby")
  }

  @Test("one number said twice in a section is one fact; what the frame repeats is left to the body")
  func folding() throws {
    let facts = try extract(
      """
      <nav><a href='tel:8005550143'>Call</a></nav><main><h1>Help</h1><p>Call 800-555-0143.</p><p>Call 1 (800) 555-0143 again.</p></main>
      <footer><p>800-555-0143</p><a href='https://twitter.com/agency'>X</a><a href='https://x.com/Agency/'>X</a></footer>
      """
    ).facts
    #expect(facts.map(\.value.text) == ["+18005550143", "https://x.com/agency"])
    #expect(facts.first?.region == .main)
  }

  @Test("a number whose kind is only assumed takes the kind another mention states")
  func settledKind() throws {
    let facts = try extract(
      "<main><p>Write or try 800-555-0199 today.</p><h2>Access</h2><p>TTY: 800-555-0199</p></main>"
    ).facts
    #expect(facts.allSatisfy { $0.kind == "tty" })
  }

  @Test("a page without contact information is an empty list")
  func empty() throws {
    #expect(try extract("<main><h1>News</h1><p>Nothing in 2026.</p></main>").facts.isEmpty)
    #expect(try extract("").facts.isEmpty)
  }

  @Test("a page of many numbers is read in linear time")
  func manyNumbers() throws {
    func time(_ count: Int) throws -> Duration {
      let row = "<tr><td>Office</td><td>202-282-8000</td><td>a@b.gov</td><td>Mon-Fri 9am-5pm</td></tr>"
      let html = "<main><table>" + String(repeating: row, count: count) + "</table></main>"
      return try leastProcessorTime { _ = try extract(html) }
    }
    _ = try time(50)
    let small = try time(300)
    #expect(try time(2400) < small * 24)
  }

  @Test(
    "one text of many hours, and one heading above many addresses, are read in linear time",
    arguments: [false, true])
  func longTexts(hasAddresses: Bool) throws {
    func time(_ count: Int) throws -> Duration {
      let heading = "<h2>" + String(repeating: "Texas and Ohio ", count: count * 10) + "</h2>"
      let body =
        hasAddresses
        ? heading + String(repeating: "<p>USCIS, P.O. Box 1, Dallas, TX 75266</p>", count: count)
        : "<p>" + String(repeating: "Mon-Fri 8-5, ", count: count * 10) + "</p>"
      return try leastProcessorTime { _ = try extract("<main>\(body)</main>") }
    }
    _ = try time(10)
    let small = try time(40)
    #expect(try time(320) < small * 24)
  }

  @Test(
    "pieces that are looked at with their neighbours are read in linear time",
    arguments: [
      "<div>Fax:</div><div>202-555-0143</div>", "<div>202-555-0143</div><div>Records fax</div>",
      "<p>USCIS</p><p>Attn: I-130</p><p>PO Box 4</p><p>Dallas, TX 75266</p>",
      "<p>Dallas, TX 75266</p><p>Mexico</p>",
      "<p>Summer hours (June through August)</p><p>Mon-Fri 9-5</p>",
      "<div>Monday</div><div>9 a.m.-5 p.m.</div>",
      "<p>E-mail:</p><p>Ask us</p>",
    ])
  func neighbours(row: String) throws {
    func time(_ count: Int) throws -> Duration {
      let html = "<main><div>" + String(repeating: row, count: count) + "</div></main>"
      return try leastProcessorTime { _ = try extract(html) }
    }
    _ = try time(10)
    let small = try time(100)
    #expect(try time(800) < small * 24)
  }
}
