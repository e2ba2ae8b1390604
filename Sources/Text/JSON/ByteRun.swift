/// Runs of bytes that need no attention, sixteen at a time.
package enum ByteRun {
  /// The index of the first byte at or after `start` that is below 0x20 or one of `marks`, or the count of `bytes`.
  ///
  /// Linear; for text in which such bytes are rare.
  @inline(__always)
  package static func end(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, marks: (UInt8, UInt8, UInt8, UInt8, UInt8)
  ) -> Int {
    var index = start
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return start }
    let (first, second) = (SIMD16(repeating: marks.0), SIMD16(repeating: marks.1))
    let (third, fourth) = (SIMD16(repeating: marks.2), SIMD16(repeating: marks.3))
    let (fifth, control) = (SIMD16(repeating: marks.4), SIMD16<UInt8>(repeating: 0x20))
    while index + 16 <= bytes.count {
      let piece = base.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let found =
        (piece .< control) .| (piece .== first) .| (piece .== second) .| (piece .== third)
        .| (piece .== fourth) .| (piece .== fifth)
      if isAny(found) { break }
      index += 16
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || byte == marks.0 || byte == marks.1 || byte == marks.2 || byte == marks.3
        || byte == marks.4
      {
        return index
      }
      index += 1
    }
    return index
  }

  /// The start of the first sixteen bytes at or after `start` that hold a control character, `"`, `\\`, DEL or a byte beyond
  /// ASCII, or that are not full.
  @inline(__always)
  package static func endOfPlainASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return start }
    let (quote, backslash) = (SIMD16<UInt8>(repeating: 0x22), SIMD16<UInt8>(repeating: 0x5C))
    let (delete, control) = (SIMD16<UInt8>(repeating: 0x7F), SIMD16<UInt8>(repeating: 0x20))
    while index + 16 <= bytes.count {
      let piece = base.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      if isAny((piece .< control) .| (piece .== quote) .| (piece .== backslash) .| (piece .>= delete)) {
        break
      }
      index += 16
    }
    return index
  }

  /// Whether some lane of `mask` is set; the standard library's `any` looks at the lanes one by one.
  @inline(__always)
  private static func isAny(_ mask: SIMDMask<SIMD16<Int8>>) -> Bool {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }
}
