package import Model
package import Text

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
      $0.add(delivery.form?.rawValue)
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
      next_try, delivered, form)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
        delivered, recipients, ended, form
      FROM deliveries WHERE state <> 'delivered' AND state <> 'dropped' ORDER BY number
      """
    return try all(sql) { columns in
      var delivery = Delivery(
        number: columns.integer(), notifier: columns.text(), messageID: columns.text(),
        subject: columns.text(),
        payload: try zstandard.decompress(columns.bytes()), path: columns.optionalText(),
        created: columns.time(), state: try columns.word(), attempts: columns.int(),
        lastError: columns.optionalText(), nextTry: columns.optionalTime(), delivered: columns.optionalTime())
      delivery.recipients = columns.texts()
      delivery.givenUp = columns.optionalTime()
      delivery.form = columns.optionalText().flatMap(PayloadForm.init)
      return delivery
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
  /// One transaction: the digest is stored, its items leave the outbox, and it is noted what it tells besides.
  package func enqueue(
    _ delivery: Delivery, telling items: [Int64], noting notes: [String: String]
  ) throws(StorageError) -> Int64 {
    try writingThrough { connection in
      for (key, value) in notes { try connection.setNote(key, value: value, at: delivery.created) }
      return try connection.enqueue(delivery, telling: items)
    }
  }

  /// Oldest first, given-up ones included.
  package func pendingDeliveries() throws(StorageError) -> [Delivery] {
    try reading { try $0.pendingDeliveries() }
  }

  /// What came of one try.
  package func record(
    delivery number: Int64, state: Delivery.State, at: Timestamp, error: String?, nextTry: Timestamp?,
    recipients: [String], isGivenUp: Bool, path: String?
  ) throws(StorageError) {
    let sql = """
      UPDATE deliveries SET state = ?, attempts = attempts + 1, last_error = ?, next_try = ?, delivered = ?,
        recipients = ?, ended = ?, path = coalesce(?, path)
      WHERE number = ?
      """
    try writingThrough { connection in
      try connection.execute(sql) {
        $0.add(state.rawValue)
        $0.add(error)
        $0.add(nextTry)
        $0.add(state == .delivered ? at : nil)
        $0.add(recipients.isEmpty ? nil : TextList.encode(recipients))
        $0.add(isGivenUp ? at : nil)
        $0.add(path)
        $0.add(number)
      }
    }
  }

  /// The Message-ID stays, and the items.
  package func replace(_ delivery: Delivery) throws(StorageError) {
    try writingThrough { connection in
      let compressed = try connection.zstandard.compress(delivery.payload)
      let sql = """
        UPDATE deliveries SET subject = ?, compressed = ?, form = ?, path = ?, recipients = ? WHERE number = ?
        """
      try connection.execute(sql) {
        $0.add(delivery.subject)
        $0.add(compressed)
        $0.add(delivery.form?.rawValue)
        $0.add(delivery.path)
        $0.add(delivery.recipients.isEmpty ? nil : TextList.encode(delivery.recipients))
        $0.add(delivery.number)
      }
    }
  }

  /// Numbers of deliveries grow.
  package func isOvertaken(
    delivery number: Int64, of notifier: String, path: String
  ) throws(StorageError) -> Bool {
    let sql = """
      SELECT count(*) FROM deliveries WHERE notifier = ? AND number > ? AND state = 'delivered' AND path = ?
      """
    return try reading { connection in
      try connection.one(sql) {
        $0.add(notifier)
        $0.add(number)
        $0.add(path)
      } read: {
        $0.int()
      } ?? 0 > 0
    }
  }

  /// Items that no digest holds yet are not counted.
  package func outboxCounts() throws(StorageError) -> (pending: Int, failed: Int) {
    try reading { (pending: try $0.count(.pending), failed: try $0.count(.failed)) }
  }
}
