import Text

/// Everything that begins with `<`.
extension XMLReader {
  /// Reads the mark-up at the current position; nil when it makes no event.
  mutating func readMarkup() -> Event? {
    guard position + 1 < count else { return loneBracket() }
    switch bytes[position + 1] {
    case UInt8(ascii: "/"): return readEndTag()
    case UInt8(ascii: "!"): return readDeclaration()
    case UInt8(ascii: "?"): return readInstruction()
    case let byte where isNameStart(byte): return readStartTag()
    default: return loneBracket()
    }
  }

  func isNameStart(_ byte: UInt8) -> Bool {
    (97...122).contains(byte.asciiLowercased) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || byte >= 0x80
  }

  private mutating func loneBracket() -> Event? {
    warn("\"<\" that begins no tag")
    position += 1
    return deliver(position - 1..<position)
  }

  /// Comment, CDATA section or document type.
  private mutating func readDeclaration() -> Event? {
    if isNext("<!--") {
      skip(past: "-->", from: position + 4, what: "comment")
    } else if isNext("<![CDATA[") {
      return readCharacterSection()
    } else if isNext("<!doctype") {
      readDoctype()
    } else {
      warn("unknown declaration")
      skip(past: ">", from: position + 2, what: "declaration")
    }
    return nil
  }

  private mutating func readCharacterSection() -> Event? {
    let start = position + 9
    skip(past: "]]>", from: start, what: "CDATA section")
    let end = position >= start + 3 && bytes[position - 1] == UInt8(ascii: ">") ? position - 3 : position
    return start < end ? deliver(start..<end) : nil
  }

  private mutating func readInstruction() -> Event? {
    if isNext("<?xml"), position + 5 < count, bytes[position + 5] <= 0x20, position > 0 {
      warn("XML declaration that is not at the start")
    }
    skip(past: "?>", from: position + 2, what: "processing instruction")
    return nil
  }

  /// A document type: its internal subset is in square brackets.
  private mutating func readDoctype() {
    let start = position
    var isInside = false
    var quote: UInt8 = 0
    while position < count {
      let byte = bytes[position]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        isInside = true
      } else if byte == UInt8(ascii: "]") {
        isInside = false
      } else if byte == UInt8(ascii: ">"), !isInside {
        break
      }
      position += 1
    }
    entities.read(doctype: slice(start..<position))
    position = min(position + 1, count)
  }

  /// Whether the document goes on with `text` (lower case letters match either case).
  func isNext(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      let wanted = text.utf8Start[offset]
      let byte = bytes[position + offset]
      guard byte == wanted || byte.asciiLowercased == wanted else { return false }
    }
    return true
  }

  /// Moves past `mark`, or to the end with a warning.
  private mutating func skip(past mark: StaticString, from start: Int, what: String) {
    let length = mark.utf8CodeUnitCount
    let last = mark.utf8Start[length - 1]
    let all = slice(0..<count)
    var index = start + length - 1
    while let found = all.first(last, from: index) {
      if (1..<length).allSatisfy({ bytes[found - $0] == mark.utf8Start[length - 1 - $0] }) {
        position = found + 1
        return
      }
      index = found + 1
    }
    warn("\(what) that does not end")
    position = count
  }

  /// An end tag: closes its element and those left open inside it; one that closes nothing is passed over.
  private mutating func readEndTag() -> Event? {
    let start = position + 2
    var end = start
    while end < count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "<") {
      end += 1
    }
    let name = start..<end
    while end < count, bytes[end] <= 0x20 { end += 1 }
    let isEnded = end < count && bytes[end] == UInt8(ascii: ">")
    position = isEnded ? end + 1 : end
    if !isEnded { warn("end tag </\(string(name))> without \">\"") }
    if overflow > 0 {
      overflow -= 1
      return nil
    }
    if let last = open.last, isSame(last.name, name) {
      close()
      return .end
    }
    return closeMismatched(name)
  }

  private mutating func closeMismatched(_ name: Range<Int>) -> Event? {
    guard let index = open.lastIndex(where: { isSame($0.name, name, ignoringCase: true) }) else {
      warn("end tag </\(string(name))> without a start")
      return nil
    }
    let count = open.count - index
    warn(
      count > 1 ? "<\(self.name(of: open.count - 1))> is not closed" : "</\(string(name))> differs in case")
    pendingEnds = count - 1
    close()
    return .end
  }

  func isSame(_ left: Range<Int>, _ right: Range<Int>, ignoringCase: Bool = false) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count {
      let (a, b) = (bytes[left.lowerBound + offset], bytes[right.lowerBound + offset])
      guard a == b || ignoringCase && a.asciiLowercased == b.asciiLowercased else { return false }
    }
    return true
  }

  /// Leaves the innermost element and what was in force inside it.
  mutating func close() {
    guard let last = open.popLast() else { return }
    bindings.removeLast(bindings.count - last.bindings)
    bases.removeLast(bases.count - last.bases)
    languages.removeLast(languages.count - last.languages)
    defaultNamespace = last.defaultNamespace
  }
}
