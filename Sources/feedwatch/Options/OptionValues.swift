import ArgumentParser
import ContactExtraction
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

/// A point in time as people give it on the command line.
enum TimeArgument {
  case instant(Timestamp)
  /// So many seconds before now.
  case ago(Int64)

  /// An RFC 3339 instant, a day (its midnight UTC), or an age such as `3d`, `12h`, `30m`; for `@Option(transform:)`.
  static func read(_ text: String) throws -> TimeArgument {
    if let instant = Timestamp(rfc3339: text) { return .instant(instant) }
    let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    if let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()), number >= 0,
      number < 1_000_000
    {
      return .ago(number * unit)
    }
    throw WrongChoice(description: "give a time like 2026-11-20, 2026-11-20T06:15:00Z, 3d or 12h")
  }

  /// The instant that is meant at `now`.
  func instant(now: Timestamp) -> Timestamp {
    switch self {
    case .instant(let instant): instant
    case .ago(let seconds): now.adding(seconds: -seconds)
    }
  }
}

/// A U.S. state as people name it on the command line.
enum StateCode {
  /// The USPS code `text` in upper case, for `@Option(transform:)`; anything else is answered with the nearest, never with
  /// an empty list that looks like good news.
  static func read(_ text: String) throws -> String {
    if USStateNames.name(of: text.uppercased()) != nil { return text.uppercased() }
    let hint = USStates.nearestCode(to: text).map { "did you mean \($0)?" } ?? "such as TX"
    throw WrongChoice(description: "not a U.S. state code (\(hint))")
  }
}
