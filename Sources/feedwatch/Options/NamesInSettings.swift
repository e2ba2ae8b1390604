import Model
import Pipeline
import Text

// Names that people give on the command line: one that the configuration does not know is an error, never an empty answer.

extension SettingsOutline {
  /// The ids `names`, all of which the configuration must know.
  func sourceIDs(named names: [String]) throws -> [SourceID] {
    let known = names.isEmpty ? [] : sources().map(\.id.rawValue)
    return try names.map { SourceID(try checked($0, "source", among: known)) }
  }

  /// The tag `name`, which some source must bear.
  func tag(named name: String?) throws -> String? {
    try name.map { try checked($0, "tag", among: Set(sources().flatMap(\.tags)).sorted()) }
  }

  private func checked(_ name: String, _ noun: String, among known: [String]) throws -> String {
    guard known.contains(name) else { throw Failure(unknown: noun, name, among: known, in: file) }
    return name
  }
}

extension Settings {
  /// The ids `names`, all of which the configuration must know.
  func sourceIDs(named names: [String]) throws -> [SourceID] {
    names.isEmpty ? [] : try outline.sourceIDs(named: names)
  }

  /// The tag `name`, which some source must bear.
  func tag(named name: String?) throws -> String? { try name.flatMap { try outline.tag(named: $0) } }

  /// The notifier of this id.
  func notifier(named name: String) throws -> Notifier {
    if let found = notifiers.first(where: { $0.id == name }) { return found }
    throw Failure(unknown: "notifier", name, among: notifiers.map(\.id), in: file)
  }
}

extension Failure {
  /// No `noun` is called `name` in `file`: the nearest of `known`, or all of them.
  fileprivate init(unknown noun: String, _ name: String, among known: [String], in file: String) {
    let hint = NearestName.hint(for: name, among: known, plural: noun + "s")
    self.init("no \(noun) \"\(name)\" in \(file): \(hint)", code: Exit.usage)
  }
}
