import Diffing
import FeedParsing
import Fetching
package import Model
import PageReading
import Text

/// Fetches a URL once and finds out what it is.
package struct ProveSource: Sendable {
  /// Feeds of a page that are looked at, and links that are followed.
  private static let mostFeeds = 8
  private static let mostLinks = 50

  private var settings: Settings
  private let version: String
  private let trustsHost: Bool

  /// Proves sources for the configuration `settings`; `trustsHost` lets hosts pass that look like others.
  package init(settings: Settings, version: String, trustsHost: Bool = false) {
    self.settings = settings
    self.version = version
    self.trustsHost = trustsHost
  }

  /// The proof of `url`, and a look at the feeds that a page offers.
  package func callAsFunction(_ url: String) async throws(ProofError) -> SourceProof {
    let fetcher = Fetcher(settings: settings.fetch, version: version, robots: NoRobotsCache())
    defer { fetcher.shutdown() }
    let (found, response) = try await proof(of: url, in: settings, fetcher)
    var proof = found
    guard proof.source.kind == .page else { return proof }
    proof.feeds = OfferedFeeds.of(response.body, contentType: response.contentType, url: response.url)
    for index in proof.feeds.indices {
      proof.feeds[index].look =
        index < Self.mostFeeds
        ? await look(at: proof.feeds[index].url, from: response.url, fetcher) : .none("not looked at")
    }
    return proof
  }

  /// The documents behind links of the page at `url` whose text holds `words`, each with its proof; ids are all different.
  package func discover(_ words: String, at url: String) async throws(ProofError) -> [DiscoveredLink] {
    try checkHost(of: url)
    let fetcher = Fetcher(settings: settings.fetch, version: version, robots: NoRobotsCache())
    defer { fetcher.shutdown() }
    let response = try await fetch(url, fetcher)
    var settings = settings
    var found: [DiscoveredLink] = []
    let links = DiscoveredLinks.of(
      response.body, contentType: response.contentType, url: response.url, words: words)
    for link in links.prefix(Self.mostLinks) {
      var discovered = DiscoveredLink(
        name: link.name, url: link.url, result: .failure(.unreachable(.redirect, "leads to another host")))
      if HostName.isSame(link.url, response.url) {
        do throws(ProofError) {
          let proof = try await proof(of: link.url, in: settings, fetcher).proof
          settings.sources.append(proof.source)
          discovered.result = .success(proof)
        } catch {
          discovered.result = .failure(error)
        }
      }
      found.append(discovered)
    }
    return found
  }

  private func proof(
    of url: String, in settings: Settings, _ fetcher: Fetcher
  ) async throws(ProofError) -> (proof: SourceProof, response: FetchedResponse) {
    if let known = settings.sources.first(where: { $0.url == url }) { throw .alreadyWatched(known.id) }
    try checkHost(of: url)
    let response = try await fetch(url, fetcher)
    if !trustsHost, let claim = LookAlike.falseClaim(response.body, response.contentType, url: response.url) {
      throw .lookAlike(claim)
    }
    var names = SourceNames(for: settings)
    var source = Source(id: names.unused(for: url), kind: .feed, url: url)
    let content: Content
    do throws(Suspicion) {
      content = try read(&source, response)
    } catch {
      throw .unsuitable(error.problem, error.reason)
    }
    var proof = SourceProof(
      source: source, status: response.status, finalURL: response.url, movedTo: response.permanentURL)
    switch content {
    case .announcements(let read):
      (proof.title, proof.announcements) = (read.title, read.announcements + (read.half.map { [$0] } ?? []))
    case .page(let extraction):
      let suspicion = Guard.judge(
        extraction, baseline: Snapshot(), status: response.status, expectedFacts: nil)
      if let suspicion { throw .unsuitable(suspicion.problem, suspicion.reason) }
      (proof.title, proof.facts, proof.unread) = (extraction.title, extraction.facts, extraction.unread)
    }
    proof.source.title = proof.title
    return (proof, response)
  }

  private func checkHost(of url: String) throws(ProofError) {
    guard !trustsHost, let reason = LookAlike.reason(url, among: settings.sources) else { return }
    throw .lookAlike(reason)
  }

  private func fetch(_ url: String, _ fetcher: Fetcher) async throws(ProofError) -> FetchedResponse {
    let isPrivateAllowed = settings.fetch.allowsPrivateAddresses
    switch await fetcher.fetch(FetchRequest(url: url, allowsPrivateAddresses: isPrivateAllowed)) {
    case .failed(let failure): throw .unreachable(failure.kind, failure.detail)
    case .fetched(let response), .notModified(let response): return response
    }
  }

  /// Reads a feed that a page offers; one of another host is named only.
  private func look(at url: String, from page: String, _ fetcher: Fetcher) async -> OfferedFeed.Look {
    guard HostName.isSame(url, page) else { return .none("on another host, not looked at") }
    do throws(ProofError) {
      let response = try await fetch(url, fetcher)
      let source = Source(id: "offered", kind: .feed, url: url)
      let content = try? DocumentReading.content(
        of: response.body, contentType: response.contentType, url: response.url, source: source)
      guard case .announcements(let read)? = content else { return .none("no feed") }
      return .feed(
        entries: read.announcements.count, newest: SourceProof.newest(of: read.announcements))
    } catch {
      if case .unreachable(let kind, let detail) = error { return .none("\(kind.rawValue): \(detail)") }
      return .none("cannot be read")
    }
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
