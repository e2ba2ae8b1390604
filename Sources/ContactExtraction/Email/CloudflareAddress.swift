import Model

/// Decodes the form in which Cloudflare's "email address obfuscation" writes an address: hexadecimal, the first byte is
/// the key that every other byte is combined with (exclusive or).
enum CloudflareAddress {
  /// The address in `code`, nil where it holds none.
  static func decode(_ code: String) -> EmailAddress? {
    let digits = Array(code.utf8.prefix { $0.isWord })
    guard digits.count >= 8, digits.count <= 600, digits.count.isMultiple(of: 2) else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
    guard bytes.count * 2 == digits.count, let key = bytes.first else { return nil }
    let text = String(decoding: bytes.dropFirst().map { $0 ^ key }, as: UTF8.self)
    return EmailScanner(FoldedText(text)).scan().first?.value
  }
}
