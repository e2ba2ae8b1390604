import ArgumentParser
import Model
import Text

/// A word out of a few that an option takes.
protocol Choice: CaseIterable, RawRepresentable where RawValue == String {}

extension Choice {
  /// What a shell offers for the option.
  static var completion: CompletionKind { .list(allCases.map(\.rawValue)) }

  /// The word `text`, for `@Option(transform:)`; a wrong one is answered with the nearest.
  static func read(_ text: String) throws -> Self {
    if let value = Self(rawValue: text.lowercased()) { return value }
    let words = allCases.map(\.rawValue)
    let near = NearestName.of(text, among: words).map { "did you mean '\($0)'? " } ?? ""
    throw WrongChoice(description: "\(near)one of \(words.joined(separator: ", "))")
  }
}

/// What is said of a word that is none of the few.
struct WrongChoice: Error, CustomStringConvertible { var description: String }

/// `--format` of commands that print a table.
enum TableFormat: String, Choice { case text, json }
