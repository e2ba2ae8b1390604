import GRDB
import GRDBSQLite

/// An open connection inside a transaction: runs cached statements whose values are bound and read by position.
///
/// Values go straight to SQLite's C interface: GRDB's rows and arguments cost several times as much on the hot paths.
struct Connection {
  let database: Database
  let zstandard: Zstandard

  /// Runs a statement that gives no rows.
  func execute(_ sql: String, _ bind: (inout Parameters) -> Void = { _ in }) throws {
    try each(sql, bind, read: { _ in })
  }

  /// Calls `read` for each row. The same SQL must not be run again from `read`.
  func each(
    _ sql: String, _ bind: (inout Parameters) -> Void = { _ in }, read: (inout Columns) throws -> Void
  ) throws {
    let statement = try database.cachedStatement(sql: sql).sqliteStatement
    defer { reset(statement) }
    var parameters = Parameters(statement: statement)
    bind(&parameters)
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        var columns = Columns(statement: statement)
        try read(&columns)
      case SQLITE_DONE: return
      case let code:
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: sql)
      }
    }
  }

  /// All rows, each read by `read`.
  func all<Element>(
    _ sql: String, _ bind: (inout Parameters) -> Void = { _ in },
    read: (inout Columns) throws -> Element
  ) throws -> [Element] {
    var elements: [Element] = []
    try each(sql, bind, read: { elements.append(try read(&$0)) })
    return elements
  }

  /// The only row, or nil where there is none; of several the last.
  func one<Element>(
    _ sql: String, _ bind: (inout Parameters) -> Void = { _ in },
    read: (inout Columns) throws -> Element
  ) throws -> Element? {
    var element: Element?
    try each(sql, bind, read: { element = try read(&$0) })
    return element
  }

  /// Number of the row inserted last.
  var insertedNumber: Int64 { database.lastInsertedRowID }

  /// Number of rows that the last statement changed.
  var changedCount: Int { database.changesCount }

  /// Leaves no lock and no pointer behind; its result only repeats the error of the last step.
  private func reset(_ statement: OpaquePointer) {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
  }
}
