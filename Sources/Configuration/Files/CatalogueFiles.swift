import Glibc
import Text

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

/// The files that a pattern of `catalogue:` names.
enum FilePattern {
  /// The files that match `pattern` (`*`, `?`, `[abc]`, `{a,b}`), seen from `folder`, sorted by name. What is special in the
  /// name of the folder itself stands for itself.
  static func files(matching pattern: String, in folder: String) -> [String] {
    let isWhole = pattern.hasPrefix("/") || folder.isEmpty
    let whole = isWhole ? pattern : escaped(folder) + "/" + pattern
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(whole, GLOB_BRACE, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { FilePath.resolve(String(cString: $0), in: "") }
    }
  }

  private static func escaped(_ path: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in path.unicodeScalars {
      if "*?[]{}\\~".unicodeScalars.contains(scalar) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }
}
