/// Mark-up inside an element, written as HTML.
extension XMLReader {
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
        if let last { appendEndTag(last.name, to: &buffer) }
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
    guard let name = open.last?.name else { return }
    buffer.append(UInt8(ascii: "<"))
    buffer.append(contentsOf: slice(split(name).local))
    for attribute in attributes {
      let written = slice(attribute.name)
      if written.starts(with: "xmlns".utf8) || written.starts(with: "xml:".utf8) { continue }
      buffer.append(UInt8(ascii: " "))
      buffer.append(contentsOf: written)
      buffer.append(contentsOf: "=\"".utf8)
      let value = value(attribute)
      let local = String(decoding: slice(split(attribute.name).local), as: UTF8.self)
      let absolute = HTMLText.absolute(value, attribute: local, base: base) ?? value
      HTMLText.append(escaping: Array(absolute.utf8), to: &buffer, isValue: true)
      buffer.append(UInt8(ascii: "\""))
    }
    buffer.append(UInt8(ascii: ">"))
  }

  private func appendEndTag(_ name: Range<Int>, to buffer: inout [UInt8]) {
    let local = slice(split(name).local)
    if HTMLText.isVoid(String(decoding: local, as: UTF8.self).lowercased()) { return }
    buffer.append(contentsOf: "</".utf8)
    buffer.append(contentsOf: local)
    buffer.append(UInt8(ascii: ">"))
  }
}
