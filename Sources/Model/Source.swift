/// The name of a source: `[a-z0-9-]+`, unique in a configuration.
package struct SourceID: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The name as written.
  package var rawValue: String
  /// The name `rawValue`, unchecked.
  package init(_ rawValue: String) { self.rawValue = rawValue }
  /// The name `value`, unchecked: for tests and tables.
  package init(stringLiteral value: String) { rawValue = value }
  /// The name itself.
  package var description: String { rawValue }
  /// By the text, so that lists do not depend on the locale.
  package static func < (left: SourceID, right: SourceID) -> Bool { left.rawValue < right.rawValue }
}

/// A document on the web, or a local one, that is watched.
package struct Source: Hashable, Sendable {
  /// `page`: contact facts, or with `entries` a list of announcements.
  package enum Kind: String, CaseIterable, Hashable, Sendable { case feed, page }
  /// `announce`: the entries of the very first read are told like later ones.
  package enum Baseline: String, CaseIterable, Hashable, Sendable { case silent, announce }

  /// Unique; a source that is renamed with the same URL keeps its history.
  package var id: SourceID
  /// How what is fetched is read.
  package var kind: Kind
  /// https, http or file; as configured, square brackets and all.
  package var url: String
  /// What messages call it; nil = its id.
  package var title: String?
  /// Seconds between reads; 0 = at every run.
  package var every: Int64
  /// For `--tag`, and for notifiers that take only some sources.
  package var tags: [String]
  /// CSS, or `xpath:…`: the part of the page that counts.
  package var select: String?
  /// Parts of the page that do not count.
  package var ignore: [String]
  /// Hosts where redirects may lead; the URL's own host where none is configured. A host admits its subdomains.
  package var hosts: [String]
  /// Fewer facts than this = the page changed shape.
  package var expectedFacts: Int?
  /// Whether the entries of the very first read are told.
  package var baseline: Baseline
  /// Good reads without a fact before its removal counts; at least 1.
  package var confirmRemovals: Int
  /// Sent with each request to it.
  package var headers: [Header]
  /// Set for a page that lists announcements.
  package var entries: EntrySelectors?
  /// A source that is off is not asked.
  package var isEnabled: Bool
  /// As in `fetch:`, for this source alone.
  package var allowsPrivateAddresses: Bool

  /// A request header of one source.
  package struct Header: Hashable, Sendable {
    /// Token of RFC 9110 section 5.6.2.
    package var name: String
    /// One line.
    package var value: String
    /// The header `name: value`.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Where a page that lists announcements keeps them: CSS, or `xpath:…`.
  package struct EntrySelectors: Hashable, Sendable {
    /// One item of the list.
    package var each: String
    /// Inside the item; nil = its first heading, else its link, else its text.
    package var title: String?
    /// Inside the item; nil = its first link.
    package var link: String?
    /// Inside the item; nil = found without a selector.
    package var date: String?
    /// Selectors relative to `each`.
    package init(each: String, title: String? = nil, link: String? = nil, date: String? = nil) {
      self.each = each
      self.title = title
      self.link = link
      self.date = date
    }
  }

  /// A source with the defaults of the configuration.
  package init(
    id: SourceID, kind: Kind, url: String, title: String? = nil, every: Int64 = 86_400, tags: [String] = [],
    select: String? = nil, ignore: [String] = [], hosts: [String] = [], expectedFacts: Int? = nil,
    baseline: Baseline = .silent, confirmRemovals: Int = 2, headers: [Header] = [],
    entries: EntrySelectors? = nil,
    isEnabled: Bool = true, allowsPrivateAddresses: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.url = url
    self.title = title
    self.every = every
    self.tags = tags
    self.select = select
    self.ignore = ignore
    self.hosts = hosts
    self.expectedFacts = expectedFacts
    self.baseline = baseline
    self.confirmRemovals = confirmRemovals
    self.headers = headers
    self.entries = entries
    self.isEnabled = isEnabled
    self.allowsPrivateAddresses = allowsPrivateAddresses
  }
}
