import Model

/// Checks of names that people give on the command line: one that nobody knows is an error and never an empty answer.
enum KnownNames {
  /// The ids, all of which the configuration must know.
  static func sources(_ names: [String], in settings: Settings) throws -> [SourceID] {
    let known = settings.sources.map(\.id.rawValue)
    return try names.map { SourceID(try checked($0, "source", among: known, in: settings)) }
  }

  /// The tag, which some source must bear.
  static func tag(_ name: String?, in settings: Settings) throws -> String? {
    let known = Set(settings.sources.flatMap(\.tags)).sorted()
    return try name.map { try checked($0, "tag", among: known, in: settings) }
  }

  /// The notifier of this id.
  static func notifier(_ name: String, in settings: Settings) throws -> Notifier {
    if let found = settings.notifiers.first(where: { $0.id == name }) { return found }
    throw unknown(name, "notifier", among: settings.notifiers.map(\.id), in: settings)
  }

  private static func checked(
    _ name: String, _ noun: String, among known: [String], in settings: Settings
  ) throws -> String {
    guard !known.contains(name) else { return name }
    throw unknown(name, noun, among: known, in: settings)
  }

  private static func unknown(
    _ name: String, _ noun: String, among known: [String], in settings: Settings
  ) -> Failure {
    let hint = NearestName.hint(for: name, among: known, plural: noun + "s")
    return Failure("no \(noun) \"\(name)\" in \(settings.file): \(hint)", code: Exit.usage)
  }
}
