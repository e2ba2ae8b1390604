/// Says of an entry key whether any source may carry it: a Bloom filter of two bytes and four bits a key.
///
/// A wrong "maybe" (about one in four hundred) costs one more look; a "no" is always true. An index over all keys of all
/// entries would make every first read of a source touch a hundred pages in random places.
struct KeyFilter: Sendable {
  private var words: [UInt64]
  private let mask: UInt64
  private(set) var count = 0

  /// A filter with room for `capacity` keys.
  init(capacity: Int) {
    var bits = 1024
    while bits < capacity * 16 { bits *= 2 }
    words = Array(repeating: 0, count: bits / 64)
    mask = UInt64(bits - 1)
  }

  mutating func insert(_ hash: UInt64) {
    count += 1
    forEachBit(hash) { word, bit in words[word] |= bit }
  }

  func mayContain(_ hash: UInt64) -> Bool {
    var isThere = true
    forEachBit(hash) { word, bit in isThere = isThere && words[word] & bit != 0 }
    return isThere
  }

  /// Whether so many keys came in that "maybe" is said too often.
  var isFull: Bool { count * 8 > words.count * 64 }

  private func forEachBit(_ hash: UInt64, _ body: (Int, UInt64) -> Void) {
    let step = (hash >> 32) | 1
    var position = hash
    for _ in 0..<4 {
      let bit = position & mask
      body(Int(bit >> 6), 1 << (bit & 63))
      position = position &+ step &* 0x9E37_79B9
    }
  }
}
