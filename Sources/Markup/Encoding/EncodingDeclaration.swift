import Text

/// The charset parameter of a Content-Type (RFC 9110, section 8.3.1).
enum CharsetParameter {
  /// The label after `charset=`, without quotes; a colon in place of the equals sign is understood too.
  static func label(in contentType: String) -> String? {
    let bytes = Array(contentType.utf8)
    guard let start = bytes.firstRange(ofASCII: "charset", from: 0) else { return nil }
    return DeclaredValue.after(start + 7, in: bytes[...], separators: [UInt8(ascii: "="), UInt8(ascii: ":")])
  }
}

/// The encoding a document says it is in.
enum EncodingDeclaration {
  /// Bytes at the head of a page in which a meta element must stand (HTML standard, prescan), with room for bad habits.
  private static let pageHead = 4096

  /// The label in the XML declaration or in a `meta` element, or nil.
  static func label(in bytes: [UInt8], _ kind: TextDecoding.Kind) -> String? {
    switch kind {
    case .json: nil
    case .xml: xmlLabel(bytes)
    case .html: xmlLabel(bytes) ?? metaLabel(bytes)
    }
  }

  private static func xmlLabel(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(1024)
    guard let start = head.firstRange(ofASCII: "<?xml", from: 0),
      let end = head[start...].firstIndex(of: UInt8(ascii: ">")),
      let name = head[..<end].firstRange(ofASCII: "encoding", from: start)
    else { return nil }
    return DeclaredValue.after(name + 8, in: head[..<end], separators: [UInt8(ascii: "=")])
  }

  private static func metaLabel(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(pageHead)
    var position = 0
    while let start = head.firstRange(ofASCII: "<meta", from: position) {
      guard let end = head[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      if let name = head[..<end].firstRange(ofASCII: "charset", from: start),
        let label = DeclaredValue.after(name + 7, in: head[..<end], separators: [UInt8(ascii: "=")])
      {
        return label
      }
      position = end
    }
    return nil
  }
}

/// `= "value"` with optional blanks and quotes.
private enum DeclaredValue {
  static func after(_ index: Int, in bytes: ArraySlice<UInt8>, separators: [UInt8]) -> String? {
    var index = index
    func skip(_ isSkipped: (UInt8) -> Bool) {
      while index < bytes.endIndex, isSkipped(bytes[index]) { index += 1 }
    }
    skip { $0 <= 0x20 }
    guard index < bytes.endIndex, separators.contains(bytes[index]) else { return nil }
    index += 1
    skip { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let start = index
    skip { $0 > 0x20 && !Array("\"';>/".utf8).contains($0) }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }
}

extension Collection where Element == UInt8, Index == Int {
  /// Where `name` (lower-case ASCII) first stands at or after `start`, whatever its case.
  func firstRange(ofASCII name: StaticString, from start: Int) -> Int? {
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    guard endIndex - start >= wanted.count, start >= startIndex else { return nil }
    for index in start...(endIndex - wanted.count)
    where wanted.indices.allSatisfy({ self[index + $0].asciiLowercased == wanted[$0] }) {
      return index
    }
    return nil
  }
}
