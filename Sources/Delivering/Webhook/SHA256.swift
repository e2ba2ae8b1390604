import CLibCrypto

/// SHA-256 (FIPS 180-4, by libcrypto) and HMAC (RFC 2104), for the signature of a webhook.
enum SHA256 {
  /// The message authentication code of `message` under `key`, in hexadecimal.
  static func hmac(_ message: [UInt8], key: [UInt8]) -> String {
    var block = key.count > 64 ? hash(key) : key
    block += [UInt8](repeating: 0, count: 64 - block.count)
    let inner = hash(block.map { $0 ^ 0x36 } + message)
    return hash(block.map { $0 ^ 0x5C } + inner).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The 32 bytes of the hash; empty if memory is out.
  static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    return feedwatch_sha256(bytes, bytes.count, &digest) == 1 ? digest : []
  }
}
