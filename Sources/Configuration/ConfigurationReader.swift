import CMemory
package import Model
internal import Yams

/// Reads feedwatch.yaml and its catalogue.
package enum ConfigurationReader {
  /// Everything that the file at `path` and its catalogue say. Paths inside are seen from the folder of the file that
  /// holds them. `environment` is that of the process unless given; XDG_STATE_HOME and HOME are looked up in it.
  ///
  /// - Throws: all that is wrong, never only the first.
  package static func read(
    path: String, environment: [String: String]? = nil
  ) throws(ConfigurationErrors) -> Settings {
    // The tree of a long file takes several times what is read from it, and what is freed here would stay with this thread:
    // a run, which goes on in others, would be larger by it to its end.
    defer { feedwatch_return_freed_memory() }
    var reading = ConfigurationReading(path: path, environment: environment ?? ProcessEnvironment.current)
    return try reading.settings()
  }

  /// Where each source of the configuration at `path` stands.
  ///
  /// - Throws: all that is wrong with the configuration.
  package static func places(path: String) throws(ConfigurationErrors) -> [SourceID: SourcePlace] {
    var reading = ConfigurationReading(path: path, environment: ProcessEnvironment.current)
    _ = try reading.settings()
    return reading.places
  }

  /// The configuration file to use: the explicit one, whether it exists or not; else `feedwatch.yaml` in the current folder,
  /// else `$XDG_CONFIG_HOME/feedwatch/feedwatch.yaml` (`~/.config` by default). Nil where none exists.
  package static func locate(
    explicit: String?, environment: [String: String], currentFolder: String
  ) -> String? {
    if let explicit { return explicit }
    let local = FilePath.resolve("feedwatch.yaml", in: currentFolder)
    let shared = ProcessEnvironment.folder("XDG_CONFIG_HOME", orHome: ".config", environment)
      .map { $0 + "/feedwatch/feedwatch.yaml" }
    return [local, shared].compactMap { $0 }.first(where: FileReading.exists)
  }
}
