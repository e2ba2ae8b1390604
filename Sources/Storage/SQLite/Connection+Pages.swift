package import Model

/// What a page says of itself beside its facts: title, language, and passages that were not understood.
extension Connection {
  func write(
    page: (title: String?, language: String?, unread: [Unread]), source: Int64
  ) throws {
    try execute("UPDATE sources SET page_title = ?, page_language = ? WHERE number = ?") {
      $0.add(page.title)
      $0.add(page.language)
      $0.add(source)
    }
    guard try unread(of: source) != page.unread else { return }
    try execute("DELETE FROM unread WHERE source = ?") { $0.add(source) }
    for (position, passage) in page.unread.enumerated() {
      try execute("INSERT INTO unread (source, position, kind, text, section) VALUES (?, ?, ?, ?, ?)") {
        $0.add(source)
        $0.add(position)
        $0.add(passage.kind)
        $0.add(passage.text)
        $0.add(passage.section)
      }
    }
  }

  func unread(of source: Int64) throws -> [Unread] {
    try all("SELECT kind, text, section FROM unread WHERE source = ? ORDER BY position") {
      $0.add(source)
    } read: {
      Unread(kind: $0.text(), text: $0.text(), section: $0.texts())
    }
  }

  func allUnread() throws -> [SourceUnread] {
    let sql = """
      SELECT s.id, s.url, u.kind, u.text, u.section FROM unread u JOIN sources s ON s.number = u.source
      ORDER BY s.id, u.position
      """
    return try all(sql) {
      SourceUnread(
        source: SourceID($0.text()), url: $0.text(),
        unread: Unread(kind: $0.text(), text: $0.text(), section: $0.texts()))
    }
  }

  func snapshot(of source: SourceID) throws -> Snapshot {
    let sql = "SELECT number, last_good, page_title, page_language FROM sources WHERE id = ?"
    let row = try one(sql) {
      $0.add(source.rawValue)
    } read: {
      ($0.integer(), $0.optionalTime(), $0.optionalText(), $0.optionalText())
    }
    guard let (number, lastGood, title, language) = row else { return Snapshot() }
    return Snapshot(
      title: title, language: language, facts: try currentFacts(of: number, lastGood: lastGood),
      unread: try unread(of: number))
  }
}

extension SQLiteStore {
  /// Empty before the first good read.
  package func snapshot(of source: SourceID) throws(StorageError) -> Snapshot {
    try reading { try $0.snapshot(of: source) }
  }

  /// Of the present snapshot of each source.
  package func unread() throws(StorageError) -> [SourceUnread] { try reading { try $0.allUnread() } }
}
