package import Model

/// What came of a fetch.
package enum FetchResult: Sendable {
  /// A whole document, perhaps an empty one.
  case fetched(FetchedResponse)
  /// The server says that the stored document still holds; its body is empty.
  case notModified(FetchedResponse)
  case failed(FetchFailure)
}

/// A document as it came, decoded of any content encoding.
package struct FetchedResponse: Sendable {
  /// HTTP status of the answer; 200 for a local document.
  package var status: Int
  /// After redirects; no credentials, no fragment.
  package var url: String
  /// Where permanent redirects (301, 308) lead, followed until the first temporary one; nil without.
  package var permanentURL: String?
  /// In the order sent.
  package var headers: [Source.Header]
  /// In the document's own encoding; empty where the server says that nothing has changed.
  package var body: [UInt8]
  /// Verbatim.
  package var etag: String?
  /// Verbatim.
  package var lastModified: String?
  /// The media type with its parameters as sent; nil where the server names none.
  package var contentType: String?
  /// Seconds for which the server calls its answer fresh (Cache-Control: max-age less Age); nil where it does not say.
  package var maxAge: Int64?

  /// The given answer.
  package init(
    status: Int, url: String, permanentURL: String? = nil, headers: [Source.Header] = [], body: [UInt8] = [],
    etag: String? = nil, lastModified: String? = nil, contentType: String? = nil, maxAge: Int64? = nil
  ) {
    self.status = status
    self.url = url
    self.permanentURL = permanentURL
    self.headers = headers
    self.body = body
    self.etag = etag
    self.lastModified = lastModified
    self.contentType = contentType
    self.maxAge = maxAge
  }
}
