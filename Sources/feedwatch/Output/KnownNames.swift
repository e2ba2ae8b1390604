import Model
import Pipeline
import Text

/// Checks of names that people give on the command line: one that nobody knows is an error and never an empty answer.
enum KnownNames {
  /// The ids, all of which the configuration must know.
  static func sources(_ names: [String], in settings: Settings) throws -> [SourceID] {
    names.isEmpty ? [] : try sources(names, in: settings.outline)
  }

  /// The ids, all of which the configuration must know.
  static func sources(_ names: [String], in outline: SettingsOutline) throws -> [SourceID] {
    let known = names.isEmpty ? [] : outline.sources().map(\.id.rawValue)
    return try names.map { SourceID(try checked($0, "source", among: known, in: outline.file)) }
  }

  /// The tag, which some source must bear.
  static func tag(_ name: String?, in settings: Settings) throws -> String? {
    try name.flatMap { try tag($0, in: settings.outline) }
  }

  /// The tag, which some source must bear.
  static func tag(_ name: String?, in outline: SettingsOutline) throws -> String? {
    try name.map {
      try checked($0, "tag", among: Set(outline.sources().flatMap(\.tags)).sorted(), in: outline.file)
    }
  }

  /// The notifier of this id.
  static func notifier(_ name: String, in settings: Settings) throws -> Notifier {
    if let found = settings.notifiers.first(where: { $0.id == name }) { return found }
    throw unknown(name, "notifier", among: settings.notifiers.map(\.id), in: settings.file)
  }

  private static func checked(
    _ name: String, _ noun: String, among known: [String], in file: String
  ) throws -> String {
    guard !known.contains(name) else { return name }
    throw unknown(name, noun, among: known, in: file)
  }

  private static func unknown(
    _ name: String, _ noun: String, among known: [String], in file: String
  ) -> Failure {
    let hint = NearestName.hint(for: name, among: known, plural: noun + "s")
    return Failure("no \(noun) \"\(name)\" in \(file): \(hint)", code: Exit.usage)
  }
}
