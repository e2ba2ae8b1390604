import Model
import Testing

@testable import ContactExtraction

@Suite("Mentions of one fact")
struct FactFoldingTests {
  private func phone(
    _ value: String, kind: String = "voice", label: String? = nil, section: [String] = [],
    region: Region = .main
  ) -> Fact {
    Fact(
      channel: .phone, kind: kind, text: value, label: label, section: section, region: region)
  }

  private func fold(_ facts: [PlacedFact]) -> [Fact] { FactFolding.fold(facts) }

  @Test("links to one place are one fact, of the kind and under the label that say more")
  func links() {
    let page = "https://agency.gov/status"
    let facts = [
      Fact(channel: .web, kind: "page", text: page, section: ["A"]),
      Fact(channel: .web, kind: "case-status", text: page, label: "Case Status", section: ["B"]),
    ].map { PlacedFact(fact: $0, position: nil) }
    #expect(fold(facts).map(\.kind) == ["case-status"])
    #expect(fold(facts).map(\.label) == ["Case Status"])
  }

  @Test("two cards that share a number are two facts")
  func cards() {
    let facts = [phone("+1", label: "Tacoma"), phone("+1", label: "Yakima")].map {
      PlacedFact(fact: $0, position: nil)
    }
    #expect(fold(facts).map(\.label) == ["Tacoma", "Yakima"])
  }

  @Test("what the footer repeats is left to the body")
  func footer() {
    let facts = [phone("+1", region: .footer), phone("+1"), phone("+2", region: .footer)].map {
      PlacedFact(fact: $0, position: nil)
    }
    #expect(fold(facts).map(\.value.text) == ["+1", "+2"])
  }

  @Test("a number of assumed kind takes the kind that another mention states")
  func statedKind() {
    var assumed = PlacedFact(fact: phone("+1", section: ["Top"]), position: nil)
    assumed.isKindStated = false
    var stated = PlacedFact(fact: phone("+1", kind: "fax", section: ["Below"]), position: nil)
    stated.isKindStated = true
    #expect(fold([assumed, stated]).map(\.kind) == ["fax", "fax"])
  }

  @Test("structured data that repeats the text adds no fact, other data does")
  func structured() {
    let said = PlacedFact(fact: phone("+1"), position: nil)
    let data = ["+1", "+2"].map { PlacedFact(fact: phone($0), position: nil, isStructured: true) }
    #expect(fold([said] + data).map(\.value.text) == ["+1", "+2"])
  }
}
