import Foundation
import Text

/// Questions to a person.
enum Question {
  /// Whether to go on: asked on a terminal, taken for granted elsewhere or where `isAnswered`.
  static func isWanted(_ words: TerminalText, isAnswered: Bool) -> Bool {
    guard !isAnswered, isatty(STDIN_FILENO) == 1, Console.isTerminal else { return true }
    Console.print("\(words) [y/N] ")
    return ["y", "yes"].contains((readLine() ?? "").lowercased())
  }
}

/// Who works at this terminal.
enum LoginName {
  /// The name of the environment, else that of the user database, else the number.
  static var current: String {
    let environment = ProcessInfo.processInfo.environment
    if let name = environment["USER"] ?? environment["LOGNAME"] { return name }
    return getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "uid \(getuid())"
  }
}
