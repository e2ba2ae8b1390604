package import Model
import Text
internal import Yams

/// Turns a source of a configuration file on or off and leaves everything else of the text as it is, comments included.
package enum SourceSwitching {
  /// `text` with `enabled:` of the source `id` set; the text itself where it says so already. Nil where the file does not
  /// hold the source.
  package static func setting(enabled: Bool, of id: SourceID, in text: String) -> String? {
    guard let mapping = mapping(of: id, in: text) else { return nil }
    var lines = EditableLines(text)
    if let value = mapping["enabled"], let mark = value.mark {
      if value.bool == enabled { return text }
      lines.replaceWord(line: mark.line, column: mark.column, with: enabled ? "true" : "false")
    } else if enabled {
      return text
    } else if let mark = mapping.mark, lines.scalar(line: mark.line, column: mark.column) == "{" {
      lines.insert("enabled: false, ", line: mark.line, column: mark.column + 1)
    } else if let key = mapping.keys.first(where: { $0.string == "id" }), let mark = key.mark {
      lines.insertLine("enabled: false", below: mark.line, column: mark.column)
    } else {
      return nil
    }
    return lines.text
  }

  private static func mapping(of id: SourceID, in text: String) -> Node.Mapping? {
    let root = try? compose(yaml: text)
    let sources = root?.mapping?["sources"]?.sequence.map(Array.init) ?? []
    return sources.compactMap(\.mapping).first { $0["id"]?.string == id.rawValue }
  }
}

/// A text as its lines, each with whatever ends it; places are counted from 1, columns in Unicode scalars, as YAML marks are.
struct EditableLines {
  private var lines: [[Unicode.Scalar]]

  init(_ text: String) {
    lines = text.fileLines.map { Array($0.unicodeScalars) }
  }

  var text: String {
    var scalars = String.UnicodeScalarView()
    for (index, line) in lines.enumerated() {
      if index > 0 { scalars.append("\n") }
      scalars.append(contentsOf: line)
    }
    return String(scalars)
  }

  func scalar(line: Int, column: Int) -> Unicode.Scalar? {
    guard lines.indices.contains(line - 1) else { return nil }
    let index = column - 1 + markLength(line)
    return lines[line - 1].indices.contains(index) ? lines[line - 1][index] : nil
  }

  /// Puts `word` in place of the word at the place; a byte order mark is no column of YAML's.
  mutating func replaceWord(line: Int, column: Int, with word: YAML) {
    guard lines.indices.contains(line - 1) else { return }
    let start = min(column - 1 + markLength(line), lines[line - 1].count)
    let rest = lines[line - 1][start...]
    let end = rest.firstIndex { " ,}]#\r\t".unicodeScalars.contains($0) } ?? rest.endIndex
    lines[line - 1].replaceSubrange(start..<end, with: Array(word.source.unicodeScalars))
  }

  mutating func insert(_ words: YAML, line: Int, column: Int) {
    guard lines.indices.contains(line - 1) else { return }
    let place = min(column - 1 + markLength(line), lines[line - 1].count)
    lines[line - 1].insert(contentsOf: Array(words.source.unicodeScalars), at: place)
  }

  /// A new line below `line`, indented to `column`, ended as that line is.
  mutating func insertLine(_ words: YAML, below line: Int, column: Int) {
    guard lines.indices.contains(line - 1) else { return }
    var new = Array(repeating: " " as Unicode.Scalar, count: column - 1) + Array(words.source.unicodeScalars)
    if lines[line - 1].last == "\r" { new.append("\r") }
    lines.insert(new, at: line)
  }

  private func markLength(_ line: Int) -> Int { line == 1 && lines[0].first == "\u{FEFF}" ? 1 : 0 }
}
