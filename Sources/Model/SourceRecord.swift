package import Text

/// What is remembered of a source from run to run, its facts and entries apart.
package struct SourceRecord: Hashable, Sendable {
  /// Its present id.
  package var id: SourceID
  /// As configured when it was last read.
  package var kind: Source.Kind
  /// As configured, credentials removed.
  package var url: String
  /// The document's own title.
  package var title: String?
  /// Opaque validator of the last good answer, sent as If-None-Match (RFC 9110 section 8.8.3).
  package var etag: String?
  /// The server's Last-Modified, verbatim.
  package var lastModified: String?
  /// SHA-256 of the last good body; nil where none was read at the present address.
  package var bodyHash: [UInt8]?
  /// Good or bad.
  package var lastAttempt: Timestamp?
  /// A 304 and identical bytes are good reads too.
  package var lastGood: Timestamp?
  /// By interval, backoff and Retry-After; nil before the first read.
  package var nextDue: Timestamp?
  /// Retry-After: not asked before this moment, whatever the command line says.
  package var notBefore: Timestamp?
  /// Failed reads in a row.
  package var failures = 0
  /// The one that lasts; nil where the last read was good.
  package var problem: Problem?
  /// Where a permanent redirect (301, 308) leads.
  package var movedTo: String?
  /// The server has said 410: gone for good.
  package var isGone = false
  /// Seconds: the document's own wish (ttl, sy:update*, Cache-Control), a lower bound of the interval.
  package var minimumInterval: Int64 = 0
  /// Version of the reading rules that made the stored snapshot.
  package var rulesVersion = 0
  /// How the source's documents end as far as is known: one that ends worse is truncated.
  package var ending: DocumentEnding?
  /// A hash of what stands last in the last good document, where that has no end: its last entry, of a page with contacts its
  /// last text.
  package var tail: UInt64?
  /// The last good document was truncated, or an entry of it was left out: the next one is read even where it is the same.
  package var isIncomplete = false
  /// No reading so far shows all that there was at the silent first one, whose document has no end: what that one hid is not new.
  package var isBaselineOpen = false
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
  /// Whose document it is.
  package var source: SourceID
  /// Where it was read, after redirects.
  package var url: String
  /// By the clock of the run that fetched it.
  package var fetched: Timestamp
  /// HTTP status; 200 for a local file.
  package var status: Int
  /// Of the answer, as they came.
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
