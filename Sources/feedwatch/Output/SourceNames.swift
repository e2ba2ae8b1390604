import Model

/// Checks of names that people give on the command line.
enum SourceNames {
  /// The ids, all of which the configuration must know.
  static func checked(_ names: [String], in settings: Settings) throws -> [SourceID] {
    let known = Set(settings.sources.map(\.id))
    return try names.map { name in
      let id = SourceID(name)
      guard known.contains(id) else {
        throw Failure(
          "no source \"\(name)\" in \(settings.file): `feedwatch status` lists them", code: Exit.usage)
      }
      return id
    }
  }

  /// The tag, which at least one source must have.
  static func checkedTag(_ tag: String?, in settings: Settings) throws -> String? {
    guard let tag, !settings.sources.contains(where: { $0.tags.contains(tag) }) else { return tag }
    let known = Set(settings.sources.flatMap(\.tags)).sorted().joined(separator: ", ")
    throw Failure(
      "no source with tag \"\(tag)\" in \(settings.file) (\(known.isEmpty ? "there are no tags" : known))",
      code: Exit.usage)
  }
}
