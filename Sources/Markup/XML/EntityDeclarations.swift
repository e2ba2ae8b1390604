/// The internal entities a document declares, as far as they are harmless.
///
/// Kept: at most 64 entities of at most 1,000 bytes without references to other entities and without mark-up. At most
/// 1 MB comes out of them in all, so that neither nesting nor repetition can grow a document.
struct EntityDeclarations {
  private var replacements: [String: [UInt8]] = [:]
  private var budget = 1_000_000
  /// Whether a document type outside the document may declare more, as that of RSS 0.91 does for the letters of HTML.
  var hasExternalSubset = false

  /// Whether `reference`, ampersand and semicolon included, is one of the five of XML 1.0, section 4.6.
  func isPredefined(_ reference: UnsafeBufferPointer<UInt8>) -> Bool {
    switch reference.count {
    case 4: reference[1...].elementsEqual("lt;".utf8) || reference[1...].elementsEqual("gt;".utf8)
    case 5: reference[1...].elementsEqual("amp;".utf8)
    case 6: reference[1...].elementsEqual("quot;".utf8) || reference[1...].elementsEqual("apos;".utf8)
    default: false
    }
  }

  /// What the declared entity at the ampersand stands for, and the index after it.
  mutating func replacement(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (text: [UInt8], end: Int)? {
    guard let (text, end) = find(in: bytes, at: index) else { return nil }
    budget -= text.count
    return (budget > 0 ? text : [], end)
  }

  /// The same in an attribute's value, for entities so short that repeating them cannot grow a document much.
  func shortReplacement(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (text: [UInt8], end: Int)? {
    find(in: bytes, at: index).flatMap { $0.text.count <= 32 ? $0 : nil }
  }

  private func find(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (text: [UInt8], end: Int)? {
    guard !replacements.isEmpty else { return nil }
    let name = bytes[(index + 1)...].prefix(64).prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
    let end = name.endIndex
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";"),
      let text = replacements[String(decoding: name, as: UTF8.self)]
    else { return nil }
    return (text, end + 1)
  }

  /// Reads the declarations of a document type declaration.
  mutating func read(doctype: UnsafeBufferPointer<UInt8>) {
    let head = doctype.prefix { $0 != UInt8(ascii: "[") }
    hasExternalSubset =
      head.firstRange(ofASCII: "public", from: 0) != nil
      || head.firstRange(ofASCII: "system", from: 0) != nil
    var index = head.endIndex
    while replacements.count < 64, let start = doctype.firstRange(ofASCII: "<!entity", from: index) {
      index = readEntity(doctype, from: start + 8)
    }
  }

  /// `NAME "value">`; returns the index after it.
  private mutating func readEntity(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    func skipBlanks() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }
    skipBlanks()
    let name = bytes[index...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    index = name.endIndex
    skipBlanks()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else {
      return index
    }
    let quote = bytes[index]
    let value = bytes[(index + 1)...].prefix { $0 != quote }
    if value.count <= 1000, let text = Self.plain(value), !name.starts(with: "%".utf8) {
      let key = String(decoding: name, as: UTF8.self)
      if replacements[key] == nil { replacements[key] = text }
    }
    return min(value.endIndex + 1, bytes.count)
  }

  /// `value` with its character references decoded, or nil when it refers to entities or holds mark-up.
  private static func plain(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    let copy = Array(value)
    return copy.withUnsafeBufferPointer { bytes in
      var text: [UInt8] = []
      var index = 0
      while index < bytes.count {
        guard bytes[index] != UInt8(ascii: "<") else { return nil }
        if bytes[index] == UInt8(ascii: "&") {
          guard let (value, end) = CharacterReference.decode(bytes, at: index, semicolon: .required) else {
            return nil
          }
          UnicodeUnits.append(value, to: &text)
          index = end
        } else {
          text.append(bytes[index])
          index += 1
        }
      }
      return text
    }
  }
}
