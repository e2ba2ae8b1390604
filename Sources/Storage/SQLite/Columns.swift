import GRDBSQLite
import Model
import Text

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
