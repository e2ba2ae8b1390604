/// Breaks text into lines of a given number of columns.
package enum TextWrap {
  /// `runs` as lines of at most `width` columns, broken at spaces; a longer word is cut where `breaksWords`, else it
  /// stands alone and sticks out. At least one line, which may be empty.
  package static func lines(_ runs: [TextRun], width: Int, breaksWords: Bool) -> [[TextRun]] {
    if runs.reduce(0, { $0 + $1.text.utf8.count }) <= width { return [runs] }
    var lines: [[TextRun]] = [[]]
    var column = 0
    for word in words(runs) {
      let size = word.reduce(0) { $0 + $1.text.displayWidth }
      if column > 0, column + 1 + size > width {
        lines.append([])
        column = 0
      }
      if column > 0 {
        append(
          TextRun(" ", isMarked: word.first?.isMarked == true && lines.last?.last?.isMarked == true),
          to: &lines)
        column += 1
      }
      if breaksWords, size > width {
        column = cut(word, width: width, into: &lines)
      } else {
        for piece in word { append(piece, to: &lines) }
        column += size
      }
    }
    return lines
  }

  /// `text` as lines of at most `width` columns.
  package static func lines(_ text: String, width: Int, breaksWords: Bool) -> [String] {
    if text.utf8.count <= width { return [text] }
    return lines([TextRun(text)], width: width, breaksWords: breaksWords).map { $0.map(\.text).joined() }
  }

  /// Words, each of one or more runs.
  private static func words(_ runs: [TextRun]) -> [[TextRun]] {
    var result: [[TextRun]] = []
    var continues = false
    for run in runs {
      let parts = run.text.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
      for (number, part) in parts.enumerated() {
        if number > 0 { continues = false }
        guard !part.isEmpty else { continue }
        let piece = TextRun(String(Substring(part)), isMarked: run.isMarked)
        if continues { result[result.count - 1].append(piece) } else { result.append([piece]) }
        continues = true
      }
    }
    return result
  }

  private static func append(_ run: TextRun, to lines: inout [[TextRun]]) {
    let line = lines.count - 1
    if let last = lines[line].last, last.isMarked == run.isMarked {
      lines[line][lines[line].count - 1].text += run.text
    } else {
      lines[line].append(run)
    }
  }

  /// Sets `word` in pieces of `width` columns; the column after it.
  private static func cut(_ word: [TextRun], width: Int, into lines: inout [[TextRun]]) -> Int {
    var column = 0
    for piece in word {
      var part = ""
      for character in piece.text {
        let size = character.displayWidth
        if column + size > width, column > 0 {
          if !part.isEmpty { append(TextRun(part, isMarked: piece.isMarked), to: &lines) }
          lines.append([])
          (part, column) = ("", 0)
        }
        part.append(character)
        column += size
      }
      if !part.isEmpty { append(TextRun(part, isMarked: piece.isMarked), to: &lines) }
    }
    return column
  }
}
