import Testing
import Text

@Suite struct StableHashTests {
  /// Test vectors of the function's authors; stored keys depend on them.
  @Test(arguments: [
    ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
  ])
  func `the hash of a text is that of FNV-1a`(text: String, hash: UInt64) {
    #expect(StableHash.of(text) == hash)
  }
}
