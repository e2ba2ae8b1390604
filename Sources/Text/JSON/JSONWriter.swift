/// Writes JSON (RFC 8259) as UTF-8 bytes.
package struct JSONWriter: Sendable {
  /// The text written so far.
  package private(set) var bytes: [UInt8] = []
  private let indented: Bool

  /// A writer of indented text (two spaces) or of one line.
  package init(indented: Bool = true) { self.indented = indented }

  /// `value` as one text, ending in a line feed when `indented`.
  package static func text(_ value: JSONValue, indented: Bool = true) -> String {
    var writer = JSONWriter(indented: indented)
    writer.write(value)
    if indented { writer.bytes.append(UInt8(ascii: "\n")) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Forgets what was written so far and keeps the room for it.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Appends `value` at nesting depth `depth`.
  package mutating func write(_ value: JSONValue, depth: Int = 0) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let number): append(String(number))
    case .number(let number): append(number.isFinite ? "\(number)" : "null")
    case .string(let text): write(string: text)
    case .array(let values):
      list(open: "[", close: "]", count: values.count, depth: depth) { writer, index in
        writer.write(values[index], depth: depth + 1)
      }
    case .object(let members):
      list(open: "{", close: "}", count: members.count, depth: depth) { writer, index in
        writer.write(string: members[index].key)
        writer.append(writer.indented ? ": " : ":")
        writer.write(members[index].value, depth: depth + 1)
      }
    }
  }

  private mutating func list(
    open: StaticString, close: StaticString, count: Int, depth: Int, element: (inout JSONWriter, Int) -> Void
  ) {
    append(open)
    for index in 0..<count {
      if index > 0 { append(",") }
      if indented { newLine(depth: depth + 1) }
      element(&self, index)
    }
    if indented, count > 0 { newLine(depth: depth) }
    append(close)
  }

  /// Appends a sign of JSON, or a key that needs no escapes.
  mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Begins a line, indented for nesting depth `depth`.
  mutating func newLine(depth: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends a quoted string; quotation marks and backslashes, line separators, and everything that cannot be seen as
  /// escapes, so that what a document says cannot act on the terminal it is shown on (``Swift/Unicode/Scalar/isInvisible``).
  package mutating func write(string: String) {
    var string = string
    string.withUTF8 { write(utf8: $0) }
  }

  /// Appends a text that stands there as UTF-8, as ``write(string:)`` does.
  mutating func write(utf8 text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    append(escaping: text)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Runs of plain bytes are copied whole.
  private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var (copied, index) = (0, 0)
    while true {
      index = JSONEscape.next(text, from: index)
      guard index < text.count else { break }
      let length = JSONEscape.length(text, at: index)
      guard length > 0 else {
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
      appendEscape(text[index..<index + length])
      index += length
      copied = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
  }

  private mutating func appendEscape(_ character: Slice<UnsafeBufferPointer<UInt8>>) {
    switch character.first {
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      for unit in String(decoding: character, as: UTF8.self).utf16 {
        append("\\u")
        append(unit.hexadecimal(digits: 4))
      }
    }
  }
}

/// Which bytes of a JSON string are written as escapes (RFC 8259, section 7, and what a terminal might act on).
enum JSONEscape {
  /// The index of the first byte at or after `start` that is, or may begin, a character to escape; the count of `text` where
  /// there is none. Plain ASCII is passed over sixteen bytes at a time.
  static func next(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      index = ByteRun.endOfPlainASCII(text, from: index)
      let limit = min(text.count, index + 16)
      while index < limit {
        if mayBegin(text, at: index) { return index }
        index += 1
      }
    }
    return text.count
  }

  @inline(__always)
  private static func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = text[index]
    if byte < 0x80 { return byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F }
    guard byte >= 0xC2, index + 1 < text.count else { return false }
    switch byte {
    case 0xC2: return text[index + 1] < 0xAE
    case 0xE2: return text[index + 1] < 0x82 && index + 2 < text.count && !isShownPunctuation(text[index + 2])
    case 0xD8, 0xE1, 0xEF, 0xF3: return true
    default: return false
    }
  }

  /// Whether a character of those two rows is in U+2010 to U+201F (dashes, quotation marks) or U+2050 to U+205F, by its last byte.
  private static func isShownPunctuation(_ last: UInt8) -> Bool { 0x90...0x9F ~= last }

  /// Bytes of the character at `index` when it must be escaped, else 0.
  static func length(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = text[index]
    switch lead {
    case 0x22, 0x5C, 0..<0x20, 0x7F: return 1
    default: break
    }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard index + length <= text.count else { return 0 }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return 0 }
    return scalar.isInvisible || scalar.isLineBreak ? length : 0
  }
}
