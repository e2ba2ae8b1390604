import Text

/// Splits HTML into tags and text (WHATWG HTML §13.2.5), handing each piece to the tree builder as offsets into the source.
struct HTMLTokenizer {
  let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Attribute names and values of the tag in hand, as ranges of the source.
  struct RawAttribute {
    var name: Range<Int>
    var value: Range<Int>
  }

  mutating func run(_ builder: inout HTMLTreeBuilder) {
    while place < bytes.count, !builder.isFull {
      text(&builder)
      if place < bytes.count { markup(&builder) }
    }
  }

  /// Text up to the next `<` that begins mark-up.
  private mutating func text(_ builder: inout HTMLTreeBuilder) {
    let start = place
    while place < bytes.count, !beginsMarkup(place) { place += 1 }
    if place > start { builder.text(start..<place, in: bytes, decodes: true) }
  }

  private func beginsMarkup(_ place: Int) -> Bool {
    guard bytes[place] == UInt8(ascii: "<"), place + 1 < bytes.count else { return false }
    let next = bytes[place + 1]
    return next.isASCIILetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
      || next == UInt8(ascii: "?")
  }

  private mutating func markup(_ builder: inout HTMLTreeBuilder) {
    switch bytes[place + 1] {
    case UInt8(ascii: "!"): declaration(&builder)
    case UInt8(ascii: "?"): skip(past: UInt8(ascii: ">"), &builder)
    case UInt8(ascii: "/"): endTag(&builder)
    default: startTag(&builder)
    }
  }

  private mutating func skip(past byte: UInt8, _ builder: inout HTMLTreeBuilder) {
    while place < bytes.count, bytes[place] != byte { place += 1 }
    if place < bytes.count { place += 1 } else { builder.endsInsideMarkup() }
  }

  /// A comment, a doctype, or something else that begins with `<!`.
  private mutating func declaration(_ builder: inout HTMLTreeBuilder) {
    guard place + 3 < bytes.count, bytes[place + 2] == UInt8(ascii: "-"),
      bytes[place + 3] == UInt8(ascii: "-")
    else { return skip(past: UInt8(ascii: ">"), &builder) }
    place += 4
    if place < bytes.count, bytes[place] == UInt8(ascii: ">") {
      place += 1
      return
    }
    comment(&builder)
  }

  /// To `-->` or `--!>`; `<!-->` and `<!--->` are whole comments.
  private mutating func comment(_ builder: inout HTMLTreeBuilder) {
    var dashes = 2
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "-") {
        dashes += 1
      } else if byte == UInt8(ascii: ">"), dashes >= 2 {
        return
      } else if byte != UInt8(ascii: "!") || dashes < 2 {
        dashes = 0
      }
    }
    builder.endsInsideMarkup()
  }

  private mutating func endTag(_ builder: inout HTMLTreeBuilder) {
    guard place + 2 < bytes.count, bytes[place + 2].isASCIILetter else {
      return skip(past: UInt8(ascii: ">"), &builder)
    }
    place += 2
    let name = tagName()
    var ignored: [RawAttribute] = []
    guard attributes(&ignored) != nil else { return builder.endsInsideMarkup() }
    builder.end(name, in: bytes)
  }

  private mutating func startTag(_ builder: inout HTMLTreeBuilder) {
    place += 1
    let name = tagName()
    var list: [RawAttribute] = []
    guard let isSelfClosing = attributes(&list) else { return builder.endsInsideMarkup() }
    let tag = builder.start(name, list, isSelfClosing: isSelfClosing, in: bytes)
    if tag.isRawText { rawText(tag, name, &builder) }
    if tag == .plaintext {
      builder.text(place..<bytes.count, in: bytes, decodes: false)
      place = bytes.count
    }
  }

  private mutating func tagName() -> Range<Int> {
    let start = place
    while place < bytes.count, !endsName(bytes[place]) { place += 1 }
    return start..<place
  }

  private func endsName(_ byte: UInt8) -> Bool {
    byte.isHTMLSpace || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  /// Reads to the tag's end; tells whether it ends in `/>`, nil where the input ends first.
  private mutating func attributes(_ list: inout [RawAttribute]) -> Bool? {
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: ">") {
        place += 1
        return place >= 2 && bytes[place - 2] == UInt8(ascii: "/")
      }
      if byte.isHTMLSpace || byte == UInt8(ascii: "/") { place += 1 } else { attribute(&list) }
    }
    return nil
  }

  private mutating func attribute(_ list: inout [RawAttribute]) {
    let start = place
    place += 1
    while place < bytes.count, !endsName(bytes[place]), bytes[place] != UInt8(ascii: "=") { place += 1 }
    let name = start..<place
    skipSpace()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else {
      return list.append(RawAttribute(name: name, value: place..<place))
    }
    place += 1
    skipSpace()
    list.append(RawAttribute(name: name, value: value()))
  }

  private mutating func skipSpace() {
    while place < bytes.count, bytes[place].isHTMLSpace { place += 1 }
  }

  private mutating func value() -> Range<Int> {
    guard place < bytes.count else { return place..<place }
    let quote = bytes[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return unquoted() }
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != quote { place += 1 }
    defer { if place < bytes.count { place += 1 } }
    return start..<place
  }

  private mutating func unquoted() -> Range<Int> {
    let start = place
    while place < bytes.count, !bytes[place].isHTMLSpace, bytes[place] != UInt8(ascii: ">") { place += 1 }
    return start..<place
  }

  /// The content of `script`, `title` and the like, up to their own end tag.
  private mutating func rawText(_ tag: HTMLName, _ name: Range<Int>, _ builder: inout HTMLTreeBuilder) {
    let start = place
    while place < bytes.count, !isEndTag(of: name) { place += 1 }
    if place > start { builder.text(start..<place, in: bytes, decodes: tag.decodesReferences) }
    guard place < bytes.count else { return builder.endsInsideMarkup() }
    endTag(&builder)
  }

  private func isEndTag(of name: Range<Int>) -> Bool {
    guard bytes[place] == UInt8(ascii: "<"), place + name.count + 2 < bytes.count,
      bytes[place + 1] == UInt8(ascii: "/"), endsName(bytes[place + name.count + 2])
    else { return false }
    for (offset, index) in name.enumerated()
    where bytes[place + 2 + offset].asciiLowercased != bytes[index].asciiLowercased { return false }
    return true
  }
}
