import Text

/// What libxml2 must not be given as it is, well-formed or not.
extension XMLRepair {
  /// Tags of fewer bytes are not looked at: they have no room for attributes enough to matter.
  private static let shortTag = 1024
  /// libxml2 compares each attribute of a tag with all others: 60,000 take it five seconds.
  private static let mostAttributes = 128

  /// Whether `bytes` have to be written anew before libxml2 may see them:
  /// - a document type: libxml2 would drop the letters that the one of RSS 0.91 declares elsewhere, without a word, and its own
  ///   guard against entities that grow is off with XML_PARSE_HUGE;
  /// - a tag with many attributes, and mark-up of a megabyte, which is searched for its end at each piece: quadratic time;
  /// - a CDATA section of a megabyte, of which it takes 300 bytes for each piece: quadratic time too;
  /// - a NUL among the first bytes, which it takes for another encoding.
  static func isNeeded(for bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.prefix(4).contains(0) || hasDoctype(bytes) || hasLongMarkup(bytes)
  }

  /// Whether a document type comes before the first tag.
  private static func hasDoctype(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let repair = XMLRepair(bytes, error: nil)
    return repair.nextMarkup(from: 0).map { repair.isNext("<!doctype", at: $0) } ?? false
  }

  /// The index of the first `<` at or after `start` that begins neither comment nor instruction.
  func nextMarkup(from start: Int) -> Int? {
    var index = start
    while let found = bytes.first(UInt8(ascii: "<"), from: index) {
      guard let end = endOfAside(at: found) else { return found }
      index = end
    }
    return nil
  }

  private static func hasLongMarkup(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let repair = XMLRepair(bytes, error: nil)
    var (index, sectionEnd) = (0, 0)
    while index < bytes.count {
      // What a section holds is looked at too: it may be none, but part of a comment.
      if index >= sectionEnd, index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "!"),
        bytes[index + 2] == UInt8(ascii: "[")
      {
        sectionEnd = repair.find("]]>", from: index + 3) ?? bytes.count
        if sectionEnd - index > Limit.tag { return true }
      }
      let next = bytes.first(UInt8(ascii: "<"), from: index + 1) ?? bytes.count
      if next - index > shortTag, isLong(UnsafeBufferPointer(rebasing: bytes[index..<next])) { return true }
      index = next
    }
    return false
  }

  /// Whether the mark-up at the beginning of `bytes`, which hold no other, is beyond the bounds.
  private static func isLong(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "<") else { return false }
    switch bytes[1] {
    case UInt8(ascii: "!"): return bytes[2] == UInt8(ascii: "-") && bytes.count > Limit.tag
    case UInt8(ascii: "?"): return bytes.count > Limit.tag
    case UInt8(ascii: "/"): return bytes.first(UInt8(ascii: ">"), from: 0) ?? bytes.count > Limit.name
    case let byte where isNameStart(byte): return isLongTag(bytes)
    default: return false
    }
  }

  private static func isLongTag(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var (attributes, quote, index) = (0, 0 as UInt8, 1)
    while index < bytes.count, quote != 0 || bytes[index] != UInt8(ascii: ">") {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "=") {
        attributes += 1
      }
      index += 1
    }
    let name = bytes.prefix(Limit.name + 1).dropFirst().prefix { isNameByte($0) }
    return attributes > mostAttributes || index > Limit.tag || name.count >= Limit.name
  }
}
