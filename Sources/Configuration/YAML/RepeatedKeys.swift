internal import Yams

/// Keys that stand twice in one mapping.
///
/// The parser gives up at the first, which would hide every other fault of the file. So the later one is told, marked with a
/// character of the private use area, and the text is parsed again; `Fields` passes over marked keys.
enum RepeatedKeys {
  private static let mark = "\u{E000}"

  /// Whether `key` was marked as a repetition.
  static func isMarked(_ key: String) -> Bool { key.hasSuffix(mark) }

  /// `text` with the repetition of one of `names` marked; nil, after an error, where its place is not found.
  static func rename(_ names: [String], from first: Mark, in text: String, _ errors: FileErrors)
    -> String?
  {
    let name = names.first ?? "key"
    var lines = text.fileLines
    guard let index = repetition(of: name, from: first, in: lines) else {
      errors.add(first.line, name, "given twice (once)")
      return nil
    }
    errors.add(index + 1, name, "given twice, first on line \(first.line)", accepted: "once")
    guard let end = keyEnd(in: lines[index], from: first.column - 1, name) else { return nil }
    lines[index].replaceSubrange(
      keyStart(in: lines[index], first.column - 1)..<end, with: name + unusedMark(text))
    return lines.joined(separator: "\n")
  }

  /// Several repetitions of one key need marks that differ.
  private static func unusedMark(_ text: String) -> String {
    var result = mark
    while text.contains(result + ":") || text.contains(result + " ") { result += mark }
    return result
  }

  /// A later line of the same block mapping, that is, before the indentation falls below that of the keys.
  private static func repetition(of name: String, from first: Mark, in lines: [String]) -> Int? {
    let column = first.column - 1
    for index in lines.indices.dropFirst(first.line) {
      let line = lines[index]
      let indentation = line.prefix { $0 == " " }.count
      let isBlank = line.allSatisfy(\.isWhitespace) || line.dropFirst(indentation).first == "#"
      if isBlank { continue }
      if indentation < column { return nil }
      if indentation == column && keyEnd(in: line, from: column, name) != nil { return index }
    }
    return nil
  }

  private static func keyStart(in line: String, _ column: Int) -> String.Index {
    line.index(line.startIndex, offsetBy: column, limitedBy: line.endIndex) ?? line.endIndex
  }

  /// The end of `name`, bare or in quotation marks, where a colon follows it.
  private static func keyEnd(in line: String, from column: Int, _ name: String) -> String.Index? {
    let rest = line[keyStart(in: line, column)...]
    for spelling in [name, "\"\(name)\"", "'\(name)'"] where rest.hasPrefix(spelling) {
      let end = rest.index(rest.startIndex, offsetBy: spelling.count)
      if rest[end...].drop(while: { $0 == " " }).first == ":" { return end }
    }
    return nil
  }
}
