import Text

/// The files that a configuration was read from, byte for byte, in short.
package struct ConfigurationOrigin: Hashable, Sendable {
  /// Bytes from which on a configuration is long: reading it takes the time of a start.
  package static let longSize = 32_768

  /// The patterns of `catalogue:`, as written.
  package var catalogue: [String]
  /// Bytes of all files.
  package private(set) var size = 0
  private var hash = StableHash()

  /// No files yet.
  package init(catalogue: [String] = []) { self.catalogue = catalogue }

  /// Takes in the file at `path`, which is absolute.
  package mutating func add(_ path: String, _ bytes: [UInt8]) {
    size += bytes.count
    hash.combine(path)
    hash.combine(UInt64(bytes.count))
    hash.combine(bytes)
  }

  /// 16 digits or fewer that differ where a path, a byte, the order of the files or one of `others` does.
  package func name(with others: [String]) -> String {
    var hash = hash
    for text in others {
      hash.combine(text)
      hash.combine(UInt64(text.utf8.count))
    }
    return String(hash.value, radix: 16)
  }
}
