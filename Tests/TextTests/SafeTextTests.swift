import Support
import Testing
import Text

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("", ""), ("  two\t\nlines\r\n ", "two lines"),
    ("a\u{1B}[31mred", "a[31mred"),
    ("no\u{A0}break\u{3000}space", "no break space"), ("\u{202E}gnp.exe\u{202C}", "gnp.exe"),
    ("nul\u{0}l", "null"),
    ("c1\u{9B}31m", "c131m"), ("line\u{2028}separator", "line separator"), ("soft\u{AD}hyphen", "softhyphen"),
    ("naïve 外字 👩‍👧", "naïve 外字 👩‍👧"), ("tag\u{E0041}", "tag"),
  ])
  func aLineCannotAct(text: String, line: String) {
    #expect(SafeText.line(text) == line)
    #expect(SafeText.line(line) == line)
  }

  @Test func aLongLineEndsInAnEllipsisBetweenWords() {
    #expect(SafeText.line("one two three four", limit: 12) == "one two…")
    #expect(SafeText.line("short", limit: 12) == "short")
    #expect(SafeText.line(String(repeating: "x", count: 100), limit: 10).count == 10)
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("", 0), ("外字", 4), ("e\u{301}", 1), ("👩‍👧", 4), ("🇺🇸", 2), ("ｶﾅ", 2), ("한국", 4), ("☎️", 2),
    ("–", 1),
  ])
  func wideCharactersTakeTwoColumns(text: String, columns: Int) { #expect(text.displayWidth == columns) }
}

@Suite struct WordDiffTests {
  private func marked(_ text: [TextRun]) -> String {
    text.map { $0.isMarked ? "[\($0.text)]" : $0.text }.joined()
  }

  @Test(arguments: [
    ("PO BOX 1, DALLAS", "PO BOX 2, DALLAS", "PO BOX [1], DALLAS", "PO BOX [2], DALLAS"),
    ("800-555-0100", "800-555-0199", "800-555-[0100]", "800-555-[0199]"),
    ("1 Old Rd, Elgin", "1 Old Rd, Floor 2, Elgin", "1 Old Rd, Elgin", "1 Old Rd, [Floor 2, ]Elgin"),
    ("Elgin IL", "Phoenix AZ", "Elgin IL", "Phoenix AZ"), ("same", "same", "same", "same"), ("", "", "", ""),
  ])
  func theDifferingWordsAreMarked(before: String, after: String, old: String, new: String) {
    let runs = WordDiff.runs(before, after)
    #expect(marked(runs.before) == old)
    #expect(marked(runs.after) == new)
  }

  @Test func theRunsAlwaysGiveTheTextsBack() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
          ["a", "b", ", ", "12", "é"].randomElement(using: &generator) ?? ""
        }
        .joined(separator: " ")
      }
      let runs = WordDiff.runs(texts[0], texts[1])
      #expect(runs.before.map(\.text).joined() == texts[0])
      #expect(runs.after.map(\.text).joined() == texts[1])
    }
  }

  @Test func textsOfManyWordsTakeNoQuadraticTime() {
    let (old, new) = ((0..<20_000).map { "a\($0)" }, (0..<20_000).map { "b\($0)" })
    let time = processorTime {
      _ = WordDiff.runs(old.joined(separator: " "), new.joined(separator: " "))
    }
    #expect(time < TestSetting.limit(seconds: 5))
  }
}

@Suite struct TextWrapTests {
  @Test func linesBreakAtSpaces() {
    #expect(TextWrap.lines("one two three", width: 7, breaksWords: true) == ["one two", "three"])
    #expect(TextWrap.lines("", width: 7, breaksWords: true) == [""])
  }

  @Test func aLongWordIsCutOrSticksOut() {
    #expect(TextWrap.lines("a abcdefghij", width: 4, breaksWords: true) == ["a", "abcd", "efgh", "ij"])
    #expect(TextWrap.lines("a abcdefghij", width: 4, breaksWords: false) == ["a", "abcdefghij"])
  }

  @Test func wideCharactersCountTwice() {
    #expect(TextWrap.lines("外字外字 外字", width: 8, breaksWords: true) == ["外字外字", "外字"])
    #expect(TextWrap.lines("外字外字外", width: 5, breaksWords: true) == ["外字", "外字", "外"])
  }

  @Test func marksSurviveTheBreak() {
    let lines = TextWrap.lines(
      [TextRun("box "), TextRun("one two", isMarked: true)], width: 7, breaksWords: true)
    #expect(lines == [[TextRun("box "), TextRun("one", isMarked: true)], [TextRun("two", isMarked: true)]])
  }
}
