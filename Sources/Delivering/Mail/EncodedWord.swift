/// Encoded words for headers: RFC 2047.
enum EncodedWord {
  /// Whether `text` can stand in a header as it is: printable ASCII that breaks into lines of 78 characters (RFC 5322 section
  /// 2.1.1), and nothing that reads like an encoded word.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
      && text.utf8.split(separator: UInt8(ascii: " ")).allSatisfy { $0.count <= 66 }
  }

  /// `text` as encoded words of at most 68 characters, so that `Subject:` and one word keep within a line
  /// (RFC 2047 section 2); none splits a character.
  static func encode(_ text: String) -> [String] {
    var words: [String] = []
    var chunk: [UInt8] = []
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if chunk.count + bytes.count > 42 {
        words.append(word(chunk))
        chunk = []
      }
      chunk += bytes
    }
    return chunk.isEmpty ? words : words + [word(chunk)]
  }

  private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Base64.encode(bytes))?=" }
}

/// Base 64: RFC 4648 section 4.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// `bytes` with padding, on one line.
  static func encode(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var value = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      value <<= UInt32(8 * (3 - group.count))
      for position in 0..<4 {
        let isPadding = position > group.count
        result.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(value >> UInt32(18 - 6 * position) & 63)])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
