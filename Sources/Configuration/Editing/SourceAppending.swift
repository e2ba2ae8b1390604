package import Text

/// Adds sources to the text of a configuration file and leaves everything else as it is, comments included.
package enum SourceAppending {
  /// `text` with `entries`, each of lines (the first without its dash), under `sources:`, in braces where `sources:` is a list
  /// in brackets; nil where it is neither, or the whole text is in braces, so that a person has to add them.
  package static func appending(_ entries: [[YAML]], to text: String) -> String? {
    guard text.contains("\r\n") else { return appending(entries, toUnixLines: text) }
    // Every line of the result ends as those of the text do.
    return appending(entries, toUnixLines: text.replacing("\r\n", with: "\n"))?.replacing("\n", with: "\r\n")
  }

  private static func appending(_ entries: [[YAML]], toUnixLines text: String) -> String? {
    var all = text.fileLines
    if all.last == "" { all.removeLast() }
    guard let head = all.firstIndex(where: { $0.utf8.starts(with: key.utf8) }) else {
      let isInBraces = all.contains { $0.utf8.first == UInt8(ascii: "{") }
      return isInBraces ? nil : joined(all + ["sources:"] + block(entries, indent: "  "))
    }
    let rest = value(of: all[head])
    switch rest {
    case "": break
    case "[]", "~", "null": all[head] = "sources:"
    case _ where rest.utf8.first == UInt8(ascii: "["):
      let start = all[..<head].reduce(0) { $0 + $1.utf8.count + 1 }
      return FlowSequence(joined(all), from: start)?.appending(
        entries.map { lines in "{\(lines.joined(separator: ", "))}" })
    default: return nil
    }
    let former = BlockSequence(all, after: head)
    all.insert(contentsOf: block(entries, indent: former.indent), at: former.end)
    return joined(all)
  }

  private static let key = "sources:"

  /// What stands after the colon, comments and spaces apart.
  private static func value(of line: String) -> String {
    let rest = line.utf8.dropFirst(key.utf8.count).prefix { $0 != UInt8(ascii: "#") }
    return String(decoding: rest.filter { !$0.isHTMLSpace }, as: UTF8.self)
  }

  private static func block(_ entries: [[YAML]], indent: String) -> [String] {
    entries.flatMap { lines in
      lines.enumerated().map { index, line in indent + (index == 0 ? "- " : "  ") + line.source }
    }
  }

  private static func joined(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

  /// The block sequence under `sources:`.
  private struct BlockSequence {
    /// What stands before the dash of its entries.
    var indent = "  "
    /// The line after its last entry.
    var end: Int

    init(_ lines: [String], after head: Int) {
      end = head + 1
      var hasEntry = false
      for index in (head + 1)..<max(head + 1, lines.count) {
        let line = lines[index].utf8
        let content = line.drop { $0 == UInt8(ascii: " ") }
        if [nil, UInt8(ascii: "#"), UInt8(ascii: "\r")].contains(content.first) { continue }
        let depth = line.count - content.count
        let isEntry =
          content.first == UInt8(ascii: "-") && [nil, UInt8(ascii: " ")].contains(content.dropFirst().first)
        if depth == 0, !isEntry { break }
        if isEntry, !hasEntry {
          indent = String(repeating: " ", count: depth)
          hasEntry = true
        }
        end = index + 1
      }
    }
  }
}

/// A list in brackets, `[a, {b: c}]`, as it stands in a text (flow sequence, YAML 1.2 section 7.4.1).
struct FlowSequence {
  private let bytes: [UInt8]
  /// Where its bracket closes.
  private let close: Int
  /// The last byte before that which is neither a space nor part of a comment: of an entry, a comma, or the open bracket.
  private let last: Int

  /// The list whose bracket is the first one at or behind the byte `start` of `text`; nil where it does not close.
  init?(_ text: String, from start: Int) {
    bytes = Array(text.utf8)
    guard let open = bytes[min(start, bytes.count)...].firstIndex(of: UInt8(ascii: "[")) else { return nil }
    var scan = Scan(last: open)
    var index = open
    while index < bytes.count {
      if scan.takesLast(bytes, &index) {
        (close, last) = (index, scan.last)
        return
      }
      index += 1
    }
    return nil
  }

  /// The text with more entries at the end of the list. Where the bracket closes on a line of its own, so does each of them.
  func appending(_ entries: [YAML]) -> String? {
    let entries = entries.map(\.source)
    var all = bytes
    let isEmpty = bytes[last] == UInt8(ascii: "[")
    let isSeparated = isEmpty || bytes[last] == UInt8(ascii: ",")
    let line = (bytes[..<close].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let ownLine = line > last && bytes[line..<close].allSatisfy { $0 == UInt8(ascii: " ") }
    if ownLine {
      all.insert(contentsOf: (indent + entries.joined(separator: ",\n" + indent) + "\n").utf8, at: line)
    } else {
      all.insert(contentsOf: ((isEmpty ? "" : " ") + entries.joined(separator: ", ")).utf8, at: last + 1)
    }
    if !isSeparated { all.insert(UInt8(ascii: ","), at: last + 1) }
    return String(validating: all, as: UTF8.self)
  }

  /// What stands before the last entry on its line; two spaces for the first.
  private var indent: String {
    let line = (bytes[...last].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let spaces = bytes[line...].prefix { $0 == UInt8(ascii: " ") }.count
    return String(repeating: " ", count: spaces == 0 ? 2 : spaces)
  }

  /// Goes over brackets, quoted texts and comments, byte by byte.
  private struct Scan {
    var depth = 0
    var last: Int

    /// Whether the bracket that was opened first closes at `index`, which is moved to the end of a quoted text or a comment.
    mutating func takesLast(_ bytes: [UInt8], _ index: inout Int) -> Bool {
      let byte = bytes[index]
      switch byte {
      case 0x09, 0x0A, 0x0D, 0x20: return false
      case UInt8(ascii: "#") where index > 0 && bytes[index - 1] <= 0x20:
        index = (bytes[index...].firstIndex(of: 0x0A) ?? bytes.count) - 1
        return false
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return true }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if "[{,:".utf8.contains(bytes[last]) { index = Self.end(of: bytes, from: index) }
      default: break
      }
      last = index
      return false
    }

    /// Where the quoted text that begins at `start` ends; a quote that stands twice is none of single-quoted texts' ends.
    private static func end(of bytes: [UInt8], from start: Int) -> Int {
      let quote = bytes[start]
      var index = start + 1
      while index < bytes.count {
        if quote == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\") {
          index += 1
        } else if bytes[index] == quote {
          guard quote == UInt8(ascii: "'"), index + 1 < bytes.count, bytes[index + 1] == quote else {
            return index
          }
          index += 1
        }
        index += 1
      }
      return bytes.count - 1
    }
  }
}
