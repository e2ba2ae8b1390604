import Testing

@testable import ContactExtraction

@Suite("Tables of phrases")
struct PhraseSetTests {
  private let phrases = PhraseSet([" USPS ", " FEDEX", " ALL OTHER STATES "])

  @Test(
    "whole words and beginnings of words are found anywhere in a text",
    arguments: [
      "USPS", "SEND BY USPS", "USPS ONLY", "FEDEX", "VIA FEDEX/UPS", "ALL OTHER STATES",
      "IF ALL OTHER STATES DO",
    ])
  func found(text: String) { #expect(phrases.isIn(text)) }

  @Test(
    "parts of words and broken phrases are not",
    arguments: [
      "", " ", "USPSA", "THEUSPS", "AFEDEX", "ALL OTHER", "ALL OTHER STATESMEN", "ALL  OTHER STATES",
    ])
  func notFound(text: String) { #expect(!phrases.isIn(text)) }

  @Test("stems are found at the head of a word, in any letter case or in capitals only")
  func stems() {
    let any = WordStems(["LOCKBOX", "DIRECCI"])
    #expect(any.begins(wordOf: "the Dallas lockboxes") && any.begins(wordOf: "Dirección"))
    #expect(!any.begins(wordOf: "unlockbox") && !any.begins(wordOf: ""))
    let names = WordStems(["TEXAS"], isCapital: true)
    #expect(names.begins(wordOf: "in Texas") && !names.begins(wordOf: "in texas"))
  }

  @Test(
    "a quick look misses no text that speaks of states",
    arguments: [
      "Texas", "TX", "D.C.", "West Virginia", "the U.S. Virgin Islands", "all other states",
      "wherever you live",
      "a foreign country", "los demás estados", "the Northern Mariana Islands",
      "Federated States of Micronesia",
    ])
  func states(text: String) { #expect(StateCondition.maySpeakOfStates(text)) }

  @Test(
    "a quick look passes over most texts",
    arguments: ["see our instructions", "NASA and FBI", "in or or me", "call us"])
  func noStates(text: String) { #expect(!StateCondition.maySpeakOfStates(text)) }

  @Test("beginnings of words of one letter, of two and of many are found, also at the end of a text")
  func singleLetterStems() {
    let stems = WordStems(["F", "IN", "PHYSICAL", "U."])
    for text in ["a f", "Fax", "walk in", "PHYSICALLY", "by U.P.S."] { #expect(stems.begins(wordOf: text)) }
    for text in ["", "i", "a u", "xf", "phys", "UPS"] { #expect(!stems.begins(wordOf: text)) }
    let capitals = WordStems(["UT"], isCapital: true)
    #expect(capitals.begins(wordOf: "Utah") && !capitals.begins(wordOf: "utah"))
  }

  @Test("of the parts of a path the first of the table counts")
  func paths() {
    let cues = PathCues([("casestatus", .caseStatus), ("/login", .account), ("/contact", .contactForm)])
    #expect(cues.first(in: "/contact/login") == .account)
    #expect(cues.first(in: "/Login/CaseStatus") == .caseStatus)
    #expect(cues.first(in: "/about") == nil && cues.first(in: "") == nil)
  }

  @Test("of several phrases that begin at a word the longest is found, whatever stands between its words")
  func cues() {
    let table = CueTable<Int>([("text", 1), ("text message", 2), ("tty", 3)])
    let text = FoldedText("Text-message us, text: TTY/TDD")
    #expect(table.matches(in: text).map(\.meaning) == [2, 1, 3])
    #expect(table.first(in: FoldedText("textual messages")) == nil)
    #expect(table.last(in: FoldedText("text; message"), 0..<13)?.meaning == 1)
  }

  @Test(
    "a glance at hours misses none",
    arguments: [
      "9-5 Mon-Fri", "M, W, F 9-3", "Mo-Fr 9-5", "noon to midnight daily", "by appointment", "0800-1630",
      "9:30", "8p.m.", "24/7",
      "L-V 8am-5pm", "lunes a viernes",
    ])
  func hours(text: String) { #expect(FoldedText(text).mayHoldHours(acceptsBare: false)) }

  @Test(
    "a glance at hours passes over most texts",
    arguments: [
      "see the instructions", "Form 1040 (2024)", "call 202-555-0143", "PO Box 660128, Dallas 75266",
    ])
  func noHours(text: String) { #expect(!FoldedText(text).mayHoldHours(acceptsBare: false)) }
}
