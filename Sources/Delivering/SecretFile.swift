import Glibc

/// Files that hold one secret on their first line.
enum SecretFile {
  /// The first line, without its line break; nil (and `errno`) when the file cannot be read.
  static func line(_ path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while bytes.count < 4096 {
      let next = getc(file)
      if next == EOF || next == 0x0A || next == 0x0D { break }
      bytes.append(UInt8(truncatingIfNeeded: next))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
