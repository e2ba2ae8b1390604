import Text

/// Rewrites the places of an HTML document that libxml2 does not read as browsers do, so that all its versions give the same
/// tree: libxml2 before 2.14 follows HTML 4.
///
/// Comments, declarations and bogus tags go (WHATWG HTML §13.2.5.41 to 13.2.5.57). Character references become the characters
/// they stand for, but for `&lt;`, `&amp;` and `&quot;`. The content of `script`, `title` and the like is no mark-up: it is
/// replaced by its number in ``rawTexts``. A tag with names that libxml2 does not know how to read, or with more attributes
/// than anybody needs, is written anew. All else, by far the most, is copied as it stands. One pass, linear.
struct HTMLRepair {
  /// What libxml2 is to read.
  private(set) var output: [UInt8] = []
  /// The contents of raw text elements, as places in the source.
  private(set) var rawTexts: [Range<Int>] = []
  /// The document ends inside a tag, a comment or raw text.
  private(set) var endsInsideMarkup = false

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  /// Up to here the source has been copied or left out.
  private var copied = 0

  /// Where the next end tag and the next start tag of `noscript` stand, as far as they were looked for.
  private var nextNoscript = (end: -1, start: -1)
  /// Elements of SVG and MathML that are open.
  private var foreignDepth = 0

  /// Attributes of one tag that are kept; libxml2 compares each with all others of its tag.
  private static let mostAttributes = 256
  /// Bytes of a name; libxml2 2.9 parts longer ones in two.
  private static let longestName = 99

  /// Repairs `bytes`: UTF-8 that ``withoutControls(_:)`` has gone over.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count + bytes.count / 16)
    while let next = nextSpecial() {
      place = next
      if bytes[place] == UInt8(ascii: "&") { reference() } else { markup() }
    }
    place = bytes.count
    copy()
  }

  /// `source` with line feeds for its carriage returns, nothing for NUL, of which browsers show nothing, and spaces for other
  /// control characters, for which libxml2 has an error each; nil where there is nothing of that.
  static func withoutControls(_ source: [UInt8]) -> [UInt8]? {
    var hasControl = false
    for byte in source { hasControl = hasControl || byte < 0x20 && byte != 0x09 && byte != 0x0A }
    guard hasControl else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(source.count + 16)
    var previous: UInt8 = 0
    for byte in source {
      switch byte {
      case 0x0A where previous == 0x0D: break
      case 0x09, 0x0A, 0x20...: output.append(byte)
      case 0x0D: output.append(0x0A)
      case 0: break
      default: output.append(0x20)
      }
      previous = byte
    }
    return output
  }

  // MARK: what is copied and what is not

  /// The next `<` or `&`; nil behind the last.
  private func nextSpecial() -> Int? {
    var index = place
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return nil }
    let (tag, reference) = (SIMD16<UInt8>(repeating: UInt8(ascii: "<")), SIMD16(repeating: UInt8(ascii: "&")))
    while index + 16 <= bytes.count {
      let piece = base.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      if any((piece .== tag) .| (piece .== reference)) { break }
      index += 16
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: "&") { return index }
      index += 1
    }
    return nil
  }

  /// Copies what stands before the place in hand.
  private mutating func copy() {
    if copied < place { output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<place])) }
    copied = place
  }

  /// Leaves out what stands between the place in hand and `end`.
  private mutating func skip(to end: Int) {
    copy()
    place = end
    copied = end
  }

  private mutating func replace(to end: Int, with text: StaticString) {
    skip(to: end)
    output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Leaves out the rest of the document, which is mark-up that does not end.
  private mutating func skipToEnd() {
    endsInsideMarkup = true
    skip(to: bytes.count)
  }

  /// The place behind the next `byte` at or after `start`; nil where there is none.
  private func end(of byte: UInt8, from start: Int) -> Int? {
    bytes.first(byte, from: start).map { $0 + 1 }
  }

  // MARK: text

  private mutating func reference() {
    guard let (value, end) = CharacterReference.decode(bytes, at: place, semicolon: .optional) else {
      return replace(to: place + 1, with: "&amp;")
    }
    if isKept(at: place) {
      place = end
    } else {
      skip(to: end)
      append(value)
    }
  }

  /// Whether every version of libxml2 reads the reference at `place` as it is meant.
  private func isKept(at place: Int) -> Bool {
    let rest = bytes[(place + 1)...].prefix(5)
    return rest.starts(with: "amp;".utf8) || rest.starts(with: "lt;".utf8) || rest.starts(with: "gt;".utf8)
      || rest.starts(with: "quot;".utf8)
  }

  /// Writes a character so that it is text, in an element as in a value.
  private mutating func append(_ value: UInt32) {
    switch value {
    case 0x26: output.append(contentsOf: "&amp;".utf8)
    case 0x3C: output.append(contentsOf: "&lt;".utf8)
    case 0x22: output.append(contentsOf: "&quot;".utf8)
    case 0x09, 0x0A, 0x20...: UnicodeUnits.append(value, to: &output)
    default: output.append(0x20)
    }
  }

  // MARK: mark-up

  private mutating func markup() {
    guard place + 1 < bytes.count else { return replace(to: bytes.count, with: "&lt;") }
    switch bytes[place + 1] {
    case UInt8(ascii: "!"): declaration()
    case UInt8(ascii: "?"): bogus()
    case UInt8(ascii: "/"):
      if place + 2 < bytes.count, bytes[place + 2].isASCIILetter { tag(named: place + 2) } else { bogus() }
    case let byte where byte.isASCIILetter: tag(named: place + 1)
    default: replace(to: place + 1, with: "&lt;")
    }
  }

  /// What is neither tag nor comment and ends with the next `>`.
  private mutating func bogus() {
    guard let end = end(of: UInt8(ascii: ">"), from: place + 2) else { return skipToEnd() }
    skip(to: end)
  }

  private mutating func declaration() {
    guard bytes[place...].starts(with: "<!--".utf8) else { return bogus() }
    guard let end = endOfComment(from: place + 4) else { return skipToEnd() }
    skip(to: end)
  }

  /// Behind `-->` or `--!>`; `<!-->` and `<!--->` are whole comments.
  private func endOfComment(from start: Int) -> Int? {
    var from = start
    while let end = end(of: UInt8(ascii: ">"), from: from) {
      let inside = bytes[start..<end - 1]
      if inside.isEmpty || inside.count == 1 && inside[start] == UInt8(ascii: "-") { return end }
      if inside.ends(with: "--") || inside.ends(with: "--!") { return end }
      from = end
    }
    return nil
  }

  // MARK: tags

  /// Takes the tag whose name begins at `start`.
  private mutating func tag(named start: Int) {
    let isEnd = start == place + 2
    var nameEnd = start
    while nameEnd < bytes.count, !bytes[nameEnd].endsName { nameEnd += 1 }
    let name = UnsafeBufferPointer(rebasing: bytes[start..<nameEnd])
    let kind = HTMLName(bytes: name)
    if let end = endOfPlainTag(from: start), !isEnd || end == nameEnd + 1 {
      if kind == .noscript, !isEnd, !hasEndOfNoscript(from: end) { return skip(to: end) }
      place = end
    } else {
      copy()
      let length = output.count
      guard let end = rewrite(name, from: nameEnd, isEnd: isEnd) else {
        output.removeSubrange(length...)
        return skipToEnd()
      }
      if kind == .noscript, !isEnd, !hasEndOfNoscript(from: end) { output.removeSubrange(length...) }
      place = end
      copied = end
    }
    if kind == .svg || kind == .math { enterForeign(isEnd: isEnd) }
    if !isEnd { rawText(of: kind, called: name) }
  }

  // MARK: noscript

  /// Whether an end tag of `noscript` comes before its next start tag. Without one the start tag is left out, or it would hide
  /// the rest of the document.
  private mutating func hasEndOfNoscript(from start: Int) -> Bool {
    if nextNoscript.end < start { nextNoscript.end = tag("</noscript", from: start) }
    if nextNoscript.start < start { nextNoscript.start = tag("<noscript", from: start) }
    return nextNoscript.end < nextNoscript.start
  }

  /// Where the next tag that begins with `text` stands; the end of the document where there is none.
  private func tag(_ text: StaticString, from start: Int) -> Int {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var from = start
    while let found = bytes.first(UInt8(ascii: "<"), from: from) {
      let end = found + wanted.count
      if end < bytes.count, bytes[end].endsName,
        zip(wanted, bytes[found...]).allSatisfy({ $0 == $1.asciiLowercased })
      {
        return found
      }
      from = found + 1
    }
    return bytes.count
  }

  // MARK: foreign elements

  /// Notes that `svg` or `math` begins or ends with the tag before the place in hand.
  private mutating func enterForeign(isEnd: Bool) {
    if isEnd { foreignDepth = max(0, foreignDepth - 1) } else if !closesItself { foreignDepth += 1 }
  }

  /// Whether the tag before the place in hand ends with `/>`.
  private var closesItself: Bool { place >= 2 && bytes[place - 2] == UInt8(ascii: "/") }

  /// Behind the tag whose name begins at `start`; nil where libxml2 would read it otherwise than browsers, or where it does not
  /// end.
  private func endOfPlainTag(from start: Int) -> Int? {
    guard var place = endOfPlainName(from: start) else { return nil }
    for _ in 0...Self.mostAttributes {
      place = endOfSpace(from: place)
      guard place < bytes.count else { return nil }
      if bytes[place] == UInt8(ascii: ">") { return place + 1 }
      if bytes[place] == UInt8(ascii: "/") {
        return place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: ">") ? place + 2 : nil
      }
      guard let end = endOfPlainAttribute(from: place) else { return nil }
      place = end
    }
    return nil
  }

  private func endOfPlainName(from start: Int) -> Int? {
    guard bytes[start].isASCIILetter || bytes[start] == UInt8(ascii: "_") || bytes[start] == UInt8(ascii: ":")
    else { return nil }
    var place = start + 1
    while place < bytes.count, bytes[place].isPlainInName { place += 1 }
    return place - start <= Self.longestName ? place : nil
  }

  private func endOfSpace(from start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    return place
  }

  private func endOfPlainAttribute(from start: Int) -> Int? {
    guard let nameEnd = endOfPlainName(from: start) else { return nil }
    var place = endOfSpace(from: nameEnd)
    guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return place }
    place = endOfSpace(from: place + 1)
    guard place < bytes.count else { return nil }
    let quote = bytes[place]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { place += 1 }
    while place < bytes.count {
      let byte = bytes[place]
      if isQuoted ? byte == quote : byte <= 0x20 || byte == UInt8(ascii: ">") {
        return isQuoted ? place + 1 : place
      }
      if byte == UInt8(ascii: "&"), !isKept(at: place) { return nil }
      place += 1
    }
    return nil
  }

  /// Writes the tag called `name` anew, with the attributes from `start` on that can be written so that libxml2 reads them. The
  /// place behind the tag; nil where it does not end.
  private mutating func rewrite(_ name: UnsafeBufferPointer<UInt8>, from start: Int, isEnd: Bool) -> Int? {
    output.append(contentsOf: isEnd ? "</".utf8 : "<".utf8)
    output.append(contentsOf: name.prefix(Self.longestName).map { $0.isPlainInName ? $0 : UInt8(ascii: "_") })
    var place = start
    var attributes = isEnd ? Self.mostAttributes : 0
    var closesItself = false
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: ">") {
        output.append(contentsOf: closesItself && !isEnd ? "/>".utf8 : ">".utf8)
        return place + 1
      }
      if bytes[place] <= 0x20 || bytes[place] == UInt8(ascii: "/") {
        closesItself = bytes[place] == UInt8(ascii: "/")
        place += 1
      } else {
        closesItself = false
        let (name, value) = attribute(from: &place)
        if attributes < Self.mostAttributes, endOfPlainName(from: name.lowerBound) == name.upperBound {
          write(name, value)
          attributes += 1
        }
      }
    }
    return nil
  }

  private mutating func write(_ name: Range<Int>, _ value: Range<Int>) {
    output.append(0x20)
    output.append(contentsOf: bytes[name])
    output.append(contentsOf: "=\"".utf8)
    var place = value.lowerBound
    let value = UnsafeBufferPointer(rebasing: bytes[..<value.upperBound])
    while place < value.count {
      if value[place] == UInt8(ascii: "&"),
        let (meant, end) = CharacterReference.decode(value, at: place, semicolon: .optionalInAttribute)
      {
        append(meant)
        place = end
      } else if value[place] == UInt8(ascii: "&") || value[place] == UInt8(ascii: "\"") {
        append(UInt32(value[place]))
        place += 1
      } else {
        output.append(value[place])
        place += 1
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  /// The attribute at `place` (WHATWG HTML §13.2.5.32 to 13.2.5.39): its name and the value without quotes.
  private func attribute(from place: inout Int) -> (name: Range<Int>, value: Range<Int>) {
    let start = place
    place += 1
    while place < bytes.count, !bytes[place].endsName, bytes[place] != UInt8(ascii: "=") { place += 1 }
    let name = start..<place
    let next = endOfSpace(from: place)
    guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else {
      place = next
      return (name, next..<next)
    }
    place = endOfSpace(from: next + 1)
    guard place < bytes.count else { return (name, place..<place) }
    let quote = bytes[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = place
      while place < bytes.count, bytes[place] > 0x20, bytes[place] != UInt8(ascii: ">") { place += 1 }
      return (name, start..<place)
    }
    let first = place + 1
    let last = bytes.first(quote, from: first) ?? bytes.count
    place = min(last + 1, bytes.count)
    return (name, first..<last)
  }

  // MARK: raw text

  /// Sets the content of a raw text element aside.
  private mutating func rawText(of tag: HTMLName, called name: UnsafeBufferPointer<UInt8>) {
    guard tag.isRawText || tag == .plaintext else { return }
    if foreignDepth > 0, closesItself {
      copy()
      output.append(contentsOf: "</".utf8)
      output.append(contentsOf: name)
      return output.append(UInt8(ascii: ">"))
    }
    let end = tag == .plaintext ? nil : endTag(called: name)
    if end == nil, tag != .plaintext { endsInsideMarkup = true }
    let content = place..<(end ?? bytes.count)
    guard !content.isEmpty else { return }
    skip(to: content.upperBound)
    output.append(contentsOf: String(rawTexts.count).utf8)
    rawTexts.append(content)
  }

  /// The next end tag of the raw text element called `name`.
  private func endTag(called name: UnsafeBufferPointer<UInt8>) -> Int? {
    var from = place
    while let start = bytes.first(UInt8(ascii: "<"), from: from) {
      let end = start + 2 + name.count
      if end < bytes.count, bytes[start + 1] == UInt8(ascii: "/"), bytes[end].endsName,
        zip(name, bytes[(start + 2)...]).allSatisfy({ $0.asciiLowercased == $1.asciiLowercased })
      {
        return start
      }
      from = start + 1
    }
    return nil
  }
}

extension UInt8 {
  /// Ends the name of a tag or an attribute.
  fileprivate var endsName: Bool { self <= 0x20 || self == UInt8(ascii: ">") || self == UInt8(ascii: "/") }

  /// Is part of a name for every version of libxml2.
  fileprivate var isPlainInName: Bool {
    isASCIIAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: ":")
      || self == UInt8(ascii: ".")
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  fileprivate func ends(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount
      && suffix(text.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
