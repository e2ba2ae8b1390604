/// The page of the documentation that lists every command with its options and an example.
enum CommandLineReference {
  /// The page in Markdown, for DocC.
  static func text(_ program: CommandHelp) -> String {
    var text = """
      # Command line

      Every command with its arguments and an example.

      ## Overview

      This page is made from the help of the program (`make reference`); `feedwatch help COMMAND` prints the same, and so
      do the manual pages, `man feedwatch-run` for one.

      """
    for command in program.subcommands {
      text += section(command, of: program.name)
      for below in command.subcommands { text += section(below, of: "\(program.name) \(command.name)") }
    }
    return text
  }

  private static func section(_ command: CommandHelp, of program: String) -> String {
    var text = "\n### \(program) \(command.name)\n\n\(command.abstract)\n"
    for paragraph in command.paragraphs { text += "\n\(escaped(paragraph))\n" }
    if !command.examples.isEmpty {
      text += "\n```\n" + command.examples.joined(separator: "\n") + "\n```\n"
    }
    let shown = command.parameters.filter { !$0.names.contains("--version") && !$0.names.contains("--help") }
    guard !shown.isEmpty else { return text }
    text += "\n| argument | meaning | default |\n|---|---|---|\n"
    for parameter in shown {
      text +=
        "| `\(name(parameter))` | \(escaped(parameter.abstract)) | \(parameter.defaultValue.map { "`\($0)`" } ?? "") |\n"
    }
    return text
  }

  private static func name(_ parameter: CommandHelp.Parameter) -> String {
    let rest = parameter.isRepeating ? "…" : ""
    switch parameter.kind {
    case .positional: return parameter.valueName.uppercased() + rest
    case .option: return "\(parameter.names.last ?? "") \(parameter.valueName.uppercased())\(rest)"
    case .flag: return parameter.names.last ?? ""
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "\\<").replacing("*", with: "\\*")
  }
}
