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
    append(open.description)
    for index in 0..<count {
      if index > 0 { append(",") }
      if indented { newLine(depth: depth + 1) }
      element(&self, index)
    }
    if indented, count > 0 { newLine(depth: depth) }
    append(close.description)
  }

  private mutating func newLine(depth: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends a quoted string; C0 controls, DEL, C1 controls, line separators and bidirectional controls as escapes,
  /// so that what a document says cannot act on the terminal it is shown on.
  package mutating func write(string: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x22: append("\\\"")
      case 0x5C: append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: escape(scalar.value)
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ value: UInt32) {
    let digits = String(value, radix: 16)
    append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }
}
