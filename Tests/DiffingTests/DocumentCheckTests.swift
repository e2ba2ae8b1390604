import Diffing
import Model
import Testing
import Text

@Suite struct DocumentCheckTests {
  private func watched(_ fact: Fact, isUnconfirmed: Bool = false) -> WatchedFact {
    WatchedFact(
      source: "a", url: "https://a.gov", fact: fact, lastRead: Timestamp(seconds: 0),
      isUnconfirmed: isUnconfirmed)
  }

  private let official = [
    phone("+18003755283", "USCIS Contact Center"), phone("+18007671833", "TTY", kind: "tty"), usps(660128),
  ]

  private func verdicts(_ facts: [Fact], _ text: String = "", history: [RecordedChange] = []) -> [Finding
    .Verdict]
  {
    DocumentCheck(watched: official.map { watched($0) }, history: history).findings(facts: facts, text: text)
      .map(\.verdict)
  }

  @Test func whatThePagesSayIsCurrent() {
    #expect(verdicts([phone("+18003755283", "Call")]) == [.current])
  }

  @Test func aTTYGivenAsVoiceIsOfTheWrongKind() {
    #expect(verdicts([phone("+18007671833", "Call")]) == [.wrongKind])
  }

  @Test func aBoxGivenForCouriersIsOfTheWrongKind() {
    var box = usps(660128)
    box.conditions.carrier = .courier
    #expect(verdicts([box]) == [.wrongKind])
  }

  @Test func aSlipOfOneDigitDiffers() {
    let found = DocumentCheck(watched: official.map { watched($0) }).findings(
      facts: [phone("+18003755284", "Call")], text: "")
    #expect(found.map(\.verdict) == [.differs])
    #expect(found.first?.official?.value == "+18003755283")
  }

  @Test func whatThePagesOnceSaidDiffers() {
    let change = FactChange(
      kind: .changed, channel: .phone, factKind: "voice", before: "+12025550100", after: "+18003755283",
      severity: .high)
    let recorded = RecordedChange(
      id: "1", source: "a", sourceTitle: "A", url: "https://a.gov", change: change,
      firstSeen: Timestamp(seconds: 0))
    #expect(verdicts([phone("+12025550100")], history: [recorded]) == [.differs])
  }

  @Test func whatNoPageSpeaksOfIsUnknown() {
    #expect(verdicts([phone("+12125550999", "My lawyer"), email("me@office.com")]) == [.unknown, .unknown])
  }

  @Test func aFactReadLongAgoIsUnconfirmed() {
    let check = DocumentCheck(watched: [watched(phone("+1"), isUnconfirmed: true)])
    #expect(check.findings(facts: [phone("+1")], text: "").map(\.verdict) == [.unconfirmed])
  }

  @Test func positionsCountFromOneInCharacters() {
    var call = phone("+18003755283")
    call.display = "1 (800) 375-5283"
    let check = DocumentCheck(watched: official.map { watched($0) })
    let found = check.findings(facts: [call], text: "Café\nCall — 1 (800) 375-5283.")
    #expect(found.first?.position == TextPosition(line: 2, column: 8))
    let marked = check.findings(facts: [call], text: "<p>\n<b>1 (800)</b>\n375-5283", isMarkup: true)
    #expect(marked.first?.position == TextPosition(line: 2, column: 4))
  }

  @Test(arguments: [
    ("Book it through InfoPass today", 1), ("infopass.uscis.gov", 0),
    ("My Appointment (formerly InfoPass)", 0),
    ("Infopasses", 0), ("InfoPass. InfoPass", 2),
  ]) func retiredNamesAreFoundWhereTheyAreUsed(text: String, count: Int) {
    let term = RetiredTerm(was: "InfoPass", now: "My Appointment", since: "2019", source: "https://a.gov")
    let found = DocumentCheck(watched: [], terms: [term]).findings(facts: [], text: text)
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.verdict == .retired && $0.official?.value == "My Appointment" })
  }
}
