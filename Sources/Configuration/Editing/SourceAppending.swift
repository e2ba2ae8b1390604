/// Adds sources to the text of a configuration file and leaves everything else as it is, comments included.
package enum SourceAppending {
  /// `text` with `entries`, each of lines (the first without its dash), under `sources:`, in braces where `sources:` is a list
  /// in brackets; nil where it is neither, or the whole text is in braces, so that a person has to add them.
  package static func appending(_ entries: [[String]], to text: String) -> String? {
    guard text.contains("\r\n") else { return appending(entries, toUnixLines: text) }
    // Every line of the result ends as those of the text do.
    return appending(entries, toUnixLines: text.replacing("\r\n", with: "\n"))?.replacing("\n", with: "\r\n")
  }

  private static func appending(_ entries: [[String]], toUnixLines text: String) -> String? {
    var all = TextLines.of(text)
    if all.last == "" { all.removeLast() }
    guard let head = all.firstIndex(where: { $0.hasPrefix("sources:") }) else {
      let isInBraces = all.contains { $0.first == "{" }
      return isInBraces ? nil : joined(all + ["sources:"] + block(entries, indent: "  "))
    }
    let rest = value(of: all[head])
    switch rest {
    case "": break
    case "[]", "~", "null": all[head] = "sources:"
    case _ where rest.first == "[":
      let start = all[..<head].reduce(0) { $0 + $1.utf8.count + 1 }
      return FlowSequence(joined(all), from: start)?.appending(
        entries.map { "{" + $0.joined(separator: ", ") + "}" })
    default: return nil
    }
    let former = Block(all, after: head)
    all.insert(contentsOf: block(entries, indent: former.indent), at: former.end)
    return joined(all)
  }

  /// What stands after the colon, comments and spaces apart.
  private static func value(of line: String) -> String {
    let rest = line.dropFirst("sources:".count)
    let end = rest.firstIndex(of: "#") ?? rest.endIndex
    return rest[..<end].filter { $0 != " " && $0 != "\t" && $0 != "\r" }
  }

  private static func block(_ entries: [[String]], indent: String) -> [String] {
    entries.flatMap { lines in
      lines.enumerated().map { index, line in indent + (index == 0 ? "- " : "  ") + line }
    }
  }

  private static func joined(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

  /// The block sequence under `sources:`.
  private struct Block {
    /// What stands before the dash of its entries.
    var indent = "  "
    /// The line after its last entry.
    var end: Int

    init(_ lines: [String], after head: Int) {
      end = head + 1
      var hasEntry = false
      for index in (head + 1)..<max(head + 1, lines.count) {
        let line = lines[index]
        let content = line.drop { $0 == " " }
        if content.isEmpty || content.hasPrefix("#") || content == "\r" { continue }
        let depth = line.count - content.count
        let isEntry = content.hasPrefix("- ") || content == "-"
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
