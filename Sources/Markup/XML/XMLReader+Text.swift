import Model
import Text

/// Character data.
extension XMLReader {
  /// Appends the text of the last text event.
  package func appendText(to buffer: inout [UInt8]) {
    if let value = text.codePoint { return UnicodeUnits.append(value, to: &buffer) }
    if let replacement = text.replacement { return buffer.append(contentsOf: replacement) }
    buffer.append(contentsOf: slice(text.range))
  }

  /// Bytes of the text of the last text event, as written for a reference.
  package var textLength: Int { text.replacement?.count ?? text.range.count }

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

  /// Text up to the next mark-up or reference; nil when it is outside the root element or was dropped.
  mutating func readCharacters() -> Event? {
    let start = position
    repeat {
      position = ByteRun.end(
        slice(0..<count), from: position, marks: (UInt8(ascii: "<"), UInt8(ascii: "&"), 0, 0, 0))
      guard position < count, bytes[position] < 0x20, !isForbidden(bytes[position]) else { break }
      position += 1
    } while position < count
    if start == position { return dropForbidden() }
    return deliver(start..<position)
  }

  /// XML 1.0, section 2.2: no control characters but tab and line breaks.
  private func isForbidden(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09
  }

  private mutating func dropForbidden() -> Event? {
    warn("control character 0x\(String(bytes[position], radix: 16)) dropped")
    while position < count, isForbidden(bytes[position]) { position += 1 }
    return nil
  }

  /// A text event for `range`, if there is an element it belongs to.
  mutating func deliver(_ range: Range<Int>) -> Event? {
    guard open.isEmpty else {
      text = XMLTextPiece(range: range)
      return .text
    }
    if range.contains(where: { bytes[$0] > 0x20 }) {
      warn(hasRoot ? "text after the end of the document" : "text before the document")
    }
    return nil
  }

  /// Text that stands for a reference, or for a lone ampersand.
  mutating func readReference() -> Event? {
    guard !open.isEmpty else {
      position += 1
      warn(hasRoot ? "text after the end of the document" : "text before the document")
      return nil
    }
    let start = position
    guard let piece = reference(at: position) else {
      warn("\"&\" that begins no reference")
      position += 1
      return deliver(start..<position)
    }
    text = piece.text
    position = piece.end
    return .text
  }

  /// The reference at `index`; names that only HTML knows are taken with a warning.
  private mutating func reference(at index: Int) -> (text: XMLTextPiece, end: Int)? {
    let all = UnsafeBufferPointer(start: bytes, count: count)
    if let declared = entities.replacement(in: all, at: index) {
      return (XMLTextPiece(replacement: declared.text), declared.end)
    }
    guard let (value, end) = CharacterReference.decode(all, at: index, semicolon: .required) else {
      return nil
    }
    checkReference(index..<end)
    return (XMLTextPiece(codePoint: value), end)
  }

  private mutating func checkReference(_ range: Range<Int>) {
    let second = bytes[range.lowerBound + 1]
    if second == UInt8(ascii: "#") {
      let isUpper = bytes[range.lowerBound + 2] == UInt8(ascii: "X")
      if isUpper || bytes[range.upperBound - 1] != UInt8(ascii: ";") {
        warn("malformed reference \"\(string(range))\"")
      }
    } else if !entities.isPredefined(slice(range)), !entities.hasExternalSubset {
      warn("undefined entity \"\(string(range))\"")
    }
  }
}
