package import Model
package import Text

/// The documents: bytes as they came, compressed, each body kept once.
extension Connection {
  /// Keeps `document` of source `source`; gives its number.
  func insert(_ document: StoredDocument, source: Int64) throws -> Int64 {
    let body = try bodyNumber(of: document)
    try execute(
      "INSERT INTO documents (source, url, fetched, status, headers, body) VALUES (?, ?, ?, ?, ?, ?)"
    ) {
      $0.add(source)
      $0.add(document.url)
      $0.add(document.fetched)
      $0.add(document.status)
      $0.add(document.headers.flatMap { [$0.name, $0.value] })
      $0.add(body)
    }
    return insertedNumber
  }

  private func bodyNumber(of document: StoredDocument) throws -> Int64 {
    let known = try one("SELECT number FROM bodies WHERE hash = ?") {
      $0.add(document.hash)
    } read: {
      $0.integer()
    }
    if let known { return known }
    let compressed = try zstandard.compress(document.body)
    try execute("INSERT INTO bodies (hash, size, compressed) VALUES (?, ?, ?)") {
      $0.add(document.hash)
      $0.add(document.body.count)
      $0.add(compressed)
    }
    return insertedNumber
  }

  /// Number of the newest document of a source that was fetched at `time` or before; of any time where it is nil.
  func newestDocument(of source: Int64, until time: Timestamp? = nil) throws -> Int64? {
    try one("SELECT max(number) FROM documents WHERE source = ? AND fetched <= ?") {
      $0.add(source)
      $0.add(time?.milliseconds ?? .max)
    } read: {
      $0.optionalInteger()
    } ?? nil
  }

  func document(number: Int64) throws -> StoredDocument? {
    try one(Self.selectDocument) {
      $0.add(number)
    } read: { columns in
      StoredDocument(
        source: SourceID(columns.text()), url: columns.text(), fetched: columns.time(), status: columns.int(),
        headers: Self.headers(columns.texts()), hash: columns.bytes(),
        body: try zstandard.decompress(columns.bytes()))
    }
  }

  private static let selectDocument = """
    SELECT s.id, d.url, d.fetched, d.status, d.headers, b.hash, b.compressed
    FROM documents d JOIN sources s ON s.number = d.source JOIN bodies b ON b.number = d.body WHERE d.number = ?
    """

  private static func headers(_ list: [String]) -> [Source.Header] {
    stride(from: 0, to: list.count - 1, by: 2).map { Source.Header(name: list[$0], value: list[$0 + 1]) }
  }
}

extension SQLiteStore {
  /// The time of the oldest document that is kept.
  package func firstRead(of source: SourceID) throws(StorageError) -> Timestamp? {
    try reading { connection in
      guard let state = try connection.state(of: source) else { return nil }
      return try connection.one("SELECT fetched FROM documents WHERE source = ? ORDER BY number LIMIT 1") {
        $0.add(state.number)
      } read: {
        $0.time()
      }
    }
  }

  /// The newest one, unpacked.
  package func document(of source: SourceID) throws(StorageError) -> StoredDocument? {
    try reading { connection in
      guard let state = try connection.state(of: source),
        let number = try connection.newestDocument(of: state.number)
      else { return nil }
      return try connection.document(number: number)
    }
  }

  /// The documents between which a change happened: the newest one that still showed the former state, and the one that
  /// showed the new state first; nil where there is none (a first read), or where the change is unknown.
  package func evidence(of change: String) throws(StorageError) -> (
    before: StoredDocument?, after: StoredDocument?
  ) {
    try reading { connection in
      guard let number = Int64(change) else { return (nil, nil) }
      let numbers = try connection.one(
        "SELECT before_document, after_document FROM changes WHERE number = ?"
      ) {
        $0.add(number)
      } read: {
        ($0.optionalInteger(), $0.optionalInteger())
      }
      return (
        before: try numbers?.0.flatMap { try connection.document(number: $0) },
        after: try numbers?.1.flatMap { try connection.document(number: $0) }
      )
    }
  }
}
