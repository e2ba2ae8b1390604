package import Model
package import Text

/// The outbox: events (something to tell, kept as it was) and items (an event for one notifier).
extension Connection {
  enum EventKind: String { case change, news, problem, recovery, unread }

  /// Puts `told` into the outbox; `changes`: numbers of the changes that the same read recorded.
  func insert(_ told: ReadOutcome.Told, changes: [Int64], source: Int64, at: Timestamp) throws {
    guard !told.notifiers.isEmpty else { return }
    let (kind, change, packed) = event(told.content, changes: changes)
    if kind == .change && change == nil { return }
    try execute("INSERT INTO events (source, kind, change, packed, created) VALUES (?, ?, ?, ?, ?)") {
      $0.add(source)
      $0.add(kind.rawValue)
      $0.add(change)
      $0.add(packed)
      $0.add(at)
    }
    let event = insertedNumber
    for notifier in told.notifiers {
      try execute("INSERT INTO items (notifier, event, created) VALUES (?, ?, ?)") {
        $0.add(notifier)
        $0.add(event)
        $0.add(at)
      }
    }
  }

  private func event(
    _ content: ReadOutcome.Told.Content, changes: [Int64]
  ) -> (kind: EventKind, change: Int64?, packed: [UInt8]?) {
    var writer = PackedWriter()
    switch content {
    case .change(let index): return (.change, changes.indices.contains(index) ? changes[index] : nil, nil)
    case .news(let news): writer.write(news)
    case .problem(let problem): writer.write(problem)
    case .recovery(let recovery): writer.write(recovery)
    case .unread(let passage): writer.write(passage)
    }
    return (kind(of: content), nil, writer.bytes)
  }

  private func kind(of content: ReadOutcome.Told.Content) -> EventKind {
    switch content {
    case .change: .change
    case .news: .news
    case .problem: .problem
    case .recovery: .recovery
    case .unread: .unread
    }
  }

  /// The items that `condition` (SQL over `i`) selects, oldest first. The changes among them are read all at once.
  func items(where condition: String, _ bind: (inout Parameters) -> Void) throws -> [OutboxItem] {
    let sql = """
      SELECT i.number, i.notifier, i.created, s.id, e.kind, e.change, e.packed FROM items i
      JOIN events e ON e.number = i.event JOIN sources s ON s.number = e.source
      WHERE \(condition) ORDER BY i.number
      """
    let rows = try all(sql, bind, read: Self.row)
    guard rows.contains(where: { $0.change != nil }) else { return rows.map(\.item) }
    let told = "SELECT e.change FROM items i JOIN events e ON e.number = i.event WHERE \(condition)"
    let changes = Dictionary(try changes(where: "c.number IN (\(told))", bind).map { ($0.id, $0) }) {
      first, _ in first
    }
    return try rows.map { row in
      guard let number = row.change else { return row.item }
      guard let change = changes[String(number)] else { throw PackedError() }
      var item = row.item
      item.content = .change(change)
      return item
    }
  }

  /// An item, and the number of the change that it tells; its content stands for nothing then.
  private static func row(_ columns: inout Columns) throws -> (item: OutboxItem, change: Int64?) {
    var item = OutboxItem(
      number: columns.integer(), notifier: columns.text(), content: .unread(nothing), created: columns.time())
    let source = SourceID(columns.text())
    let kind: EventKind = try columns.word()
    let change = columns.optionalInteger()
    var reader = PackedReader(columns.bytes())
    switch kind {
    case .change:
      guard let change else { throw PackedError() }
      return (item, change)
    case .news: item.content = .news(try reader.news(of: source))
    case .problem: item.content = .problem(try reader.problem(of: source))
    case .recovery: item.content = .recovery(try reader.recovery(of: source))
    case .unread: item.content = .unread(try reader.unread(of: source))
    }
    return (item, nil)
  }

  private static let nothing = SourceUnread(source: "", url: "", unread: Unread(kind: "", text: ""))
}

extension SQLiteStore {
  /// Oldest first.
  package func waitingItems(for notifier: String) throws(StorageError) -> [OutboxItem] {
    try reading { connection in
      try connection.items(where: "i.notifier = ? AND i.delivery IS NULL") { $0.add(notifier) }
    }
  }

  /// Those that deliveries composed since then hold, oldest first.
  package func items(
    for notifier: String, composedSince: Timestamp, before number: Int64
  ) throws(StorageError) -> [OutboxItem] {
    // Numbers of deliveries grow, so the first of them marks all others.
    let condition = """
      i.notifier = ?1 AND i.delivery >= (SELECT min(number) FROM deliveries WHERE notifier = ?1 AND created >= ?2)
        AND i.delivery < ?3
      """
    return try reading { connection in
      try connection.items(where: condition) {
        $0.add(notifier)
        $0.add(composedSince)
        $0.add(number)
      }
    }
  }

  /// Oldest first.
  package func items(of delivery: Int64) throws(StorageError) -> [OutboxItem] {
    try reading { connection in
      try connection.items(where: "i.delivery = ?") { $0.add(delivery) }
    }
  }

  /// Told already, or waiting for a digest.
  package func announcements(
    toldTo notifier: String, of source: SourceID, at: Timestamp
  ) throws(StorageError) -> [Announcement] {
    let condition = "i.notifier = ? AND i.created = ? AND s.id = ? AND e.kind = 'news'"
    let items = try reading { connection in
      try connection.items(where: condition) {
        $0.add(notifier)
        $0.add(at)
        $0.add(source.rawValue)
      }
    }
    return items.compactMap { if case .news(let news) = $0.content { news.announcement } else { nil } }
  }
}
