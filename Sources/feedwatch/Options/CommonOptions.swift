import ArgumentParser
import Configuration
import Foundation
import Model
import Pipeline
import Storage

/// `--config` and `--plain`, which most commands take, and the configuration and store that they lead to.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "The configuration file (default: ./feedwatch.yaml, then $XDG_CONFIG_HOME/feedwatch/feedwatch.yaml).",
      valueName: "file"))
  var file: String?

  @Flag(
    name: .customLong("plain"),
    help: "For screen readers: a sentence for each line of a table; no colours, marks or progress.")
  var isPlain = false

  /// Where the configuration is looked for: the path given, or the first of the usual ones that exists.
  /// Messages name it so; the one of the current folder by its bare name.
  var location: String? {
    let folder = FileManager.default.currentDirectoryPath
    let found = ConfigurationReader.locate(
      explicit: file, environment: ProcessInfo.processInfo.environment, currentFolder: folder)
    return file == nil && found == folder + "/feedwatch.yaml" ? "feedwatch.yaml" : found
  }

  /// The configuration.
  ///
  /// - Throws: ``Failure`` with exit code 78 and a line for each error.
  func settings() throws -> Settings {
    guard let found = location else {
      throw Failure(
        "no feedwatch.yaml here: make one with `feedwatch init`, or name it with --config",
        code: Exit.configuration)
    }
    do {
      return try ConfigurationReader.read(path: found)
    } catch {
      throw Failure(error)
    }
  }

  /// The store, for a command that only looks, and what it needs of the configuration; a long one that has not changed since
  /// the last run is not read again.
  ///
  /// - Throws: as ``settings()`` and `storeForReading`.
  func outlineAndStore() throws -> (outline: SettingsOutline, store: SQLiteStore) {
    let fingerprint = location.flatMap { ConfigurationFingerprint(path: $0) }
    let presumed = fingerprint.flatMap { try? SQLiteStore.open(path: $0.presumedStore, mode: .readOnly) }
    if let fingerprint, let presumed {
      let remembered = OutlineCache(presumed, at: fingerprint.presumedStore, version: Version.number)
      if let outline = remembered.outline(fingerprint) { return (outline, presumed) }
    }
    let settings = try settings()
    return (settings.outline, try storeForReading(settings))
  }

  /// As `storeForReading`; nil where no run has made a store yet, which is told on standard error: then nothing is known,
  /// and lists are empty.
  func storeIfAny(_ settings: Settings) throws(StorageError) -> SQLiteStore? {
    do {
      return try storeForReading(settings)
    } catch .missing(let path) {
      Console.error("\(path): nothing has been read yet: `feedwatch run` reads for the first time")
      return nil
    }
  }

  /// Where each source of the configuration stands.
  ///
  /// - Throws: ``Failure`` with exit code 78 and a line for each error.
  func places() throws -> [SourceID: SourcePlace] {
    do {
      return try ConfigurationReader.places(path: try settings().file)
    } catch let error as ConfigurationErrors {
      throw Failure(error)
    }
  }

  /// The store, for a command that only looks.
  func storeForReading(_ settings: Settings) throws(StorageError) -> SQLiteStore {
    try SQLiteStore.open(path: settings.storePath, mode: .readOnly)
  }
}
