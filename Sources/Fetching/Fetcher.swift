package import Model
package import Text

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

/// Fetches documents: politely (robots.txt, pace per host), safely (caps, hosts, public addresses) and at once.
///
/// It starts nothing before the first document is asked for; call ``shutdown()`` when the last one has come.
/// Proxies named in the environment are not used, that of the settings is. Without one, the address connected to is what is
/// checked; a proxy finds the address itself, so that only addresses written in a URL can be refused.
package final class Fetcher: Sendable {
  /// Redirects followed for one document.
  static let maxRedirects = 10

  private let settings: FetchSettings
  private let loop: FetchLoop
  private let robots: RobotsFiles

  /// A fetcher that names itself `feedwatch/version (+contact)`.
  ///
  /// - Parameters:
  ///   - robots: where robots.txt files are kept from run to run.
  ///   - caFile: certificates to trust in place of the system's, in PEM form.
  ///   - clock: tells the age of kept robots.txt files.
  package init(
    settings: FetchSettings, version: String, robots: any RobotsCache, caFile: String? = nil,
    clock: @escaping @Sendable () -> Timestamp = { .systemClock }
  ) {
    self.settings = settings
    loop = FetchLoop(
      FetchLoop.Configuration(
        settings: settings, userAgent: Self.userAgent(version: version, contact: settings.contact),
        caFile: caFile))
    self.robots = RobotsFiles(cache: robots, clock: clock)
  }

  /// Ends what is under way, which then fails as interrupted; nothing can be fetched afterwards.
  package func shutdown() { loop.stop() }

  /// Fetches one document. Never waits longer than the time caps plus the pauses its host asks for.
  package func fetch(_ request: FetchRequest) async -> FetchResult {
    guard let address = FetchURL(request.url) else {
      return .failed(FetchFailure(kind: .network, detail: "the url cannot be read as one"))
    }
    if address.scheme == "file" { return LocalDocument.read(address, maxBody: settings.maxBody) }
    guard address.isWeb else {
      return .failed(
        FetchFailure(kind: .network, detail: "\(address.scheme): is not fetched (https, http, file)"))
    }
    return await follow(RedirectChain(request: request, address: address, settings: settings))
  }

  private func follow(_ start: RedirectChain) async -> FetchResult {
    var chain = start
    while true {
      if let refusal = proxyRefusal(chain) { return .failed(chain.placed(refusal)) }
      if let refusal = await robotsRefusal(&chain) { return .failed(chain.placed(refusal)) }
      let reply: Reply
      switch await loop.perform(chain.exchange) {
      case .success(let answer): reply = answer
      case .failure(let failure): return .failed(chain.placed(failure))
      }
      switch chain.take(reply) {
      case .done(let result): return result
      case .again: continue
      }
    }
  }

  /// What a proxy is not asked for: addresses in a URL that are not public, and this machine by its name.
  private func proxyRefusal(_ chain: RedirectChain) -> FetchFailure? {
    guard settings.proxy != nil, !chain.allowsPrivateAddresses else { return nil }
    let host = chain.address.host
    let isThisMachine = host == "localhost" || host.hasSuffix(".localhost")
    let address = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    guard
      let refused = isThisMachine
        ? "\(host), which is this machine" : AddressPolicy.refusalOfLiteral(address)
    else { return nil }
    return FetchFailure(
      kind: .network,
      detail: "\(FetchFailure.refusesAddress) \(refused) (allow_private_addresses: true permits it)")
  }

  /// Asks robots.txt, where it is obeyed, and takes its pace over.
  private func robotsRefusal(_ chain: inout RedirectChain) async -> FetchFailure? {
    guard settings.obeysRobots else { return nil }
    let verdict = await robots.verdict(
      for: chain.address, allowsPrivateAddresses: chain.allowsPrivateAddresses
    ) { [loop, settings, chain] in
      await RobotsFetch(loop: loop, settings: settings, chain: chain).read()
    }
    switch verdict {
    case .allowed(let pause):
      chain.crawlDelay = pause
      return nil
    case .refused(let failure): return failure
    }
  }

  private static func userAgent(version: String, contact: String) -> String {
    let plain = contact.filter { $0.isASCII && $0 >= " " && $0 != "(" && $0 != ")" }
    return plain.isEmpty ? "feedwatch/\(version)" : "feedwatch/\(version) (+\(plain))"
  }
}
