import Text

/// Attributes of the last start event, and what is in force inside its element.
extension XMLReader {
  /// The address relative references start from, or nil.
  package var base: String? { bases.last ?? fallbackBase }

  /// Whether a base was given or declared, and not only guessed.
  package var hasBase: Bool { !bases.isEmpty }

  /// Puts `reference` into force as the base of the innermost open element, for formats with an attribute of their own.
  package mutating func enterBase(_ reference: String) {
    if let absolute = URLReference.resolve(reference, base: base) { bases.append(absolute) }
  }

  /// The language of the text (`xml:lang`), nil where none is declared or it is declared empty.
  package var language: String? {
    guard let language = languages.last, !language.isEmpty else { return nil }
    return language
  }

  /// Whether any declaration of the document names the namespace numbered `number`.
  package func declares(_ number: UInt8) -> Bool { declaredNamespaces.contains(number) }

  /// The name of the innermost open element as written.
  package var elementName: String { open.isEmpty ? "" : name(of: open.count - 1) }

  /// Right after a start event: whether the element was written as an empty one, `<a/>`.
  package var isEmptyElement: Bool { pendingEnds > 0 }

  /// Whether that name has a prefix.
  package var hasPrefix: Bool { open.last.map { !split($0.name).prefix.isEmpty } ?? false }

  /// `reference` seen from the current base; as written when there is none.
  package func resolved(_ reference: String) -> String {
    URLReference.resolve(reference, base: base) ?? PlainText.folded(reference)
  }

  /// The value of the attribute with the local name `name` (lower-case), whatever its case and prefix, references decoded.
  package func attribute(_ name: StaticString) -> String? {
    for attribute in attributes where isNamed(attribute, name) { return value(attribute) }
    return nil
  }

  /// Whether an attribute with the local name `name` stands in the tag.
  package func hasAttribute(_ name: StaticString) -> Bool { attributes.contains { isNamed($0, name) } }

  private func isNamed(_ attribute: XMLAttribute, _ name: StaticString) -> Bool {
    let length = name.utf8CodeUnitCount
    guard attribute.name.count >= length else { return false }
    let start = attribute.name.upperBound - length
    guard start == attribute.name.lowerBound || bytes[start - 1] == UInt8(ascii: ":") else { return false }
    for offset in 0..<length where bytes[start + offset].asciiLowercased != name.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The decoded value of `attribute`, line breaks and tabs as spaces (XML 1.0, section 3.3.3).
  func value(_ attribute: XMLAttribute) -> String {
    guard attribute.hasReferences else { return string(attribute.value) }
    let source = slice(attribute.value)
    var text: [UInt8] = []
    text.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      if source[index] != UInt8(ascii: "&") {
        text.append(source[index])
        index += 1
      } else if let declared = entities.shortReplacement(in: source, at: index) {
        text.append(contentsOf: declared.text)
        index = declared.end
      } else if let (value, end) = CharacterReference.decode(source, at: index, semicolon: .required) {
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
