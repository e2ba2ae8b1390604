package import Model
package import Storage
package import Text

/// Sources and notifiers that got new names in the configuration, until the store follows.
package enum RenamedParts {
  /// Whether the store has one of `settings` under another name.
  package static func areThere(_ settings: Settings, store: any SnapshotStore) throws(StorageError) -> Bool {
    let notifiers = RenamedNotifiers.moves(settings.notifiers, known: try store.notifierOutlets())
    let sources = RenamedSources.moves(settings.sources, try store.records())
    return !notifiers.isEmpty || !sources.isEmpty
  }

  /// Renames in the store what `settings` renames, at `now`.
  package static func settle(
    _ settings: Settings, store: any SnapshotStore, now: Timestamp
  ) throws(StorageError) {
    try RenamedNotifiers.settle(settings.notifiers, store: store, now: now)
    _ = try RenamedSources.settle(settings.sources, records: try store.records(), store: store)
  }
}
