import ArgumentParser
import Model
import Text

/// A command line that cannot be understood, as one lower-case line that says what to do.
enum UsageError {
  /// Refuses a command that does not exist, by itself or after `help`, and names the nearest.
  static func checkCommand(_ arguments: [String]) throws {
    guard let first = arguments.first else { return }
    if first.hasPrefix("-") { return try checkOption(first) }
    let name = first == "help" ? arguments.dropFirst().first ?? first : first
    guard !commands.contains(name), !name.hasPrefix("-") else { return }
    throw ValidationError(
      "unknown command '\(name)': \(NearestName.hint(for: name, among: commands, plural: "commands"))")
  }

  /// The one line for what the argument parser says in several; a URL among the arguments stands in it without its password.
  static func line(of message: String, arguments: some Collection<String>) -> String {
    var text = GivenSecrets.hidden(in: message, arguments: arguments)
    for (long, short) in [(". Did you mean ", ": did you mean "), (". Please ", ": please ")] {
      text = text.replacing(long, with: short)
    }
    if text.last == "." { text.removeLast() }
    let isName = text.dropFirst().first?.isUppercase ?? false
    if let first = text.first, !isName { text = first.lowercased() + text.dropFirst() }
    return text + " (`feedwatch help\(command(of: arguments))` tells more)"
  }

  /// Options of the program itself; those of the commands are known to the argument parser.
  private static func checkOption(_ option: String) throws {
    let known = ["--help", "--version"]
    guard option.hasPrefix("--"), !known.contains(option), let near = NearestName.of(option, among: known)
    else { return }
    throw ValidationError("unknown option '\(option)': did you mean '\(near)'?")
  }

  private static func command(of arguments: some Collection<String>) -> String {
    guard let name = arguments.first, name != "help", commands.contains(name) else { return "" }
    return " " + name
  }

  private static var commands: [String] {
    Feedwatch.configuration.subcommands.map { $0.configuration.commandName ?? "\($0)".lowercased() } + [
      "help"
    ]
  }
}
