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
