/// A hash that is the same in every run and on every machine (FNV-1a with 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/).
/// Stored keys and names are made by it, so it never changes. It keeps nobody from making two texts alike.
package struct StableHash: Hashable, Sendable {
  /// Of what was taken in so far.
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of nothing.
  package init() {}

  /// Takes in the UTF-8 of `text`.
  package mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      for byte in bytes { combine(UInt64(byte)) }
    }
  }

  /// Takes in all of `bytes`.
  package mutating func combine(_ bytes: [UInt8]) {
    for byte in bytes { combine(UInt64(byte)) }
  }

  /// Takes in one number, a byte as a rule.
  package mutating func combine(_ number: UInt64) { value = (value ^ number) &* 0x0000_0100_0000_01B3 }

  /// The hash of one text.
  package static func of(_ text: String) -> UInt64 {
    var hash = StableHash()
    hash.combine(text)
    return hash.value
  }

  /// The same in hexadecimal digits, at most 16.
  package static func name(of text: String) -> String { String(of(text), radix: 16) }
}
