import CLibCrypto

/// SHA-256 (FIPS 180-4) and its HMAC (RFC 2104), by libcrypto, which uses the processor's own instructions.
package enum SHA256 {
  /// Bytes of a hash.
  private static let size = 32

  /// The 32 bytes of the hash; empty if memory is out.
  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: size)
    return EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil) == 1 ? digest : []
  }

  /// The 32 bytes of the message authentication code of `message` under `key`; empty if memory is out.
  package static func hmac(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: size)
    return HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &code, nil) == nil ? [] : code
  }
}
