import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite("What stands above and beside a block")
struct LabelCuesTests {
  private func cell(_ column: String?, _ row: String?, section: [String] = []) -> Block {
    Block(
      role: .cell, section: section, text: "x",
      cell: Block.Cell(table: 1, row: 1, column: 1, columnHead: column, rowHead: row))
  }

  @Test("headings, labels and heads are read once and change with the block")
  func cache() {
    var cache = LabelCache()
    let first = cache.cues(of: cell("Fax", "Monday", section: ["Office", "Hours"]))
    #expect(first.head?.announcesHours == true && first.columnHead?.phoneKind == .fax)
    #expect(first.rowHead?.days?.map(\.weekday) == [0] && first.label == nil)
    _ = cache.cues(of: cell("Phone", "Tuesday", section: ["Office", "Hours"]))
    let third = cache.cues(of: cell("Fax", "Monday", section: ["Office", "Contact us"]))
    #expect(third.columnHead === first.columnHead)
    #expect(third.head?.announcesHours == false && third.head?.namesContact == true)
    let none = cache.cues(of: Block(role: .paragraph, text: "x"))
    #expect(none.head == nil && none.columnHead == nil && none.rowHead == nil)
  }
}
