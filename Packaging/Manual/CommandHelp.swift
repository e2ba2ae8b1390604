import Model
import Text

/// What one command says of itself: its help, as swift-argument-parser dumps it (`--experimental-dump-help`).
struct CommandHelp {
  var name: String
  var abstract: String
  /// Paragraphs of the discussion, examples apart.
  var paragraphs: [String] = []
  /// Command lines that show the command at work.
  var examples: [String] = []
  var parameters: [Parameter]
  var subcommands: [CommandHelp]

  /// An argument, an option or a flag.
  struct Parameter {
    enum Kind: String { case positional, option, flag }
    var kind: Kind
    /// `--config`; empty for a positional argument.
    var names: [String]
    var valueName: String
    var abstract: String
    var isOptional: Bool
    var isRepeating: Bool
    var defaultValue: String?
  }

  /// The command that a dump describes; nil where the text is none.
  init?(dump bytes: [UInt8]) {
    guard let command = JSONReader.read(bytes)?["command"] else { return nil }
    self.init(command)
  }

  private init?(_ json: JSONValue) {
    guard let name = json["commandName"]?.string else { return nil }
    self.name = name
    abstract = json["abstract"]?.string ?? ""
    parameters = (json["arguments"]?.array ?? []).compactMap(Parameter.init)
    subcommands = (json["subcommands"]?.array ?? []).filter(\.isShown).compactMap(CommandHelp.init)
      .filter { $0.name != "help" }
    read(discussion: json["discussion"]?.string ?? "")
  }

  /// Lines after `Example:` or `Examples:` are examples; all else is prose, blank lines between paragraphs.
  private mutating func read(discussion: String) {
    var isExample = false
    for paragraph in discussion.split(separator: "\n\n") {
      var prose: [Substring] = []
      for line in paragraph.split(separator: "\n") {
        let text = line.drop { $0 == " " }
        if let mark = ["Example:", "Examples:"].first(where: text.hasPrefix) {
          isExample = true
          let rest = text.dropFirst(mark.count).drop { $0 == " " }
          if !rest.isEmpty { examples.append(String(rest)) }
        } else if isExample {
          examples.append(String(text))
        } else {
          prose.append(text)
        }
      }
      if !prose.isEmpty { paragraphs.append(prose.joined(separator: " ")) }
      isExample = false
    }
  }
}

extension CommandHelp.Parameter {
  init?(_ json: JSONValue) {
    guard json.isShown, let kind = Kind(rawValue: json["kind"]?.string ?? "") else { return nil }
    self.kind = kind
    names = (json["names"]?.array ?? []).compactMap { name in
      guard let text = name["name"]?.string else { return nil }
      return name["kind"]?.string == "long" ? "--" + text : "-" + text
    }
    valueName = json["valueName"]?.string ?? "value"
    abstract = json["abstract"]?.string ?? ""
    isOptional = json["isOptional"] == .bool(true)
    isRepeating = json["isRepeating"] == .bool(true)
    defaultValue = json["defaultValue"]?.string
  }
}

extension JSONValue {
  fileprivate var isShown: Bool { self["shouldDisplay"] != .bool(false) }
}
