import GRDB

/// The schema, as named steps that are only ever added to: a step that has shipped is never changed.
///
/// `PRAGMA user_version` holds the number of steps taken, so that an up-to-date store is known by one page read.
enum Migrations {
  /// Marks a file as a feedwatch store ("feed" in ASCII).
  static let applicationID: Int64 = 0x6665_6564

  private static let steps: [(name: String, sql: String)] = [
    ("1 sources, documents, facts, entries, changes, outbox", FirstSchema.sql),
    ("2 deliveries that do not arrive, first reads", UndeliveredSchema.sql),
    ("3 search", SearchSchema.sql),
    ("4 documents that end too early", TruncationSchema.early),
    ("5 entries in which documents end", TruncationSchema.halfEntries),
    ("6 how cut first readings ended", TruncationSchema.firstReadings),
    ("7 truncated documents", TruncationSchema.rule),
    ("8 forms of digests", PayloadSchema.sql),
  ]

  /// The number of steps this program knows.
  static var current: Int64 { Int64(steps.count) }

  static func apply(to queue: DatabaseQueue) throws {
    var migrator = DatabaseMigrator()
    for (index, step) in steps.enumerated() {
      migrator.registerMigration(step.name) { database in
        try database.execute(sql: step.sql)
        try database.execute(sql: "PRAGMA user_version = \(index + 1)")
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      }
    }
    try migrator.migrate(queue)
  }
}
