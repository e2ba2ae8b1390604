import Configuration
import Model
import Pipeline
import Text

/// A source as lines of YAML.
enum SourceEntry {
  /// The keys of the entry, one a line.
  static func lines(_ source: Source, id: String?, tags: [String]) -> [String] {
    var lines = [
      "id: \(id ?? source.id.rawValue)", "kind: \(source.kind.rawValue)", "url: \(quoted(source.url))",
    ]
    if let title = source.title, !title.isEmpty { lines.append("title: \(quoted(title))") }
    if !tags.isEmpty { lines.append("tags: [\(tags.map(quoted).joined(separator: ", "))]") }
    return lines
  }

  /// The entry as it will stand in a list, for people: a name and password in its URL are not shown.
  static func text(_ source: Source, id: String?, tags: [String]) -> String {
    var shown = source
    shown.url = PublicURL.of(source.url)
    var lines = lines(shown, id: id, tags: tags)
    if shown.url != source.url { lines[2] += "   # with its name and password" }
    return lines.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element + "\n" }.joined()
  }

  /// Appends entries to the file of the configuration and touches nothing else of it.
  static func append(_ entries: [[String]], to name: String) throws {
    let file = ConfigurationFile(name)
    guard let text = SourceAppending.appending(entries, to: try file.text()) else {
      throw Failure(
        "\(name): `sources:` is no list of lines or in brackets; add the lines above by hand",
        code: Exit.configuration)
    }
    try file.replace(with: text)
  }

  /// A double-quoted YAML scalar (YAML 1.2 section 7.3.1).
  private static func quoted(_ text: String) -> String {
    "\"" + SafeText.line(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
