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
