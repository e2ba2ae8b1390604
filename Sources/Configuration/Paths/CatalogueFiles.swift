/// The files of a catalogue, each once, however many patterns name it.
struct CatalogueFiles {
  /// The folder of the configuration file, from which patterns are seen; empty for the current one.
  let folder: String
  private var seen: Set<String>

  /// The catalogue of the configuration file at `path`, which is no part of it.
  init(configuration path: String) {
    folder = FilePath.folder(of: path)
    seen = [FilePath.absolute(path)]
  }

  /// The files that `pattern` adds; nil where it matches none at all.
  mutating func next(matching pattern: String) -> [String]? {
    let files = FilePattern.files(matching: pattern, in: folder)
    return files.isEmpty ? nil : files.filter { seen.insert(FilePath.absolute($0)).inserted }
  }
}
