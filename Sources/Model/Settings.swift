/// How documents are fetched: the `fetch:` part of the configuration. Times in seconds, sizes in bytes.
package struct FetchSettings: Hashable, Sendable {
  /// Address or URL that goes into the User-Agent.
  package var contact = ""
  /// Transfers at once, all hosts.
  package var connections = 32
  /// Transfers at once, one host.
  package var perHost = 2
  /// Milliseconds between requests to one host.
  package var hostDelay: Int64 = 0
  /// Milliseconds to connect.
  package var connectTimeout: Int64 = 10_000
  /// Milliseconds for the whole transfer.
  package var timeout: Int64 = 30_000
  /// Bytes after decompression.
  package var maxBody: Int64 = 20_000_000
  /// Loopback, link-local and private networks, for all sources; checked on the address that is connected to.
  package var allowsPrivateAddresses = false
  /// URL of the proxy that fetches all documents; nil = none. Proxies of the environment are never used.
  package var proxy: String?
  /// Whether robots.txt is asked for and kept (RFC 9309).
  package var obeysRobots = true

  /// The defaults.
  package init() {}
}

/// A name that an agency no longer uses, from the glossary of a catalogue.
package struct RetiredTerm: Hashable, Sendable {
  /// As a document of one's own may still say.
  package var was: String
  /// The name of today; nil where there is none.
  package var now: String?
  /// When it changed, in the words of the configuration.
  package var since: String?
  /// URL of the source that says so.
  package var source: String?

  /// `was` is called `now`.
  package init(was: String, now: String?, since: String?, source: String?) {
    self.was = was
    self.now = now
    self.since = since
    self.source = source
  }
}

/// Everything a configuration file and its catalogue say; paths are absolute.
package struct Settings: Hashable, Sendable {
  /// The configuration file.
  package var file: String
  /// Absolute path of the database.
  package var storePath: String
  /// How documents are fetched.
  package var fetch: FetchSettings
  /// Those of the configuration and of its catalogue; ids are unique.
  package var sources: [Source]
  /// In the order of the configuration; ids are unique.
  package var notifiers: [Notifier]
  /// The glossary for `check`.
  package var terms: [RetiredTerm]
  /// Prometheus text file; nil = none.
  package var metricsFile: String?
  /// Seconds for which `gc` leaves documents that back no change.
  package var keepsDocuments: Int64
  /// The files that all this stands in; nil where it was not read from files.
  package var origin: ConfigurationOrigin?

  /// The given settings.
  package init(
    file: String, storePath: String, fetch: FetchSettings = FetchSettings(), sources: [Source] = [],
    notifiers: [Notifier] = [], terms: [RetiredTerm] = [], metricsFile: String? = nil,
    keepsDocuments: Int64 = 90 * 86_400
  ) {
    self.file = file
    self.storePath = storePath
    self.fetch = fetch
    self.sources = sources
    self.notifiers = notifiers
    self.terms = terms
    self.metricsFile = metricsFile
    self.keepsDocuments = keepsDocuments
  }
}
