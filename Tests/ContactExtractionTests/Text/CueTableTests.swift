import Testing

@testable import ContactExtraction

@Suite("Tables of cues")
struct CueTableTests {
  private let table = CueTable<Int>([
    ("fax", 1), ("toll free", 2), ("toll free number", 3), ("monday's", 4), ("24 7", 5),
    ("a phrase that begins with a word of one letter", 6), ("averyveryverylongwordofmorethan32letters", 7),
  ])

  private func read(_ text: String) -> [Int] { table.matches(in: FoldedText(text)).map(\.meaning) }

  @Test(
    "phrases are found by whole words, whatever small sign stands between them",
    arguments: [
      ("Fax: 5", [1]), ("toll-free", [2]), ("TOLL / FREE", [2]), ("Toll free number or fax", [3, 1]),
      ("Open Monday's", [4]), ("24/7", [5]), ("fáx", [1]),
      ("averyveryverylongwordofmorethan32letters", [7]),
    ])
  func found(text: String, meanings: [Int]) { #expect(read(text) == meanings) }

  @Test(
    "parts of words, and phrases broken by the end of a clause, are not",
    arguments: ["faxes", "telefax", "toll; free", "toll: free", "toll    free", "free toll", "24", ""])
  func notFound(text: String) { #expect(read(text).isEmpty) }

  @Test("only the range asked for counts, a phrase that reaches beyond it does not")
  func range() {
    let text = FoldedText("toll free fax")
    #expect(table.matches(in: text, 0..<7).isEmpty)
    #expect(table.matches(in: text, 0..<9).map(\.meaning) == [2])
    #expect(table.first(in: text, 5..<13)?.meaning == 1)
    #expect(table.last(in: text, 0..<13)?.meaning == 1)
    #expect(table.first(in: text, 0..<900)?.meaning == 2)
  }

  @Test("the whole text and the range of all of it hold the same phrases")
  func whole() {
    for text in [
      "24/7 toll-free, fax", "a phrase that begins with a word of one letter; Monday's", "fax", "",
    ] {
      let folded = FoldedText(text)
      let ranged = table.matches(in: folded, 0..<folded.lower.count)
      #expect(table.matches(in: folded).map(\.range) == ranged.map(\.range))
      #expect(table.first(in: folded)?.range == ranged.first?.range)
      #expect(Array(table.meanings(in: folded)) == ranged.map(\.meaning))
    }
  }

  @Test("words that begin alike and are as long are told apart")
  func alike() {
    let table = CueTable<Int>([("appointments", 1), ("appointable!", 2), ("appointively", 3)])
    #expect(table.first(in: FoldedText("appointively"))?.meaning == 3)
    #expect(table.first(in: FoldedText("appointments"))?.meaning == 1)
    #expect(table.first(in: FoldedText("appointmentz")) == nil)
  }

  @Test("a quick look tells which signs a text holds")
  func signs() {
    #expect(FoldedText("no sign at all").signs == [])
    #expect(FoldedText("a dot.").signs == [.dot])
    #expect(FoldedText("７ of full width").signs == [.digit])
    #expect(FoldedText("Room 5.").signs == [.digit, .dot])
  }
}
