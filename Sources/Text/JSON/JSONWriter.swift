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

  /// Appends a quoted string; C0 controls, DEL, C1 controls, line separators and bidirectional controls as escapes,
  /// so that what a document says cannot act on the terminal it is shown on.
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

  /// Runs of plain bytes are copied whole; every character to escape but the line separators and bidirectional controls
  /// (E2 80 A8-AE, E2 81 A6-A9) and C1 controls (C2 80-9F) is one byte.
  private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var (copied, index) = (0, 0)
    while true {
      index = ByteRun.end(text, from: index, marks: (0x22, 0x5C, 0x7F, 0xC2, 0xE2))
      guard index < text.count else { break }
      let length = Self.escapedLength(text, at: index)
      guard length > 0 else {
        index += 1
        continue
      }
      bytes.append(contentsOf: text[copied..<index])
      appendEscape(text[index..<index + length])
      index += length
      copied = index
    }
    bytes.append(contentsOf: text[copied...])
  }

  /// Bytes of the character at `index` when it must be escaped, else 0.
  private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch text[index] {
    case 0x22, 0x5C, 0..<0x20, 0x7F: return 1
    case 0xC2 where index + 1 < text.count: return text[index + 1] < 0xA0 ? 2 : 0
    case 0xE2 where index + 2 < text.count:
      let (second, third) = (text[index + 1], text[index + 2])
      return second == 0x80 && (0xA8...0xAE).contains(third)
        || second == 0x81 && (0xA6...0xA9).contains(third) ? 3 : 0
    default: return 0
    }
  }

  private mutating func appendEscape(_ character: Slice<UnsafeBufferPointer<UInt8>>) {
    switch character.first {
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default: for scalar in String(decoding: character, as: UTF8.self).unicodeScalars { escape(scalar.value) }
    }
  }

  private mutating func escape(_ value: UInt32) {
    let digits = String(value, radix: 16)
    append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }
}
