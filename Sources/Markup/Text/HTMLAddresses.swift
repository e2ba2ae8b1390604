import Text

/// Relative addresses inside HTML.
package enum HTMLAddresses {
  /// `html` with the addresses in its tags made absolute; unchanged without a base or without tags.
  package static func resolved(_ html: String, base: String?) -> String {
    guard let base, html.hasByte(UInt8(ascii: "<")) else { return html }
    var html = html
    return html.withUTF8 { bytes in
      var result: [UInt8] = []
      var (copied, index) = (0, 0)
      while index < bytes.count {
        guard let bracket = bytes.first(UInt8(ascii: "<"), from: index) else { break }
        index = bracket
        guard HTMLTag.begins(bytes, at: index) else {
          index += 1
          continue
        }
        let tag = HTMLTag(bytes, at: index)
        guard tag.end > tag.attributes + 8 else {
          index = tag.end
          continue
        }
        for attribute in tag.readAttributes(bytes) where attribute.mayBeRelative(bytes) {
          let value = attribute.decodedValue(bytes)
          guard let absolute = HTMLText.absolute(value, attribute: attribute.name, base: base),
            absolute != value
          else { continue }
          result.append(contentsOf: bytes[copied..<attribute.value.lowerBound])
          HTMLText.append(escaping: Array(absolute.utf8), to: &result, isValue: true)
          copied = attribute.value.upperBound
        }
        index = tag.end
      }
      guard copied > 0 else { return String(decoding: bytes, as: UTF8.self) }
      result.append(contentsOf: bytes[copied...])
      return String(decoding: result, as: UTF8.self)
    }
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
    (HTMLText.isAddress(name) && !bytes[value].starts(with: "http".utf8)) || name == "srcset"
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
