/// Numbers that look random and are the same for the same seed (SplitMix64).
package struct Lottery: RandomNumberGenerator {
  private var state: UInt64

  /// A row of numbers of its own for each seed.
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A text of `count` of `parts`, in any order and any of them several times.
  package mutating func mixture(of parts: [String], count: Int) -> String {
    (0..<count).map { _ in parts[next(below: parts.count)] }.joined()
  }

  /// The next number from 0, less than `bound`.
  package mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
