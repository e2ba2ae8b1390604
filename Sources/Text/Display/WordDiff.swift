/// Finds the words in which two short texts differ, so that a reader sees the moved digit at once.
package enum WordDiff {
  /// Both texts as runs, the differing words marked. Where the two have little in common nothing is marked: a mark on
  /// everything shows nothing.
  package static func runs(_ before: String, _ after: String) -> (before: [TextRun], after: [TextRun]) {
    let (old, new) = (tokens(before), tokens(after))
    var (keptOld, keptNew) = common(old, new)
    bridge(old, &keptOld)
    bridge(new, &keptNew)
    guard isTelling(old, keptOld), isTelling(new, keptNew) else {
      return ([TextRun(before)], [TextRun(after)])
    }
    return (runs(old, keptOld), runs(new, keptNew))
  }

  /// Words (letters and digits) and, one by one, everything between them.
  static func tokens(_ text: String) -> [Substring] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return asciiTokens(text) }
    var result: [Substring] = []
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let isWord = text[index].isWord
      let next = text.index(after: index)
      if !isWord || next == text.endIndex || !text[next].isWord {
        result.append(text[start..<next])
        start = next
      }
      index = next
    }
    return result
  }

  /// The same by bytes, where every byte is a character.
  private static func asciiTokens(_ text: String) -> [Substring] {
    var result: [Substring] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let next = bytes.index(after: index)
      if !bytes[index].isASCIIAlphanumeric || next == bytes.endIndex || !bytes[next].isASCIIAlphanumeric {
        result.append(text[start..<next])
        start = next
      }
      index = next
    }
    return result
  }

  /// Which tokens stand in both texts in the same order (a longest common subsequence). Beyond `limit` comparisons the
  /// middle between the common head and tail counts as different altogether.
  private static func common(_ old: [Substring], _ new: [Substring], limit: Int = 40_000) -> ([Bool], [Bool])
  {
    var keptOld = [Bool](repeating: false, count: old.count)
    var keptNew = [Bool](repeating: false, count: new.count)
    var head = 0
    while head < old.count, head < new.count, old[head] == new[head] {
      (keptOld[head], keptNew[head]) = (true, true)
      head += 1
    }
    var (oldEnd, newEnd) = (old.count, new.count)
    while oldEnd > head, newEnd > head, old[oldEnd - 1] == new[newEnd - 1] {
      (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1)
      (keptOld[oldEnd], keptNew[newEnd]) = (true, true)
    }
    let (rows, columns) = (oldEnd - head, newEnd - head)
    guard rows > 0, columns > 0, rows * columns <= limit else { return (keptOld, keptNew) }
    for (row, column) in pairs(old[head..<oldEnd], new[head..<newEnd]) {
      (keptOld[row], keptNew[column]) = (true, true)
    }
    return (keptOld, keptNew)
  }

  /// Index pairs of a longest common subsequence, by the textbook table.
  private static func pairs(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) -> [(Int, Int)] {
    let width = new.count + 1
    var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
    for row in stride(from: old.count - 1, through: 0, by: -1) {
      for column in stride(from: new.count - 1, through: 0, by: -1) {
        lengths[row * width + column] =
          old[old.startIndex + row] == new[new.startIndex + column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var result: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < old.count, column < new.count {
      if old[old.startIndex + row] == new[new.startIndex + column] {
        result.append((old.startIndex + row, new.startIndex + column))
        (row, column) = (row + 1, column + 1)
      } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return result
  }

  /// Spaces and punctuation between two differing words differ with them: one mark instead of crumbs.
  private static func bridge(_ tokens: [Substring], _ kept: inout [Bool]) {
    var lastMarked: Int?
    for index in tokens.indices {
      if !kept[index] {
        if let last = lastMarked { for between in (last + 1)..<index { kept[between] = false } }
        lastMarked = index
      } else if tokens[index].first?.isWord == true {
        lastMarked = nil
      }
    }
  }

  /// Whether at least a quarter of the words is common.
  private static func isTelling(_ tokens: [Substring], _ kept: [Bool]) -> Bool {
    let words = tokens.indices.filter { tokens[$0].first?.isWord == true }
    return words.count { kept[$0] } * 4 >= words.count
  }

  private static func runs(_ tokens: [Substring], _ kept: [Bool]) -> [TextRun] {
    var result: [TextRun] = []
    for (token, isKept) in zip(tokens, kept) {
      if let last = result.last, last.isMarked == !isKept {
        result[result.count - 1].text += token
      } else {
        result.append(TextRun(String(token), isMarked: !isKept))
      }
    }
    return result
  }
}

extension Character {
  fileprivate var isWord: Bool {
    guard let ascii = asciiValue else { return isLetter || isNumber }
    return ascii.isASCIIAlphanumeric
  }
}
