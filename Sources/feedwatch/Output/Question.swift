import Foundation

/// Questions to a person.
enum Question {
  /// Whether to go on: asked on a terminal, taken for granted elsewhere or where `isAnswered`.
  static func isWanted(_ words: String, isAnswered: Bool) -> Bool {
    guard !isAnswered, isatty(STDIN_FILENO) == 1, Console.isTerminal else { return true }
    Console.print("\(words) [y/N] ")
    return ["y", "yes"].contains((readLine() ?? "").lowercased())
  }
}
