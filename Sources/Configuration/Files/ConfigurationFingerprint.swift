package import Model

/// The bytes of a configuration's files, without reading what they say: enough to tell whether they are those that were
/// read before.
package struct ConfigurationFingerprint {
  /// Absolute path of the configuration file.
  package let file: String
  /// Where its store seems to be. Whoever finds there that a configuration of just these files was read, and has this store,
  /// knows; so a wrong guess does no harm.
  package let presumedStore: String

  private let path: String
  private let bytes: [UInt8]

  /// That of the file at `path`; nil where it cannot be read, or where reading all it says takes no time.
  package init?(path: String, environment: [String: String]? = nil) {
    guard let bytes = try? FileReading.bytes(path: path) else { return nil }
    guard bytes.count >= ConfigurationOrigin.longSize || Self.value(of: "catalogue:", in: bytes) != nil else {
      return nil
    }
    self.path = path
    self.bytes = bytes
    file = FilePath.absolute(path)
    let store = Self.value(of: "store:", in: bytes)
    presumedStore = StorePath.resolved(
      store.flatMap { $0.isEmpty ? nil : $0 }, in: FilePath.folder(of: file),
      environment ?? ProcessEnvironment.current)
  }

  /// What the files are now, if `catalogue` is what the configuration says of its catalogue; nil where one cannot be read.
  package func origin(catalogue patterns: [String]) -> ConfigurationOrigin? {
    var origin = ConfigurationOrigin(catalogue: patterns)
    origin.add(file, bytes)
    var files = CatalogueFiles(configuration: path)
    for pattern in patterns {
      guard let more = files.next(matching: pattern) else { return nil }
      for file in more {
        guard let bytes = try? FileReading.bytes(path: file) else { return nil }
        origin.add(FilePath.absolute(file), bytes)
      }
    }
    return origin
  }

  /// What follows `key` on the line that begins with it, without quotation marks and comment; nil where there is none.
  private static func value(of key: StaticString, in bytes: [UInt8]) -> String? {
    key.withUTF8Buffer { key in
      var start = bytes.startIndex
      while start < bytes.endIndex {
        let rest = bytes[start...]
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        if rest.starts(with: key) {
          return plain(String(decoding: bytes[(start + key.count)..<end], as: UTF8.self))
        }
        start = end + 1
      }
      return nil
    }
  }

  private static func plain(_ text: String) -> String {
    let text = text.drop(while: \.isWhitespace)
    if let quote = text.first, quote == "\"" || quote == "'" {
      return String(text.dropFirst().prefix { $0 != quote })
    }
    let words = text.split(separator: " #", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    return String(words.reversed().drop(while: \.isWhitespace).reversed())
  }
}
