/// What a word is looked up by in tables of words, before it is compared: its first eight bytes and its length, never 0.
///
/// The tables are fixed, so that no input can make their keys collide.
enum WordKey {
  /// The key of the word at `word`, which is not empty.
  @inline(__always)
  static func key(_ bytes: UnsafeRawBufferPointer, _ word: Range<Int>) -> UInt64 {
    var key: UInt64 = 0
    if word.lowerBound + 8 <= bytes.count {
      key = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: word.lowerBound, as: UInt64.self))
      if word.count < 8 { key &= 1 << (8 * UInt64(word.count)) - 1 }
    } else {
      for place in word.prefix(8).reversed() { key = key << 8 | UInt64(bytes[place]) }
    }
    return key ^ UInt64(truncatingIfNeeded: word.count) << 59
  }

  /// The place that holds `key` by open addressing, or the free one (0) where it would stand; `keys` has a power of two places.
  @inline(__always)
  static func place(of key: UInt64, in keys: [UInt64]) -> Int {
    var place = Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 40) & (keys.count - 1)
    while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
    return place
  }

  /// Places for `count` keys: a power of two, so large that most are free.
  static func places(for count: Int) -> Int {
    var size = 16
    while size < count * 4 { size *= 2 }
    return size
  }
}
