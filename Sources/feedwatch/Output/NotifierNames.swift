import Model

/// Notifiers named on the command line.
enum NotifierNames {
  /// The notifier called `name`.
  ///
  /// - Throws: ``Failure`` that lists those there are.
  static func find(_ name: String, in settings: Settings) throws -> Notifier {
    if let found = settings.notifiers.first(where: { $0.id == name }) { return found }
    let known = settings.notifiers.map(\.id).joined(separator: ", ")
    throw Failure(
      "no notifier \"\(SafeText.line(name))\" (\(known.isEmpty ? "there are none" : known))", code: Exit.usage
    )
  }
}
