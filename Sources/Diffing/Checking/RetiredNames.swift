import Model

/// Finds names that an agency no longer uses.
enum RetiredNames {
  /// A finding for each use of a retired name in `text`, unless the text says itself that it is the former one.
  static func findings(_ terms: [RetiredTerm], in text: String) -> [Finding] {
    var result: [Finding] = []
    let terms = terms.map { (term: $0, name: Array($0.was.lowercased())) }
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let characters = Array(line.lowercased())
      for (term, name) in terms {
        for column in places(of: name, in: characters) {
          result.append(finding(term, TextPosition(line: number + 1, column: column + 1)))
        }
      }
    }
    return result
  }

  private static func finding(_ term: RetiredTerm, _ position: TextPosition) -> Finding {
    let now = term.now.map { "is now \"\($0)\"" } ?? "is no longer used"
    return Finding(
      verdict: .retired, channel: nil, kind: "", value: term.was, display: term.was, position: position,
      official: term.now.map { Finding.Official(value: $0, source: nil, url: term.source, lastRead: nil) },
      note: "\"\(term.was)\" \(now)" + (term.since.map { " (since \($0))" } ?? ""))
  }

  private static func places(of name: [Character], in line: [Character]) -> [Int] {
    guard !name.isEmpty, line.count >= name.count else { return [] }
    return (0...line.count - name.count).filter { place in
      line[place] == name[0] && line[place..<place + name.count].elementsEqual(name)
        && isWord(line, place, place + name.count) && !isCalledFormer(line, place)
    }
  }

  /// A word of its own, no part of a host name, a path or a mailbox.
  private static func isWord(_ line: [Character], _ start: Int, _ end: Int) -> Bool {
    if start > 0, line[start - 1].isLetter || line[start - 1].isNumber || "./@-_".contains(line[start - 1]) {
      return false
    }
    guard end < line.count else { return true }
    if line[end].isLetter || line[end].isNumber || "/@_".contains(line[end]) { return false }
    return !(line[end] == "." && end + 1 < line.count && line[end + 1].isLetter)
  }

  private static func isCalledFormer(_ line: [Character], _ place: Int) -> Bool {
    let before = String(line[max(0, place - 30)..<place])
    return ["formerly", "previously", "used to be", "once called", "antes"].contains {
      before.firstRange(of: $0) != nil
    }
  }
}
