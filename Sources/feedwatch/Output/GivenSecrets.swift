import Model
import Text

/// URLs on the command line that carry a name and a password: messages, which go into mails of cron and into logs, call them
/// by their public names, wherever they were given.
enum GivenSecrets {
  /// `text`, safe to show, without what is secret in `arguments`.
  static func hidden(
    in text: String, arguments: some Collection<String> = CommandLine.arguments.dropFirst()
  ) -> String {
    var shown = SafeText.line(text)
    for argument in arguments {
      let value = value(of: argument)
      let name = SafeText.line(PublicURL.named(value, isCertain: false))
      // A path that was looked up in the file system has lost the second of two slashes.
      for written in [SafeText.line(value), SafeText.line(value).replacing("//", with: "/")]
      where written != name && !written.isEmpty && name != SafeText.line(value) {
        shown = shown.replacing(written, with: name)
      }
    }
    return shown
  }

  /// What stands behind the equals sign of an option.
  private static func value(of argument: String) -> String {
    guard argument.hasPrefix("-"), let equals = argument.firstIndex(of: "=") else { return argument }
    return String(argument[argument.index(after: equals)...])
  }
}
