import Testing

@testable import ContactExtraction

@Suite("Numbers of sections") struct SectionNumbersTests {
  @Test("Equal paths have equal numbers, whatever was asked between") func equalPaths() {
    var numbers = SectionNumbers()
    let first = numbers.number(["Contact", "Phones"])
    #expect(numbers.number(["Contact"]) != first)
    #expect(numbers.number(["Contact", "Phones"]) == first)
    #expect(numbers.number([]) == 0)
  }

  @Test("A row behind a path is a number of its own") func rows() {
    var numbers = SectionNumbers()
    let section = numbers.number(["Contact"])
    let row = numbers.number(["Contact"], "Fraud line")
    #expect(row != section)
    #expect(numbers.number(["Contact"], "Tip line") != row)
    #expect(numbers.number(["Contact", "Fraud line"]) == row)
  }
}
