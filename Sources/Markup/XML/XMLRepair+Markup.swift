import Text

/// Everything that begins with `<`, but start tags.
extension XMLRepair {
  /// Writes the mark-up at the current position, and moves past it.
  mutating func writeMarkup() {
    guard position + 1 < bytes.count else { return writeLoneBracket() }
    switch bytes[position + 1] {
    case UInt8(ascii: "/"): writeEndTag()
    case UInt8(ascii: "!"): writeDeclaration()
    case UInt8(ascii: "?"): skipInstruction()
    case let byte where Self.isNameStart(byte): writeStartTag()
    default: writeLoneBracket()
    }
  }

  static func isNameStart(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte >= 0x80
  }

  private mutating func writeLoneBracket() {
    warn("\"<\" that begins no tag")
    position += 1
    deliver(position - 1..<position)
  }

  /// Comment, CDATA section or document type.
  private mutating func writeDeclaration() {
    if isNext("<!--") {
      skip(past: "-->", from: position + 4, what: "comment")
    } else if isNext("<![CDATA[") {
      writeCharacterSection()
    } else if isNext("<!doctype") {
      skipDoctype()
    } else {
      warn("unknown declaration")
      skip(past: ">", from: position + 2, what: "declaration")
    }
  }

  private mutating func writeCharacterSection() {
    let start = position + 9
    if let end = find("]]>", from: start) {
      enterSection(from: start, to: end - 3, next: end)
    } else {
      warn("CDATA section that does not end")
      enterSection(from: start, to: bytes.count, next: bytes.count)
    }
  }

  private mutating func skipInstruction() {
    if isNext("<?xml"), position + 5 < bytes.count, bytes[position + 5] <= 0x20, position > beginning {
      warn("XML declaration that is not at the start")
    }
    skip(past: "?>", from: position + 2, what: "processing instruction")
  }

  /// A document type; one that does not end is taken to end with its first `>`, or before the first tag.
  private mutating func skipDoctype() {
    let start = position
    guard !isDoctypeEndGone, let end = endOfDoctype() else {
      isDoctypeEndGone = true
      warn("document type that does not end")
      position = endOfUnclosedDoctype()
      return writeLineBreaks(of: start..<position)
    }
    readDoctype(start..<end - 1)
    position = end
    writeLineBreaks(of: start..<end)
  }

  private func endOfUnclosedDoctype() -> Int {
    var index = position + 2
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: ">") { return index + 1 }
      if bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, Self.isNameStart(bytes[index + 1]) {
        return index
      }
      index += 1
    }
    return index
  }

  /// The index after the document type at the current position, or nil: its internal subset is in square brackets, and quotes
  /// mean nothing in comments and instructions.
  private func endOfDoctype() -> Int? {
    var (index, isInside) = (position + 2, false)
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let end = bytes.first(byte, from: index) else { return nil }
        index = end + 1
      case UInt8(ascii: "<") where isAside(at: index - 1):
        guard let end = endOfAside(at: index - 1) else { return nil }
        index = end
      case UInt8(ascii: "["): isInside = true
      case UInt8(ascii: "]"): isInside = false
      case UInt8(ascii: ">") where !isInside: return index
      default: break
      }
    }
    return nil
  }

  /// Whether the document goes on with `text` (lower case letters match either case).
  func isNext(_ text: StaticString, at index: Int? = nil) -> Bool {
    let index = index ?? position
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      let wanted = text.utf8Start[offset]
      let byte = bytes[index + offset]
      guard byte == wanted || byte.asciiLowercased == wanted else { return false }
    }
    return true
  }

  /// Whether a comment or an instruction begins at `index`.
  func isAside(at index: Int) -> Bool { isNext("<!--", at: index) || isNext("<?", at: index) }

  /// The index after the comment or instruction at `index`; nil where there is none that ends.
  func endOfAside(at index: Int) -> Int? {
    if isNext("<!--", at: index) { return find("-->", from: index + 4) }
    return isNext("<?", at: index) ? find("?>", from: index + 2) : nil
  }

  /// Moves past `mark`, or to the end with a warning.
  private mutating func skip(past mark: StaticString, from start: Int, what: String) {
    let first = position
    if let end = find(mark, from: start) {
      position = end
    } else {
      warn("\(what) that does not end")
      position = bytes.count
    }
    writeLineBreaks(of: first..<position)
  }

  /// The index after the first `mark` at or after `start`, or nil.
  func find(_ mark: StaticString, from start: Int) -> Int? {
    let length = mark.utf8CodeUnitCount
    let last = mark.utf8Start[length - 1]
    var index = start + length - 1
    while let found = bytes.first(last, from: index) {
      if (1..<length).allSatisfy({ bytes[found - $0] == mark.utf8Start[length - 1 - $0] }) {
        return found + 1
      }
      index = found + 1
    }
    return nil
  }

  /// An end tag: closes its element and those left open inside it; one that closes nothing is passed over.
  private mutating func writeEndTag() {
    let first = position
    let start = position + 2
    var end = start
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"),
      bytes[end] != UInt8(ascii: "<")
    {
      end += 1
    }
    let name = start..<end
    while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
    let isEnded = end < bytes.count && bytes[end] == UInt8(ascii: ">")
    position = isEnded ? end + 1 : end
    if !isEnded { warn("end tag </\(string(name))> without \">\"") }
    if overflow > 0 {
      overflow -= 1
    } else if let last = open.last, isSame(last.name, name) {
      close()
    } else {
      closeMismatched(name)
    }
    writeLineBreaks(of: first..<position)
  }

  private mutating func closeMismatched(_ name: Range<Int>) {
    guard let index = open.lastIndex(where: { isSame($0.name, name, ignoringCase: true) }) else {
      return warn("end tag </\(string(name))> without a start")
    }
    warn(
      open.count - index > 1
        ? "<\(string(open[open.count - 1].name))> is not closed" : "</\(string(name))> differs in case")
    while open.count > index { close() }
  }

  /// Ends the innermost element.
  private mutating func close() {
    guard let last = open.popLast() else { return }
    namespaces -= last.namespaces
    write("</")
    write(name: last.written)
    write(">")
  }

  func isSame(_ left: Range<Int>, _ right: Range<Int>, ignoringCase: Bool = false) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count {
      let (a, b) = (bytes[left.lowerBound + offset], bytes[right.lowerBound + offset])
      guard a == b || ignoringCase && a.asciiLowercased == b.asciiLowercased else { return false }
    }
    return true
  }
}
