import Model
import PageReading
import Testing

@testable import ContactExtraction

private func extract(_ body: String, limits: ExtractionLimits = ExtractionLimits()) throws -> Extraction {
  ContactExtractor.extract(
    try PageReader.read(
      Array("<html><body><main><h1>Where to File Form Z-10</h1>\(body)".utf8), contentType: nil,
      url: "https://agency.example/"),
    limits: limits)
}

/// Telephone numbers, all different.
private func numbers(_ count: Int) -> [String] { (0..<count).map { "(202) 555-\(1_000 + $0)" } }

@Suite("What one page may cost")
struct BoundsTests {
  private let small: ExtractionLimits = {
    var limits = ExtractionLimits()
    limits.facts = 50
    limits.zipCodes = 100
    limits.blockBytes = 2_000
    return limits
  }()

  @Test("facts beyond the limit are left out with a warning, and twice the same way")
  func facts() throws {
    let body = numbers(80).map { "<p>\($0)</p>" }.joined()
    let first = try extract(body, limits: small)
    #expect(first.facts.count == 50)
    #expect(first.warnings.map(\.text).contains { $0.hasPrefix("the page states more than 50 facts") })
    #expect(try extract(body, limits: small).facts == first.facts)
  }

  @Test("a paragraph of nothing but numbers is cut as well")
  func oneParagraph() throws {
    let page = try extract("<p>" + numbers(80).joined(separator: " "), limits: small)
    #expect(page.facts.count == 50)
    #expect(page.warnings.map(\.text).contains { $0.hasPrefix("the page states more than 50 facts") })
  }

  @Test(
    "addresses beyond the limit, and those behind the readable part of a passage, are left out with a warning"
  )
  func addresses() throws {
    let rows = (0..<80).map { "<p>\($0 + 1) Main St, Dallas, TX 75265</p>" }.joined()
    let many = try extract(rows, limits: small)
    #expect(many.facts.count == 50)
    #expect(
      many.warnings.map(\.text).contains { $0.hasPrefix("the page holds more addresses than are read") })
    let long = try extract(
      "<p>1 Main St, Dallas, TX 75265. \(String(repeating: "x ", count: 1_500)) 2 Main St, Dallas, TX 75265",
      limits: small)
    #expect(long.facts.count == 1)
    #expect(long.warnings.count == 1)
  }

  @Test("ZIP codes without addresses are looked at up to a number")
  func anchors() throws {
    let page = try extract("<p>" + String(repeating: "TX 75265 ", count: 110), limits: small)
    #expect(page.facts.isEmpty)
    #expect(
      page.warnings.map(\.text).contains { $0.hasPrefix("the page holds more addresses than are read") })
  }

  @Test("a long list of states over many rows is read once")
  func rowHead() throws {
    let states = Array(repeating: "Alabama, Alaska, Texas, Ohio", count: 60).joined(separator: ", ")
    let rows = (0..<200).map { "<tr><td>Agency<br>PO Box \($0)<br>Dallas, TX 75265" }.joined()
    let page = try extract("<table><tr><td rowspan=201>\(states)<td>x\(rows)</table>")
    #expect(page.facts.count == 200)
    #expect(page.facts.allSatisfy { $0.conditions.states == ["AK", "AL", "OH", "TX"] })
  }

  @Test("a scenario for every row does not slow the warnings down")
  func scenarios() throws {
    let body = (0..<200).map {
      "<h2>Case \($0)</h2><table><tr><td>If you live in<td>Mail to<tr><td>Alabama<td>USPS: Agency, PO Box \($0), Dallas, TX 75265</table>"
    }.joined()
    let page = try extract(body)
    #expect(page.facts.count == 200)
    #expect(page.warnings.count == 200)
  }

  @Test(
    "text without spaces, mark-up or end does no harm",
    arguments: [
      String(repeating: "a", count: 20_000), String(repeating: "1", count: 20_000),
      String(repeating: "a@b.", count: 5_000),
      String(repeating: "a.b.c.", count: 3_000), String(repeating: "<", count: 10_000),
      String(repeating: "&", count: 10_000),
      String(repeating: "(", count: 10_000), String(repeating: "+1", count: 10_000),
      String(repeating: "[at]", count: 5_000),
      String(repeating: "at dot ", count: 3_000), String(repeating: "Mon-", count: 5_000),
      String(repeating: "9-", count: 5_000),
      String(repeating: "TTY ", count: 5_000), String(repeating: "PO Box ", count: 3_000),
      String(repeating: "<td>", count: 5_000),
      String(repeating: "<li>Texas ", count: 2_000), String(repeating: "Attn: ", count: 3_000),
    ])
  func repeated(text: String) throws { #expect(try extract("<p>\(text)").facts.isEmpty) }
}
