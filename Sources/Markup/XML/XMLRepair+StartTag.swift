import Text

/// Start tags.
extension XMLRepair {
  /// Writes the start tag at the current position, and moves past it.
  mutating func writeStartTag() {
    let first = position
    let count = output.count
    position += 1
    let name = readName()
    let written = writtenName(name) ?? Array("_".utf8)
    let isKept = open.count < XMLReader.Limit.depth
    write("<")
    write(name: written)
    let (isEmpty, declared) = writeAttributes(since: count)
    if open.isEmpty, hasRoot { warn("a second root element <\(string(name))>") }
    hasRoot = true
    guard isKept else {
      takeBack(to: count)
      if overflow == 0 { warn("elements nested deeper than \(XMLReader.Limit.depth)") }
      overflow += isEmpty ? 0 : 1
      return writeLineBreaks(of: first..<position)
    }
    writeMissingLineBreaks(of: first..<position, since: count)
    if isEmpty { return write("/>") }
    write(">")
    namespaces += declared
    open.append(Element(name: name, written: written, namespaces: declared))
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "=")
      && byte != UInt8(ascii: "<")
  }

  private mutating func readName() -> Range<Int> {
    let start = position
    while position < bytes.count, Self.isNameByte(bytes[position]) { position += 1 }
    return start..<position
  }

  /// Writes attributes up to the end of the tag; tells whether it ends in `/>`, and how many namespaces it declares.
  private mutating func writeAttributes(since count: Int) -> (isEmpty: Bool, namespaces: Int) {
    var tag = Tag(count: count)
    while position < bytes.count {
      let byte = bytes[position]
      if byte <= 0x20 {
        position += 1
      } else if byte == UInt8(ascii: ">") {
        position += 1
        return (false, tag.namespaces)
      } else if byte == UInt8(ascii: "/"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: ">")
      {
        position += 2
        return (true, tag.namespaces)
      } else if byte == UInt8(ascii: "<") {
        warn("tag without \">\"")
        return (false, tag.namespaces)
      } else if Self.isNameByte(byte) {
        writeAttribute(&tag)
      } else {
        warn("stray \"\(Character(UnicodeScalar(byte)))\" in a tag")
        position += 1
      }
    }
    warn("the document ends inside a tag")
    return (false, tag.namespaces)
  }

  /// A start tag that is being written.
  private struct Tag {
    /// Bytes of the output before it.
    let count: Int
    /// Names that are written, or left out knowingly.
    var attributes: [[UInt8]] = []
    var namespaces = 0
  }

  private mutating func writeAttribute(_ tag: inout Tag) {
    let name = readName()
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
      warn("attribute \(string(name)) without a value")
      return keep(name, value: name, &tag)
    }
    position += 1
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    guard position < bytes.count else { return }
    let quote = bytes[position]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    keep(name, value: isQuoted ? quoted(name, quote) : unquoted(name), &tag)
  }

  private mutating func keep(_ name: Range<Int>, value: Range<Int>, _ tag: inout Tag) {
    guard tag.attributes.count < XMLReader.Limit.attributes, let written = writtenName(name) else { return }
    // Two that are not alike may be once they are written.
    if tag.attributes.contains(written) { return warn("attribute \(string(name)) twice") }
    tag.attributes.append(written)
    let isDeclaration = written.starts(with: "xmlns".utf8)
    if isDeclaration {
      guard namespaces + tag.namespaces < XMLReader.Limit.namespaces, isKnown(slice(value)) else { return }
    }
    tag.namespaces += isDeclaration ? 1 : 0
    write(" ")
    write(name: written)
    write("=\"")
    write(value: bounded(value, in: tag, name))
    write("\"")
  }

  /// As much of a value as there is room for in the tag.
  private mutating func bounded(_ value: Range<Int>, in tag: Tag, _ name: Range<Int>) -> Range<Int> {
    let room = max(0, Limit.tag - (output.count - tag.count))
    guard value.count > room else { return value }
    warn("the value of \(string(name)) was cut")
    var end = value.lowerBound + room
    while end > value.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return value.lowerBound..<end
  }

  private mutating func quoted(_ name: Range<Int>, _ quote: UInt8) -> Range<Int> {
    let start = position + 1
    let isGone = quote == UInt8(ascii: "\"") ? isQuoteGone.double : isQuoteGone.single
    guard !isGone, let end = bytes.first(quote, from: start) else { return unclosed(name, quote) }
    if slice(start..<end).contains(UInt8(ascii: "<")) { warn("\"<\" in the value of \(string(name))") }
    position = end + 1
    return start..<end
  }

  /// A value whose closing quote never comes ends with the tag.
  private mutating func unclosed(_ name: Range<Int>, _ quote: UInt8) -> Range<Int> {
    if quote == UInt8(ascii: "\"") { isQuoteGone.double = true } else { isQuoteGone.single = true }
    warn("the value of \(string(name)) does not end")
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "<") {
      position += 1
    }
    return start..<position
  }

  private mutating func unquoted(_ name: Range<Int>) -> Range<Int> {
    warn("the value of \(string(name)) is not quoted")
    let start = position
    while position < bytes.count, bytes[position] > 0x20, bytes[position] != UInt8(ascii: ">") {
      position += 1
    }
    return start..<position
  }
}

// MARK: - Names

extension XMLRepair {
  /// The name in `range` as XML allows it; nil where it has no character that a name may have, or is one too many.
  private mutating func writtenName(_ range: Range<Int>) -> [UInt8]? {
    let short = slice(range.prefix(Limit.name))
    let name = short.isPlainXMLName ? Array(short) : Self.corrected(short)
    guard !name.isEmpty, isKnown(slice(range)) else { return nil }
    return name
  }

  /// Whether `name` was written before, or may be: only so many different ones may.
  private mutating func isKnown(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(name))
    let hash = hasher.finalize()
    if names.contains(hash) { return true }
    if names.count == Limit.names { warn("more than \(Limit.names) different names") }
    guard names.count <= Limit.names else { return false }
    names.insert(hash)
    return names.count <= Limit.names
  }

  /// `name` without the characters that no name may have, none at its beginning or behind its prefix that no name may begin
  /// with, and no colon but that of the prefix: libxml2 takes others for an error.
  private static func corrected(_ name: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var corrected: [UInt8] = []
    var (isAtStart, hasPrefix) = (true, false)
    for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
      if scalar == ":", !hasPrefix, !isAtStart {
        (isAtStart, hasPrefix) = (true, true)
      } else if scalar.isXMLNameStart || !isAtStart && scalar.isXMLName {
        if isAtStart, hasPrefix { corrected.append(UInt8(ascii: ":")) }
        UnicodeUnits.append(scalar.value, to: &corrected)
        isAtStart = false
      }
    }
    return corrected
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether it is a name of ASCII that XML allows as it is: a local name, or one behind a prefix.
  fileprivate var isPlainXMLName: Bool {
    var (isAtStart, hasPrefix) = (true, false)
    for byte in self {
      if byte == UInt8(ascii: ":") {
        if isAtStart || hasPrefix { return false }
        (isAtStart, hasPrefix) = (true, true)
      } else {
        let isName =
          byte.isASCIILetter || byte == UInt8(ascii: "_")
          || !isAtStart && (byte.isASCIIDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."))
        guard isName else { return false }
        isAtStart = false
      }
    }
    return !isAtStart
  }
}

extension Unicode.Scalar {
  /// XML 1.0, section 2.3, NameStartChar without the colon, which separates a prefix.
  fileprivate var isXMLNameStart: Bool {
    switch value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// XML 1.0, section 2.3, NameChar without the colon.
  fileprivate var isXMLName: Bool {
    switch value {
    case 0x2D...0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isXMLNameStart
    }
  }
}
