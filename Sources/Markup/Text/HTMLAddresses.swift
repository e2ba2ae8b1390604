import Text

/// Relative addresses inside HTML.
package enum HTMLAddresses {
  /// `html` with the addresses in its tags made absolute; unchanged without a base or without tags.
  package static func resolved(_ html: String, base: String?) -> String {
    var html = html
    return html.withUTF8 { resolved($0, base: base).map { String(validUTF8: $0[...]) } } ?? html
  }

  /// The same of well-formed UTF-8; nil where nothing is to be changed.
  package static func resolved(_ html: ArraySlice<UInt8>, base: String?) -> [UInt8]? {
    html.withUnsafeBufferPointer { resolved($0, base: base) }
  }

  private static func resolved(_ bytes: UnsafeBufferPointer<UInt8>, base: String?) -> [UInt8]? {
    guard let base else { return nil }
    var result: [UInt8] = []
    var (copied, index) = (0, 0)
    while let bracket = bytes.first(UInt8(ascii: "<"), from: index) {
      index = bracket + 1
      guard HTMLTag.begins(bytes, at: bracket) else { continue }
      let tag = HTMLTag(bytes, at: bracket)
      index = tag.end
      guard mayHoldRelative(bytes, tag.attributes..<tag.end) else { continue }
      for attribute in tag.readAttributes(bytes) where attribute.mayBeRelative(bytes) {
        let value = attribute.decodedValue(bytes)
        guard let absolute = HTMLText.absolute(value, attribute: attribute.name, base: base),
          absolute != value
        else { continue }
        result.append(contentsOf: bytes[copied..<attribute.value.lowerBound])
        HTMLText.append(escaping: Array(absolute.utf8), to: &result, isValue: true)
        copied = attribute.value.upperBound
      }
    }
    guard copied > 0 else { return nil }
    result.append(contentsOf: bytes[copied...])
    return result
  }

  /// A quick look: some attribute of a tag has a value that is no web address in quotes, which most links have alone.
  private static func mayHoldRelative(_ bytes: UnsafeBufferPointer<UInt8>, _ attributes: Range<Int>) -> Bool {
    guard attributes.count > 8 else { return false }
    let tag = UnsafeBufferPointer(rebasing: bytes[attributes])
    var index = 0
    while let equals = tag.first(UInt8(ascii: "="), from: index), equals + 2 < tag.count {
      let quote = tag[equals + 1]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), tag.holds("http", at: equals + 2),
        let end = tag.first(quote, from: equals + 2)
      else { return true }
      index = end + 1
    }
    return false
  }
}
