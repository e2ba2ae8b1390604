/// Small bodies that grow without measure.
enum Bombs {
  /// 64 MiB of zeros in brotli.
  static let brotli = bytes(
    "cfffff7ff82700e2b14020f7fe9ffffffff04f00c4610180eefd3fffffffe19f0088c32200ddfbfffcffffc73f0110870500baf7ff"
  )

  /// At least 64 MiB of zeros in gzip: a zero, then "repeat it 258 times" again and again, in fixed Huffman codes
  /// (RFC 1951, section 3.2.6). Eight repeats fill thirteen bytes, so the bytes themselves repeat.
  static var gzip: [UInt8] {
    var bits: [UInt8] = [1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
    for _ in 0..<24 { bits += [1, 1, 0, 0, 0, 1, 0, 1] + [0, 0, 0, 0, 0] }
    let packed = (0..<bits.count / 8).map { byte in
      (0..<8).reduce(UInt8(0)) { $0 | bits[byte * 8 + $1] << UInt8($1) }
    }
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + packed[..<2]
    return head + repeatElement(packed[2..<15], count: 34_000).joined()
  }

  /// Bytes written in hexadecimal.
  static func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }
}
