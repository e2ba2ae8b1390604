package import Model

/// Composed digests on their way, and the notifiers they go to.
extension Connection {
  /// Keeps `delivery` and gives it `items`; gives its number.
  func enqueue(_ delivery: Delivery, telling items: [Int64]) throws -> Int64 {
    let compressed = try zstandard.compress(delivery.payload)
    try execute(Self.insertDelivery) {
      $0.add(delivery.notifier)
      $0.add(delivery.messageID)
      $0.add(delivery.subject)
      $0.add(compressed)
      $0.add(delivery.path)
      $0.add(delivery.created)
      $0.add(delivery.state.rawValue)
      $0.add(delivery.attempts)
      $0.add(delivery.lastError)
      $0.add(delivery.nextTry)
      $0.add(delivery.delivered)
    }
    let number = insertedNumber
    for item in items {
      try execute("UPDATE items SET delivery = ? WHERE number = ? AND delivery IS NULL") {
        $0.add(number)
        $0.add(item)
      }
    }
    try noteComposition(of: delivery)
    return number
  }

  private static let insertDelivery = """
    INSERT INTO deliveries (notifier, message_id, subject, compressed, path, created, state, attempts, last_error,
      next_try, delivered)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private func noteComposition(of delivery: Delivery) throws {
    let sql = """
      INSERT INTO notifiers (id, first_seen, last_composed) VALUES (?1, ?2, ?2)
      ON CONFLICT (id) DO UPDATE SET last_composed = ?2
      """
    try execute(sql) {
      $0.add(delivery.notifier)
      $0.add(delivery.created)
    }
  }

  func pendingDeliveries() throws -> [Delivery] {
    let sql = """
      SELECT number, notifier, message_id, subject, compressed, path, created, state, attempts, last_error, next_try,
        delivered
      FROM deliveries WHERE state <> 'delivered' ORDER BY number
      """
    return try all(sql) { columns in
      Delivery(
        number: columns.integer(), notifier: columns.text(), messageID: columns.text(),
        subject: columns.text(),
        payload: try zstandard.decompress(columns.bytes()), path: columns.optionalText(),
        created: columns.time(), state: try columns.word(), attempts: columns.int(),
        lastError: columns.optionalText(), nextTry: columns.optionalTime(), delivered: columns.optionalTime())
    }
  }

  func count(_ state: Delivery.State) throws -> Int {
    let sql = "SELECT count(*) FROM deliveries WHERE state = ? AND state <> 'delivered'"
    return try one(sql) {
      $0.add(state.rawValue)
    } read: {
      $0.int()
    } ?? 0
  }
}

extension SQLiteStore {
  package func enqueue(_ delivery: Delivery, telling items: [Int64]) throws(StorageError) -> Int64 {
    try writingThrough { try $0.enqueue(delivery, telling: items) }
  }

  package func pendingDeliveries() throws(StorageError) -> [Delivery] {
    try reading { try $0.pendingDeliveries() }
  }

  package func record(
    delivery number: Int64, state: Delivery.State, at: Timestamp, error: String?, nextTry: Timestamp?
  ) throws(StorageError) {
    let sql = """
      UPDATE deliveries SET state = ?, attempts = attempts + 1, last_error = ?, next_try = ?, delivered = ?
      WHERE number = ?
      """
    try writingThrough { connection in
      try connection.execute(sql) {
        $0.add(state.rawValue)
        $0.add(error)
        $0.add(nextTry)
        $0.add(state == .delivered ? at : nil)
        $0.add(number)
      }
    }
  }

  package func outboxCounts() throws(StorageError) -> (pending: Int, failed: Int) {
    try reading { (pending: try $0.count(.pending), failed: try $0.count(.failed)) }
  }

  package func notifierTimes(
    _ notifier: String, at: Timestamp
  ) throws(StorageError) -> (firstSeen: Timestamp, lastComposed: Timestamp?) {
    let known = try reading { try $0.times(of: notifier) }
    if let known { return known }
    return try writing { connection in
      try connection.execute("INSERT OR IGNORE INTO notifiers (id, first_seen) VALUES (?, ?)") {
        $0.add(notifier)
        $0.add(at)
      }
      return try connection.times(of: notifier) ?? (firstSeen: at, lastComposed: nil)
    }
  }
}

extension SQLiteStore {
  package func lastComposed(_ notifier: String) throws(StorageError) -> Timestamp? {
    try reading { try $0.times(of: notifier)?.lastComposed }
  }

  package func deliveryCount(_ notifier: String) throws(StorageError) -> Int {
    try reading { connection in
      try connection.one("SELECT count(*) FROM deliveries WHERE notifier = ?") {
        $0.add(notifier)
      } read: {
        $0.int()
      } ?? 0
    }
  }
}

extension Connection {
  fileprivate func times(of notifier: String) throws -> (firstSeen: Timestamp, lastComposed: Timestamp?)? {
    try one("SELECT first_seen, last_composed FROM notifiers WHERE id = ?") {
      $0.add(notifier)
    } read: {
      (firstSeen: $0.time(), lastComposed: $0.optionalTime())
    }
  }
}
