import Fetching
package import Model
import PageReading

/// What a URL turned out to be when it was fetched once: the proof that it can be watched.
package struct SourceProof: Sendable {
  /// The source as it would be added.
  package var source: Source
  /// The document's own title.
  package var title: String?
  /// HTTP status of the answer.
  package var status: Int
  /// Where it was read, after redirects.
  package var finalURL: String
  /// Entries of a feed, newest first.
  package var announcements: [Announcement]
  package var facts: [Fact]
  package var unread: [Unread]
  /// Feeds that a page offers.
  package var feeds: [String]

  /// Seconds after which a feed without a new entry is called stale: a year.
  package static let staleAfter: Int64 = 365 * 86_400

  /// The newest date among the entries.
  package var newest: Timestamp? { announcements.compactMap { $0.updated ?? $0.published }.max() }

  /// Whether nothing new has come for a year.
  package func isStale(now: Timestamp) -> Bool {
    newest.map { now.seconds(since: $0) > Self.staleAfter } ?? false
  }
}

/// Why a URL cannot be added.
package enum ProofError: Error, Sendable {
  case alreadyWatched(SourceID)
  case unreachable(ProblemKind, String)
  /// The document was fetched and is no page or feed to watch.
  case unsuitable(ProblemKind, String)
}

/// Fetches a URL once and finds out what it is.
package struct ProveSource: Sendable {
  private let settings: Settings
  private let version: String

  /// Proves sources for the configuration `settings`.
  package init(settings: Settings, version: String) {
    self.settings = settings
    self.version = version
  }

  /// The proof of `url`.
  package func callAsFunction(_ url: String) async throws(ProofError) -> SourceProof {
    if let known = settings.sources.first(where: { $0.url == url }) { throw .alreadyWatched(known.id) }
    let fetcher = Fetcher(settings: settings.fetch, version: version, robots: NoRobotsCache())
    defer { fetcher.shutdown() }
    let isPrivateAllowed = settings.fetch.allowsPrivateAddresses
    let result = await fetcher.fetch(FetchRequest(url: url, allowsPrivateAddresses: isPrivateAllowed))
    switch result {
    case .failed(let failure): throw .unreachable(failure.kind, failure.detail)
    case .fetched(let response), .notModified(let response): return try proof(of: url, response)
    }
  }

  private func proof(of url: String, _ response: FetchedResponse) throws(ProofError) -> SourceProof {
    var source = Source(id: SourceName.unused(for: url, in: settings), kind: .feed, url: url)
    var proof = SourceProof(
      source: source, status: response.status, finalURL: response.url, announcements: [], facts: [],
      unread: [],
      feeds: [])
    let content: Content
    do throws(Suspicion) {
      content = try read(&source, response)
    } catch {
      throw .unsuitable(error.problem, error.reason)
    }
    switch content {
    case .announcements(let title, _, let announcements):
      (proof.title, proof.announcements) = (title, announcements)
    case .page(let extraction):
      (proof.title, proof.facts, proof.unread) = (extraction.title, extraction.facts, extraction.unread)
      proof.feeds = OfferedFeeds.of(response.body, contentType: response.contentType, url: response.url)
    }
    source.title = proof.title
    proof.source = source
    return proof
  }

  /// Reads the answer as a feed, and as a page where it is none.
  private func read(_ source: inout Source, _ response: FetchedResponse) throws(Suspicion) -> Content {
    do throws(Suspicion) {
      return try DocumentReading.content(
        of: response.body, contentType: response.contentType, url: response.url, source: source)
    } catch  where error.problem == .notAFeed {
      source.kind = .page
      return try DocumentReading.content(
        of: response.body, contentType: response.contentType, url: response.url, source: source)
    }
  }
}
