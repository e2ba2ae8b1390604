import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite("Labels")
struct LabelsTests {
  private func introduction(_ before: String) -> String? {
    let text = FoldedText(before + "202-555-0143")
    return LabelFinder.introduction(in: text, from: 0, to: text.foldedRange(0..<before.utf8.count).upperBound)
  }

  @Test(
    "words before a colon, short phrases and proper names introduce a value",
    arguments: [
      ("Front desk: ", "Front desk"), ("Tacoma Office ", "Tacoma Office"),
      ("Call the Military Help Line at ", "Military Help Line"),
      ("Write to us. Dallas Lockbox: ", "Dallas Lockbox"), ("• Media line – ", "Media line"),
    ])
  func introduced(before: String, label: String) { #expect(introduction(before) == label) }

  @Test(
    "requests and sentences do not",
    arguments: ["Please call ", "You may call us at ", "We will answer when you dial ", "", ": "])
  func notIntroduced(before: String) { #expect(introduction(before) == nil) }

  @Test("a label does not hold the number of something else")
  func otherNumber() { #expect(introduction("Albany 518-555-0101, Buffalo ") == "Buffalo") }

  @Test("a name at the head of a passage leads it, a value or a question does not")
  func leads() {
    #expect(LeadFinder.lead(of: FoldedText("Georgetown Office\n5 Main St.")) == "Georgetown Office")
    for text in ["5 Main St.\nx", "help@agency.gov\nx", "Hours:\nx", "Questions?\nx", "office\nx", "No line"]
    {
      #expect(LeadFinder.lead(of: FoldedText(text)) == nil)
    }
  }

  @Test("labels that only name a kind are plain, whatever stands behind them")
  func plain() {
    for label in ["Phone", "PHONE:", "Fax .", "Tel.:", "Call us"] { #expect(LabelFinder.isPlain(label)) }
    for label in ["Phone bank", "Dallas Lockbox", "é"] { #expect(!LabelFinder.isPlain(label)) }
  }

  @Test(
    "a full stop ends a clause before a capital letter, but not behind an abbreviation",
    arguments: [
      ("Call us. Then wait", true), ("Ask for ext. Five", false), ("Mail Dept. North", false),
      ("Open at 9. Then", true), ("use agency.gov now", false), ("The end.", true),
    ])
  func clauses(text: String, ends: Bool) throws {
    let folded = FoldedText(text)
    let dot = try #require(folded.bytes.firstIndex(of: UInt8(ascii: ".")))
    #expect(Clauses.isBreak(folded, at: dot) == ends)
  }

  @Test(
    "words that announce another number than a telephone's are known",
    arguments: [
      ("Receipt number ", true), ("Case no. ", true), ("EIN ", true), ("PO Box ", true), ("Order #", true),
      ("Order ", false), ("Phone number ", false), ("Call ", false),
    ])
  func identifiers(before: String, isOne: Bool) {
    let text = FoldedText(before + "2025550143")
    #expect(
      NonPhoneCues.announceIdentifier(in: text, before: before.utf8.count, loosely: false) == isOne)
  }
}
