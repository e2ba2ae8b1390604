/// What commands that only look at the store need of a configuration.
///
/// Unlike ``Settings`` it holds no secret, so that it may be kept in the store: no headers, no notifiers, no name and
/// password of a URL.
package struct SettingsOutline: Sendable {
  /// A source that is configured.
  package struct Entry: Hashable, Sendable {
    /// As in ``Source``.
    package var id: SourceID
    /// As in ``Source``; nil = its id.
    package var title: String?
    /// The URL, fit to be shown.
    package var url: String
    /// As in ``Source``.
    package var tags: [String]

    /// A source that is configured.
    package init(id: SourceID, title: String?, url: String, tags: [String]) {
      self.id = id
      self.title = title
      self.url = url
      self.tags = tags
    }

    /// What people call the source.
    package var name: String { title ?? id.rawValue }
  }

  /// Absolute path of the configuration file.
  package let file: String
  private let read: @Sendable () -> [Entry]

  /// In the order of the configuration. Listed anew at each call: of many sources most commands need none.
  package func sources() -> [Entry] { read() }

  /// The outline of the configuration in `file`.
  package init(file: String, sources: @autoclosure @escaping @Sendable () -> [Entry]) {
    self.file = file
    read = sources
  }
}
