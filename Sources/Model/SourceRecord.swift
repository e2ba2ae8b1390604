/// What is remembered of a source from run to run, its facts and entries apart.
package struct SourceRecord: Hashable, Sendable {
  package var id: SourceID
  package var kind: Source.Kind
  /// As configured, credentials removed.
  package var url: String
  /// The document's own title.
  package var title: String?
  package var etag: String?
  /// The server's Last-Modified, verbatim.
  package var lastModified: String?
  /// SHA-256 of the last good body.
  package var bodyHash: [UInt8]?
  package var lastAttempt: Timestamp?
  package var lastGood: Timestamp?
  package var nextDue: Timestamp?
  /// Retry-After: not asked before this moment, whatever the command line says.
  package var notBefore: Timestamp?
  /// Failed reads in a row.
  package var failures = 0
  package var problem: Problem?
  /// Where a permanent redirect (301, 308) leads.
  package var movedTo: String?
  package var isGone = false
  /// Seconds: the document's own wish (ttl, sy:update*, Cache-Control), a lower bound of the interval.
  package var minimumInterval: Int64 = 0
  /// Version of the reading rules that made the stored snapshot.
  package var rulesVersion = 0
  /// Entries held (withdrawn ones left out).
  package var entries = 0
  /// Facts held.
  package var facts = 0
  /// Facts and entries whose removal waits to be confirmed; computed by the store.
  package var pendingMisses = 0
  /// When it was first read well; nil where that was before stores remembered it. Kept by the store.
  package var firstGood: Timestamp?

  /// A source never read.
  package init(id: SourceID, kind: Source.Kind, url: String) {
    self.id = id
    self.kind = kind
    self.url = url
  }
}

/// Bytes as they came off the wire, kept as evidence.
package struct StoredDocument: Hashable, Sendable {
  package var source: SourceID
  /// Where it was read, after redirects.
  package var url: String
  package var fetched: Timestamp
  package var status: Int
  package var headers: [Source.Header]
  /// SHA-256 of the body.
  package var hash: [UInt8]
  /// Decoded of any content encoding.
  package var body: [UInt8]

  /// The Content-Type that it was sent with.
  package var contentType: String? { headers.first { $0.name.lowercased() == "content-type" }?.value }

  /// A fetched document.
  package init(
    source: SourceID, url: String, fetched: Timestamp, status: Int, headers: [Source.Header], hash: [UInt8],
    body: [UInt8]
  ) {
    self.source = source
    self.url = url
    self.fetched = fetched
    self.status = status
    self.headers = headers
    self.hash = hash
    self.body = body
  }
}
