import CLibXML2
import Text

/// What the last event says, and what is in force around it.
extension XMLReader {
  /// The address relative references start from, or nil.
  package var base: String? { bases.last ?? fallbackBase }

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
  package var elementName: String {
    guard let last = open.last, let local = last.local else { return "" }
    return (last.prefix.map { String(cString: $0) + ":" } ?? "") + String(cString: local)
  }

  /// Whether that name has a prefix.
  package var hasPrefix: Bool { open.last?.prefix != nil }

  /// Right after a start event: whether the element was written as an empty one, `<a/>`.
  package var isEmptyElement: Bool { event.is_empty != 0 }

  /// `reference` seen from the current base; as written when there is none.
  package func resolved(_ reference: String) -> String {
    URLReference.resolve(reference, base: base) ?? PlainText.folded(reference)
  }
}

// MARK: - Attributes

extension XMLReader {
  /// The attributes of the last start event.
  var attributes: UnsafeBufferPointer<feedwatch_xml_attribute> {
    UnsafeBufferPointer(
      start: batch.attributes.map { $0 + Int(event.first_attribute) }, count: Int(event.attributes))
  }

  /// The value of the attribute with the local name `name` (lower-case), whatever its case and prefix, references decoded.
  package func attribute(_ name: StaticString) -> String? {
    for attribute in attributes where attribute.isNamed(name) { return value(attribute) }
    return nil
  }

  /// Whether an attribute with the local name `name` stands in the tag.
  package func hasAttribute(_ name: StaticString) -> Bool { attributes.contains { $0.isNamed(name) } }

  /// The decoded value of `attribute`, line breaks and tabs as spaces (XML 1.0, section 3.3.3).
  func value(_ attribute: feedwatch_xml_attribute) -> String {
    let bytes = slice(attribute.offset, attribute.length)
    guard Windows1252.firstControl(in: bytes, from: 0) != nil else { return String(validUTF8: bytes) }
    var text: [UInt8] = []
    Windows1252.append(readingControls: bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  func slice(_ offset: UInt32, _ length: UInt32) -> UnsafeBufferPointer<UInt8> {
    let start = UnsafeRawPointer(batch.text).map { ($0 + Int(offset)).assumingMemoryBound(to: UInt8.self) }
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(length))
  }
}

extension feedwatch_xml_attribute {
  /// Whether the local name is `name` (lower-case), whatever its case.
  func isNamed(_ name: StaticString) -> Bool {
    guard let local else { return false }
    for offset in 0..<name.utf8CodeUnitCount
    where UInt8(bitPattern: local[offset]).asciiLowercased != name.utf8Start[offset] { return false }
    return local[name.utf8CodeUnitCount] == 0
  }

  /// Whether the prefix is `name`.
  func hasPrefix(_ name: StaticString) -> Bool {
    guard let prefix else { return false }
    for offset in 0..<name.utf8CodeUnitCount
    where UInt8(bitPattern: prefix[offset]) != name.utf8Start[offset] { return false }
    return prefix[name.utf8CodeUnitCount] == 0
  }
}

// MARK: - Text

extension XMLReader {
  /// Appends the text of the last text event; C1 control characters are read as what windows-1252 has in their place, as every
  /// browser does with references to them.
  package func appendText(to buffer: inout [UInt8]) {
    Windows1252.append(readingControls: slice(event.offset, event.length), to: &buffer)
  }

  /// Reads on to the end of the element of the last start event and appends all text in it, that of its children included.
  package mutating func readText(into buffer: inout [UInt8], limit: Int) {
    let depth = open.count
    while open.count >= depth {
      switch next() {
      case .text: if buffer.count < limit { appendText(to: &buffer) }
      case .finished: return
      case .start, .end: break
      }
    }
  }

  /// Reads on to the end of the element of the last start event and appends its content as HTML.
  ///
  /// Prefixes are left out, text is escaped, addresses in attributes are made absolute with the base in force at each
  /// element. The result tells whether an element was among the content; without one the text is not escaped, nor is it
  /// with `isTextHTML`, for text that is HTML source itself.
  package mutating func readFragment(into buffer: inout [UInt8], limit: Int, isTextHTML: Bool = false) -> Bool
  {
    let depth = open.count
    var hasMarkup = false
    while open.count >= depth {
      let last = open.last
      switch next() {
      case .text where buffer.count < limit: appendPiece(to: &buffer, isEscaped: hasMarkup && !isTextHTML)
      case .start:
        if !hasMarkup, !isTextHTML { escape(&buffer) }
        hasMarkup = true
        if buffer.count < limit { appendStartTag(to: &buffer) }
      case .end where open.count >= depth:
        if let last { appendEndTag(last, to: &buffer) }
      case .finished: return hasMarkup
      case .text, .end: break
      }
    }
    return hasMarkup
  }

  private func appendPiece(to buffer: inout [UInt8], isEscaped: Bool) {
    guard isEscaped else { return appendText(to: &buffer) }
    var piece: [UInt8] = []
    appendText(to: &piece)
    HTMLText.append(escaping: piece, to: &buffer)
  }

  private func escape(_ buffer: inout [UInt8]) {
    let text = buffer
    buffer.removeAll(keepingCapacity: true)
    HTMLText.append(escaping: text, to: &buffer)
  }

  private func appendStartTag(to buffer: inout [UInt8]) {
    guard let local = open.last?.local else { return }
    buffer.append(UInt8(ascii: "<"))
    buffer.append(cString: local)
    for attribute in attributes where !attribute.hasPrefix("xml") {
      guard let local = attribute.local else { continue }
      buffer.append(UInt8(ascii: " "))
      if let prefix = attribute.prefix {
        buffer.append(cString: prefix)
        buffer.append(UInt8(ascii: ":"))
      }
      buffer.append(cString: local)
      buffer.append(contentsOf: "=\"".utf8)
      let value = value(attribute)
      let absolute = HTMLText.absolute(value, attribute: String(cString: local), base: base) ?? value
      HTMLText.append(escaping: Array(absolute.utf8), to: &buffer, isValue: true)
      buffer.append(UInt8(ascii: "\""))
    }
    buffer.append(UInt8(ascii: ">"))
  }

  private func appendEndTag(_ element: OpenElement, to buffer: inout [UInt8]) {
    guard let local = element.local, !HTMLText.isVoid(String(cString: local).lowercased()) else { return }
    buffer.append(contentsOf: "</".utf8)
    buffer.append(cString: local)
    buffer.append(UInt8(ascii: ">"))
  }
}

extension [UInt8] {
  /// Appends the bytes of `text` up to its NUL.
  fileprivate mutating func append(cString text: UnsafePointer<CChar>) {
    var end = text
    while end.pointee != 0 { end += 1 }
    append(contentsOf: UnsafeRawBufferPointer(start: text, count: end - text))
  }
}
