package import Model

/// A document to fetch: where it is, what is known of it, and how far it may be followed.
package struct FetchRequest: Sendable {
  /// http, https or file; credentials in it become basic authentication and are never told.
  package var url: String
  /// Sent as they are; to other hosts after a redirect only the Accept family of them.
  package var headers: [Source.Header]
  /// The stored ETag, verbatim; nil where no document is stored.
  package var etag: String?
  /// The stored Last-Modified, verbatim; nil where no document is stored.
  package var lastModified: String?
  /// Hosts where redirects may lead besides the URL's own; a host admits its subdomains.
  package var allowedHosts: [String]
  /// Loopback, link-local and private addresses may be connected to.
  package var allowsPrivateAddresses: Bool

  /// A request for `url`, unconditional where no validators are given.
  package init(
    url: String, headers: [Source.Header] = [], etag: String? = nil, lastModified: String? = nil,
    allowedHosts: [String] = [], allowsPrivateAddresses: Bool = false
  ) {
    self.url = url
    self.headers = headers
    self.etag = etag
    self.lastModified = lastModified
    self.allowedHosts = allowedHosts
    self.allowsPrivateAddresses = allowsPrivateAddresses
  }

  /// The request that a source's next read makes, with the validators of its record.
  package init(_ source: Source, record: SourceRecord?) {
    self.init(
      url: source.url, headers: source.headers, etag: record?.etag, lastModified: record?.lastModified,
      allowedHosts: source.hosts, allowsPrivateAddresses: source.allowsPrivateAddresses)
  }

  /// Whether the server may answer that nothing has changed.
  var isConditional: Bool { etag != nil || lastModified != nil }
}
