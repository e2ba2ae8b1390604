import Glibc

extension String {
  /// Whether `byte` is among the UTF-8 of the text; as fast as the C library's search.
  package func hasByte(_ byte: UInt8) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { buffer in
      buffer.baseAddress.map { memchr($0, Int32(byte), buffer.count) != nil } ?? false
    }
    return found ?? utf8.contains(byte)
  }

  /// Without white space (no-break spaces included) at the ends.
  package var trimmed: String {
    var text = self
    return text.withUTF8 { bytes in
      var (start, end) = (0, bytes.count)
      while start < end, let length = Self.blank(bytes, at: start, end) { start += length }
      while start < end {
        if bytes[end - 1] <= 0x20 {
          end -= 1
        } else if end - start >= 2, bytes[end - 1] == 0xA0, bytes[end - 2] == 0xC2 {
          end -= 2
        } else {
          break
        }
      }
      if start == 0, end == bytes.count { return nil }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    } ?? self
  }

  private static func blank(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ end: Int) -> Int? {
    if bytes[index] <= 0x20 { return 1 }
    return bytes[index] == 0xC2 && index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : nil
  }

  /// Without the characters of `set` at the ends.
  package func trimmed(of set: String) -> String { trimmed(start: set, end: set) }

  /// Without the characters of `start` at the start and those of `end` at the end.
  package func trimmed(start: String, end: String) -> String {
    var text = Substring(self)
    while let first = text.unicodeScalars.first, start.unicodeScalars.contains(first) {
      text.unicodeScalars.removeFirst()
    }
    while let last = text.unicodeScalars.last, end.unicodeScalars.contains(last) {
      text.unicodeScalars.removeLast()
    }
    return String(text)
  }

  /// Nil when empty.
  package var nonEmpty: String? { isEmpty ? nil : self }

  /// With the first occurrence of `part` replaced.
  package func replacingFirst(_ part: String, with replacement: String) -> String {
    guard !part.isEmpty, let range = self.firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + replacement + String(self[range.upperBound...])
  }

  /// The lower-case ASCII form of bytes, at most 40 of them.
  package init(loweringASCII bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let count = Swift.min(bytes.count, 40)
    self.init(unsafeUninitializedCapacity: count) { buffer in
      for offset in 0..<count { buffer[offset] = bytes[bytes.startIndex + offset].asciiLowercased }
      return count
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without the bytes at both ends of which `isEdge` is true.
  package func trimmed(while isEdge: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var (start, end) = (startIndex, endIndex)
    while start < end, isEdge(self[start]) { start += 1 }
    while end > start, isEdge(self[end - 1]) { end -= 1 }
    return self[start..<end]
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes of `text` stand at `place`.
  package func holds(_ text: StaticString, at place: Int) -> Bool {
    guard let base = baseAddress, place + text.utf8CodeUnitCount <= count else { return false }
    return memcmp(base + place, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  /// Where `byte` first stands at or after `start`, or nil; as fast as the C library's search.
  package func first(_ byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress, let place = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(place))
  }
}
