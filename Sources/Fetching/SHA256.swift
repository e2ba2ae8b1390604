import CLibCrypto

/// SHA-256 (FIPS 180-4), by libcrypto: it uses the processor's own instructions, and libcurl loads it anyway.
package enum SHA256 {
  /// The 32 bytes of the hash; empty if memory is out.
  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    return feedwatch_sha256(bytes, bytes.count, &digest) == 1 ? digest : []
  }
}
