/// Writes values one after another as bytes, without names: the form of what the store keeps packed.
///
/// Integers are LEB128 (seven bits a byte, lowest first), signed ones zigzag; strings and lists are led by their length.
struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func write(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func write(_ value: Int64) { write(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

  mutating func write(byte: UInt8) { bytes.append(byte) }

  /// Eight bytes, lowest first: for hashes, which LEB128 would lengthen.
  mutating func write(fixed value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 {
      write(UInt64($0.count))
      bytes.append(contentsOf: $0)
    }
  }

  mutating func write(_ texts: [String]) {
    write(UInt64(texts.count))
    for text in texts { write(text) }
  }

  /// A presence byte, then the text where there is one.
  mutating func write(_ text: String?) {
    write(byte: text == nil ? 0 : 1)
    if let text { write(text) }
  }
}

/// What was packed does not read back: the store is damaged.
struct PackedError: Error {}

/// Reads what ``PackedWriter`` wrote; every length is checked against what is there.
struct PackedReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() throws(PackedError) -> UInt8 {
    guard position < bytes.count else { throw PackedError() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func unsigned() throws(PackedError) -> UInt64 {
    var (value, shift) = (UInt64(0), UInt64(0))
    while shift < 64 {
      let next = try byte()
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
    throw PackedError()
  }

  mutating func signed() throws(PackedError) -> Int64 {
    let value = try unsigned()
    return Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
  }

  mutating func fixed() throws(PackedError) -> UInt64 {
    guard bytes.count - position >= 8 else { throw PackedError() }
    defer { position += 8 }
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
  }

  /// A count of things of at least one byte each.
  mutating func count() throws(PackedError) -> Int {
    let value = try unsigned()
    guard value <= UInt64(bytes.count - position) else { throw PackedError() }
    return Int(value)
  }

  mutating func text() throws(PackedError) -> String {
    let length = try count()
    defer { position += length }
    return bytes.withUnsafeBufferPointer { all in
      String(decoding: UnsafeBufferPointer(rebasing: all[position..<(position + length)]), as: UTF8.self)
    }
  }

  mutating func texts() throws(PackedError) -> [String] {
    let number = try count()
    var texts: [String] = []
    texts.reserveCapacity(number)
    for _ in 0..<number { texts.append(try text()) }
    return texts
  }

  mutating func optionalText() throws(PackedError) -> String? { try byte() == 0 ? nil : try text() }
}
