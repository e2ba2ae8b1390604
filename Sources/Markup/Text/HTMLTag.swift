import Text

/// One tag, comment or declaration of HTML, found without building a tree.
struct HTMLTag {
  /// Lower-case name; `!--` for a comment, `!` for a declaration or processing instruction.
  let name: String
  let isClosing: Bool
  /// Where the attributes begin.
  let attributes: Int
  /// The index after the tag.
  let end: Int

  /// Whether the `<` at `index` opens a tag and is not just a sign.
  static func begins(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return true }
    let first = next == UInt8(ascii: "/") && index + 2 < bytes.count ? bytes[index + 2] : next
    return (97...122).contains(first.asciiLowercased)
  }

  /// The name of the tag that begins with the `<` at `index`, without a look at how it goes on.
  static func name(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> String {
    var next = index + 1
    if bytes[next] == UInt8(ascii: "!") || bytes[next] == UInt8(ascii: "?") {
      return bytes[next...].starts(with: "!--".utf8) ? "!--" : "!"
    }
    if bytes[next] == UInt8(ascii: "/") { next += 1 }
    let start = next
    while next < bytes.count, next - start <= 40, isNameByte(bytes[next]) { next += 1 }
    return String(loweringASCII: bytes[start..<next])
  }

  /// The tag that begins with the `<` at `index`; one that never ends takes the rest.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    var next = index + 1
    if bytes[next] == UInt8(ascii: "!") || bytes[next] == UInt8(ascii: "?") {
      (isClosing, attributes) = (false, next)
      let isComment = bytes[next...].starts(with: "!--".utf8)
      name = isComment ? "!--" : "!"
      end = isComment ? Self.endOfComment(bytes, from: next + 3) : Self.endOfTag(bytes, from: next)
      return
    }
    isClosing = bytes[next] == UInt8(ascii: "/")
    if isClosing { next += 1 }
    let start = next
    while next < bytes.count, Self.isNameByte(bytes[next]) { next += 1 }
    name = String(loweringASCII: bytes[start..<next])
    attributes = next
    end = Self.endOfTag(bytes, from: next)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
  }

  private static func endOfComment(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 2 < bytes.count {
      if bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x3E { return index + 3 }
      index += 1
    }
    return bytes.count
  }

  /// The index after the `>` that is not inside quotes.
  private static func endOfTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    var quote: UInt8 = 0
    var isAfterEquals = false
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if isAfterEquals, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      if byte > 0x20 { isAfterEquals = quote == 0 && byte == UInt8(ascii: "=") }
      index += 1
    }
    return bytes.count
  }

  /// The index after the end tag of `name` at or after `start`, or the end: the content of `script` and its like is no mark-up.
  static func end(ofElement name: String, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let wanted = Array(name.utf8)
    var index = start
    while index + wanted.count + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), bytes[index + 1] == UInt8(ascii: "/"),
        wanted.indices.allSatisfy({ bytes[index + 2 + $0].asciiLowercased == wanted[$0] })
      {
        return endOfTag(bytes, from: index + 2 + wanted.count)
      }
      index += 1
    }
    return bytes.count
  }
}

/// An attribute of an HTML tag.
struct HTMLAttribute {
  /// Lower-case.
  let name: String
  /// The value without its quotes; empty at the end of the name when there is none.
  let value: Range<Int>

  /// Whether the attribute holds addresses and does not begin with `http`.
  func mayBeRelative(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (HTMLText.isAddress(name) && !(value.count >= 4 && bytes.holds("http", at: value.lowerBound)))
      || name == "srcset"
  }

  /// The value with its references decoded.
  func decodedValue(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let source = UnsafeBufferPointer(rebasing: bytes[value])
    guard source.contains(UInt8(ascii: "&")) else { return String(decoding: source, as: UTF8.self) }
    var text: [UInt8] = []
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "&"),
        let (value, end) = CharacterReference.decode(source, at: index, semicolon: .optionalInAttribute)
      {
        UnicodeUnits.append(value, to: &text)
        index = end
      } else {
        text.append(source[index])
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension HTMLTag {
  /// The attributes, at most 64.
  func readAttributes(_ bytes: UnsafeBufferPointer<UInt8>) -> [HTMLAttribute] {
    guard !isClosing, name != "!--", name != "!" else { return [] }
    var list: [HTMLAttribute] = []
    var index = attributes
    let last = end > 0 && bytes[end - 1] == UInt8(ascii: ">") ? end - 1 : end
    while index < last, list.count < 64 {
      if bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "/") {
        index += 1
      } else {
        list.append(Self.readAttribute(bytes, &index, last))
      }
    }
    return list
  }

  private static func readAttribute(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ last: Int
  ) -> HTMLAttribute {
    let start = index
    index += 1
    while index < last, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "="),
      bytes[index] != UInt8(ascii: "/")
    {
      index += 1
    }
    let name = String(loweringASCII: bytes[start..<index])
    var next = index
    while next < last, bytes[next] <= 0x20 { next += 1 }
    guard next < last, bytes[next] == UInt8(ascii: "=") else {
      return HTMLAttribute(name: name, value: index..<index)
    }
    next += 1
    while next < last, bytes[next] <= 0x20 { next += 1 }
    return HTMLAttribute(name: name, value: readValue(bytes, &index, next, last))
  }

  private static func readValue(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ start: Int, _ last: Int
  ) -> Range<Int> {
    var end = start
    guard start < last, bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'") else {
      while end < last, bytes[end] > 0x20 { end += 1 }
      index = end
      return start..<end
    }
    end = start + 1
    while end < last, bytes[end] != bytes[start] { end += 1 }
    index = min(end + 1, last)
    return start + 1..<end
  }
}
