/// A hash that is the same in every run and on every machine, as names made of texts need it. It keeps nobody from making two
/// texts alike.
package enum StableHash {
  /// FNV-1a with 64 bits.
  package static func of(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// The same in hexadecimal digits, at most 16.
  package static func name(of text: String) -> String { String(of(text), radix: 16) }
}
