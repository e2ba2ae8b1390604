import CMemory
package import Model
import Text
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

/// Where a source stands in the configuration.
package struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
  /// feedwatch.yaml or a file of the catalogue, named as messages name it.
  package var file: String
  /// The line of its id, from 1.
  package var line: Int

  /// The place in the form of messages: `FILE:LINE`.
  package var description: String { "\(file):\(line)" }
}

/// One reading of a configuration: the file, its catalogue, and what is wrong with them.
struct ConfigurationReading {
  private static let keys = [
    "store", "catalogue", "fetch", "defaults", "sources", "notify", "terms", "metrics_file", "keep_documents",
  ]

  /// As the user named it; messages do so too.
  let path: String
  let environment: [String: String]
  private var sources: [Source] = []
  private var terms: [RetiredTerm] = []
  /// Where each id was first used.
  private(set) var places: [SourceID: SourcePlace] = [:]
  private var lines: [String] = []
  private var origin = ConfigurationOrigin()

  init(path: String, environment: [String: String]) {
    self.path = path
    self.environment = environment
  }

  mutating func settings() throws(ConfigurationErrors) -> Settings {
    let errors = FileErrors(file: path)
    let bytes: [UInt8]
    do { bytes = try FileReading.bytes(path: path) } catch {
      let advice = error.isMissing ? " (`feedwatch init` writes one, --config FILE names another)" : ""
      let name = PublicURL.named(path, isCertain: false)
      throw ConfigurationErrors(lines: ["\(name): \(error.reason)\(advice)"])
    }
    origin.add(FilePath.absolute(path), bytes)
    let root = YAMLFile.root(of: bytes, errors) ?? Node("")
    let fields = Fields(root, line: 1, name: "feedwatch.yaml", known: Self.keys, errors)
    let settings = fields.map { read($0) }
    lines = errors.lines + lines
    guard lines.isEmpty, var settings else { throw ConfigurationErrors(lines: lines) }
    settings.origin = origin
    return settings
  }

  private mutating func read(_ fields: Fields) -> Settings {
    let folder = FilePath.folder(of: FilePath.absolute(path))
    let defaults = fields.mapping("defaults", known: ["every"])
    let every = defaults?.value("every", .seconds) ?? 86_400
    readSources(fields, folder: folder, every: every)
    readCatalogue(fields, every: every)
    let fetch = fields.mapping("fetch", known: FetchSection.keys).map(FetchSection.read) ?? FetchSettings()
    return Settings(
      file: FilePath.absolute(path),
      storePath: StorePath.resolved(fields.value("store", .text), in: folder, environment), fetch: fetch,
      sources: sources,
      notifiers: readNotifiers(fields, folder), terms: terms,
      metricsFile: fields.value("metrics_file", .text).map { FilePath.resolve($0, in: folder) },
      keepsDocuments: fields.value("keep_documents", .seconds) ?? 90 * 86_400)
  }

  private mutating func readSources(_ fields: Fields, folder: String, every: Int64) {
    let errors = fields.errors
    let items = fields.items("sources", accepted: "a list of sources, each with id, kind and url")
    sources.reserveCapacity(sources.count + items.count)
    for item in items {
      guard
        let keys = Fields(item.node, line: item.line, name: "sources", known: SourceSection.keys, errors),
        let source = SourceSection(fields: keys, folder: folder, every: every).read()
      else { continue }
      let line = keys.line(of: "id")
      if let first = places[source.id] {
        errors.add(
          line, "id", "\(quoted(source.id.rawValue)) is already used at \(first)", accepted: "ids are unique")
      } else {
        places[source.id] = SourcePlace(file: errors.file, line: line)
        sources.append(source)
      }
    }
    for item in fields.items("terms", accepted: "a list, each with was, now, since and source") {
      let keys = Fields(item.node, line: item.line, name: "terms", known: TermSection.keys, errors)
      if let term = keys.flatMap(TermSection.read) { terms.append(term) }
    }
  }

  private mutating func readCatalogue(_ fields: Fields, every: Int64) {
    let form = Form<String>.text
    var files = CatalogueFiles(configuration: path)
    for item in fields.items("catalogue", accepted: "a list of file names like Feeds/*.yaml") {
      guard let pattern = fields.value(of: item, "catalogue", form) else { continue }
      origin.catalogue.append(pattern)
      guard let more = files.next(matching: pattern) else {
        let place = FilePath.absolute(files.folder.isEmpty ? "." : files.folder)
        fields.errors.add(
          item.line, "catalogue", "\(quoted(pattern)) matches no file in \(place)",
          accepted: "a file name like Feeds/*.yaml")
        continue
      }
      for file in more { readCatalogueFile(file, every: every) }
    }
  }

  private mutating func readCatalogueFile(_ file: String, every: Int64) {
    let errors = FileErrors(file: file)
    do {
      let bytes = try FileReading.bytes(path: file)
      origin.add(FilePath.absolute(file), bytes)
      let root = YAMLFile.root(of: bytes, errors) ?? Node("")
      let fields = Fields(root, line: 1, name: "catalogue", known: ["sources", "terms"], errors)
      if let fields {
        readSources(fields, folder: FilePath.folder(of: FilePath.absolute(file)), every: every)
      }
    } catch {
      lines.append("\(file): \(error.reason)")
    }
    lines += errors.lines
  }

  private func readNotifiers(_ fields: Fields, _ folder: String) -> [Notifier] {
    var notifiers: [Notifier] = []
    for item in fields.items("notify", accepted: "a list, each with id and one of file, pipe, smtp, webhook")
    {
      guard
        let keys = Fields(
          item.node, line: item.line, name: "notify", known: NotifierSection.keys, fields.errors),
        let notifier = NotifierSection(fields: keys, folder: folder).read()
      else { continue }
      if notifiers.contains(where: { $0.id == notifier.id }) {
        keys.addError("id", "\(quoted(notifier.id)) is already used", accepted: "ids are unique")
      } else if let other = notifiers.first(where: { $0.outlet == notifier.outlet && $0.isFile }) {
        keys.addError("file", "is written by \(quoted(other.id)) too", accepted: "a path of its own")
      } else {
        notifiers.append(notifier)
      }
    }
    return notifiers
  }
}

extension Notifier {
  fileprivate var isFile: Bool { if case .file = outlet { true } else { false } }
}
