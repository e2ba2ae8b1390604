import GRDBSQLite
import Model
import Text

/// Binds the parameters of a statement, one after another.
struct Parameters {
  private let statement: OpaquePointer
  private var index: Int32 = 0
  /// SQLITE_TRANSIENT: SQLite copies what the pointer shows before the call returns.
  private static var transient: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  init(statement: OpaquePointer) { self.statement = statement }

  private mutating func next() -> Int32 {
    index += 1
    return index
  }

  mutating func add(_ value: Int64?) {
    let index = next()
    guard let value else { return unbind(index) }
    sqlite3_bind_int64(statement, index, value)
  }

  mutating func add(_ value: Int) { add(Int64(value)) }
  mutating func add(_ value: Bool) { add(value ? 1 : 0) }
  mutating func add(_ value: Timestamp?) { add(value?.milliseconds) }

  mutating func add(_ value: String?) {
    let index = next()
    guard var value else { return unbind(index) }
    value.withUTF8 { text in
      // An empty text may have no address, and a null pointer would bind NULL.
      guard let start = text.baseAddress, !text.isEmpty else {
        sqlite3_bind_text(statement, index, "", 0, Self.transient)
        return
      }
      start.withMemoryRebound(to: CChar.self, capacity: text.count) {
        _ = sqlite3_bind_text(statement, index, $0, Int32(text.count), Self.transient)
      }
    }
  }

  mutating func add(_ value: [UInt8]?) {
    let index = next()
    guard let value else { return unbind(index) }
    guard !value.isEmpty else {
      sqlite3_bind_zeroblob(statement, index, 0)
      return
    }
    sqlite3_bind_blob(statement, index, value, Int32(value.count), Self.transient)
  }

  /// A list as text; an empty one as NULL.
  mutating func add(_ list: [String]) { add(list.isEmpty ? nil : TextList.encode(list)) }

  private func unbind(_ index: Int32) { sqlite3_bind_null(statement, index) }
}

/// Reads the columns of a row, one after another.
struct Columns {
  private let statement: OpaquePointer
  private var index: Int32 = -1

  init(statement: OpaquePointer) { self.statement = statement }

  private mutating func next() -> Int32 {
    index += 1
    return index
  }

  mutating func integer() -> Int64 { sqlite3_column_int64(statement, next()) }
  mutating func int() -> Int { Int(integer()) }
  mutating func bool() -> Bool { integer() != 0 }
  mutating func time() -> Timestamp { Timestamp(milliseconds: integer()) }

  mutating func optionalInteger() -> Int64? {
    let index = next()
    guard sqlite3_column_type(statement, index) != SQLITE_NULL else { return nil }
    return sqlite3_column_int64(statement, index)
  }

  mutating func optionalTime() -> Timestamp? { optionalInteger().map { Timestamp(milliseconds: $0) } }

  mutating func optionalText() -> String? {
    let index = next()
    guard let start = sqlite3_column_text(statement, index) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, index))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  mutating func text() -> String { optionalText() ?? "" }
  mutating func texts() -> [String] { optionalText().map(TextList.decode) ?? [] }

  mutating func optionalBytes() -> [UInt8]? {
    let index = next()
    guard sqlite3_column_type(statement, index) != SQLITE_NULL else { return nil }
    guard let start = sqlite3_column_blob(statement, index) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
  }

  mutating func bytes() -> [UInt8] { optionalBytes() ?? [] }

  /// The case of an enumeration that is stored as its word; a word that is none of them is damage.
  mutating func word<Word: RawRepresentable<String>>(_: Word.Type = Word.self) throws(PackedError) -> Word {
    guard let word = Word(rawValue: text()) else { throw PackedError() }
    return word
  }
}

extension Columns {
  /// Calls `body` with each eight-byte hash of the next column, without a copy of it.
  mutating func eachHash(_ body: (UInt64) -> Void) {
    let index = next()
    guard let start = sqlite3_column_blob(statement, index) else { return }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index)))
    for offset in stride(from: 0, through: bytes.count - 8, by: 8) {
      body(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
  }
}

/// A list of texts as one text that stays readable in a database shell: each element ends in a line feed;
/// a backslash, a line feed and a carriage return inside are written `\\`, `\n`, `\r`.
enum TextList {
  static func encode(_ elements: [String]) -> String {
    var bytes: [UInt8] = []
    for element in elements {
      for byte in element.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func decode(_ text: String) -> [String] {
    var (elements, element, isEscaped): ([String], [UInt8], Bool) = ([], [], false)
    for byte in text.utf8 {
      switch (isEscaped, byte) {
      case (true, UInt8(ascii: "n")): element.append(UInt8(ascii: "\n"))
      case (true, UInt8(ascii: "r")): element.append(UInt8(ascii: "\r"))
      case (false, UInt8(ascii: "\n")):
        elements.append(String(decoding: element, as: UTF8.self))
        element.removeAll(keepingCapacity: true)
      case (false, UInt8(ascii: "\\")):
        isEscaped = true
        continue
      default: element.append(byte)
      }
      isEscaped = false
    }
    return elements
  }
}
