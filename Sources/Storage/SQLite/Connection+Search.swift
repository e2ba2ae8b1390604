package import Model
import Text

/// The index of words. An entry's row is made of its pack and its place in it.
extension Connection {
  private static let placeBits: Int64 = 7

  /// Takes in what is new or changed since the last search.
  func refreshSearch() throws {
    let packs = try all(
      "SELECT number FROM entry_packs WHERE number NOT IN (SELECT pack FROM search_packs)",
      read: {
        $0.integer()
      })
    for pack in packs { try index(pack: pack) }
    let facts = "SELECT number FROM facts WHERE number NOT IN (SELECT fact FROM search_facts)"
    for fact in try all(facts, read: { $0.integer() }) { try index(fact: fact) }
  }

  private func index(pack number: Int64) throws {
    try execute("DELETE FROM search WHERE rowid BETWEEN ? AND ?") {
      $0.add(number << Self.placeBits)
      $0.add((number + 1) << Self.placeBits - 1)
    }
    guard let pack = try pack(number)?.pack else { return }
    for (place, entry) in pack.entries.prefix(1 << Self.placeBits).enumerated() {
      let announcement = entry.announcement
      let text = ([announcement.summary] + announcement.categories).joined(separator: "\n")
      try insert(row: number << Self.placeBits | Int64(place), title: announcement.title, text: text)
    }
    try execute("INSERT INTO search_packs (pack) VALUES (?)") { $0.add(number) }
  }

  private func index(fact number: Int64) throws {
    try execute("DELETE FROM search WHERE rowid = ?") { $0.add(-number) }
    guard let fact = try fact(number)?.fact.fact else { return }
    let conditions = fact.conditions
    let title = [fact.label, conditions.form].compactMap { $0 } + fact.section
    let text = [fact.display, fact.value.text, conditions.scenario, conditions.appliesTo, fact.evidence]
    try insert(
      row: -number, title: title.joined(separator: "\n"), text: text.compactMap { $0 }.joined(separator: "\n")
    )
    try execute("INSERT INTO search_facts (fact) VALUES (?)") { $0.add(number) }
  }

  private func insert(row: Int64, title: String, text: String) throws {
    try execute("INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)") {
      $0.add(row)
      $0.add(title)
      $0.add(text)
    }
  }

  // MARK: asking

  /// What holds the words, the best first: a word in a title counts four times.
  func search(_ words: SearchWords, in sources: Set<SourceID>?, limit: Int) throws -> [SearchHit] {
    let sql = """
      SELECT rowid, snippet(search, -1, '', '', '…', 24) FROM search WHERE search MATCH ?
      ORDER BY bm25(search, 4.0, 1.0), rowid LIMIT 10000
      """
    let rows = try all(sql) {
      $0.add(words.query)
    } read: {
      (row: $0.integer(), passage: $0.text())
    }
    var hits: [SearchHit] = []
    var packs: [Int64: (source: SourceID, lastGood: Timestamp?, pack: EntryPack)] = [:]
    for (row, passage) in rows where hits.count < limit {
      let hit = row < 0 ? try factHit(-row, passage) : try entryHit(row, passage, &packs)
      if let hit, sources?.contains(hit.source) ?? true { hits.append(hit) }
    }
    return hits
  }

  private func entryHit(
    _ row: Int64, _ passage: String,
    _ packs: inout [Int64: (source: SourceID, lastGood: Timestamp?, pack: EntryPack)]
  ) throws -> SearchHit? {
    let number = row >> Self.placeBits
    if packs[number] == nil { packs[number] = try pack(number) }
    let place = Int(row & (1 << Self.placeBits - 1))
    guard let found = packs[number], found.pack.entries.indices.contains(place) else { return nil }
    let entry = found.pack.entries[place].known(lastGood: found.lastGood)
    return SearchHit(source: found.source, found: .announcement(entry), passage: SafeText.line(passage))
  }

  private func factHit(_ number: Int64, _ passage: String) throws -> SearchHit? {
    try fact(number).map { found in
      SearchHit(
        source: found.source, found: .fact(found.fact, isCurrent: found.isCurrent),
        passage: SafeText.line(passage))
    }
  }

  private func pack(_ number: Int64) throws -> (source: SourceID, lastGood: Timestamp?, pack: EntryPack)? {
    let sql = """
      SELECT s.id, s.last_good, p.compressed FROM entry_packs p JOIN sources s ON s.number = p.source
      WHERE p.number = ?
      """
    return try one(sql) {
      $0.add(number)
    } read: { columns in
      let (id, lastGood) = (SourceID(columns.text()), columns.optionalTime())
      let pack = try EntryPack(number: number, packed: try zstandard.decompress(columns.bytes()))
      return (id, lastGood, pack)
    }
  }
}

extension SQLiteStore {
  /// Announcements and facts, of the present and of the past, that hold all `words`; the best first, at most `limit`.
  ///
  /// - Parameters:
  ///   - sources: only these; nil = all.
  ///   - isFresh: whether the index is brought up to date before, which writes to the store.
  package func search(
    _ words: SearchWords, in sources: Set<SourceID>? = nil, limit: Int = 20, isFresh: Bool = true
  ) throws(StorageError) -> [SearchHit] {
    if isFresh { try writing { try $0.refreshSearch() } }
    return try reading { try $0.search(words, in: sources, limit: limit) }
  }
}
