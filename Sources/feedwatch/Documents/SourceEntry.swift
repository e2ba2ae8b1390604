import Configuration
import Model
import Pipeline
import Text

/// A source as lines of YAML.
enum SourceEntry {
  /// The keys of the entry, one a line.
  static func lines(_ source: Source, id: String?, tags: [String]) -> [YAML] {
    var lines: [YAML] = [
      "id: \(word: id ?? source.id.rawValue)", "kind: \(word: source.kind.rawValue)",
      "url: \(text: SafeText.line(source.url))",
    ]
    if let title = source.title, !title.isEmpty { lines.append("title: \(text: SafeText.line(title))") }
    if !tags.isEmpty {
      let list = tags.map { YAML(text: SafeText.line($0)) }.joined(separator: ", ")
      lines.append("tags: [\(list)]")
    }
    return lines
  }

  /// The entry as it will stand in a list, for people: a name and password in its URL are not shown.
  static func text(_ source: Source, id: String?, tags: [String]) -> TerminalText {
    var shown = source
    shown.url = PublicURL.of(source.url)
    var lines = lines(shown, id: id, tags: tags)
    if shown.url != source.url { lines[2] += "   # with its name and password" }
    return lines.enumerated().map { index, line -> TerminalText in
      "\(index == 0 ? "  - " : "    ")\(text: line.source)\n"
    }.joined()
  }

  /// Appends entries to the file of the configuration and touches nothing else of it.
  static func append(_ entries: [[YAML]], to name: String) throws {
    let file = ConfigurationFile(name)
    guard let text = SourceAppending.appending(entries, to: try file.text()) else {
      throw Failure(
        "\(name): `sources:` is no list of lines or in brackets; add the lines above by hand",
        code: Exit.configuration)
    }
    try file.replace(with: text)
  }
}
