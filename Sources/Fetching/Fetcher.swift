package import Model
package import Text

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
  private let robots: RobotsGate

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
    self.robots = RobotsGate(cache: robots, clock: clock)
  }

  /// Ends what is under way, which then fails as interrupted; nothing can be fetched afterwards.
  package func shutdown() { loop.stop() }

  /// Fetches one document. Never waits longer than the time caps plus the pauses its host asks for.
  package func fetch(_ request: FetchRequest) async -> FetchResult {
    guard let address = WebAddress(request.url) else {
      return .failed(FetchFailure(kind: .network, detail: "the url cannot be read as one"))
    }
    if address.scheme == "file" { return LocalDocument.read(address, maxBody: settings.maxBody) }
    guard address.isWeb else {
      return .failed(
        FetchFailure(kind: .network, detail: "\(address.scheme): is not fetched (https, http, file)"))
    }
    return await follow(WebVisit(request: request, address: address, settings: settings))
  }

  private func follow(_ start: WebVisit) async -> FetchResult {
    var visit = start
    while true {
      if let refusal = proxyRefusal(visit) { return .failed(visit.placed(refusal)) }
      if let refusal = await robotsRefusal(&visit) { return .failed(visit.placed(refusal)) }
      let reply: Reply
      switch await loop.perform(visit.exchange) {
      case .success(let answer): reply = answer
      case .failure(let failure): return .failed(visit.placed(failure))
      }
      switch visit.take(reply) {
      case .done(let result): return result
      case .again: continue
      }
    }
  }

  /// What a proxy is not asked for: addresses in a URL that are not public, and this machine by its name.
  private func proxyRefusal(_ visit: WebVisit) -> FetchFailure? {
    guard settings.proxy != nil, !visit.allowsPrivateAddresses else { return nil }
    let host = visit.address.host
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
  private func robotsRefusal(_ visit: inout WebVisit) async -> FetchFailure? {
    guard settings.obeysRobots else { return nil }
    let verdict = await robots.verdict(
      for: visit.address, allowsPrivateAddresses: visit.allowsPrivateAddresses
    ) { [loop, settings, visit] in
      await RobotsFetch(loop: loop, settings: settings, visit: visit).read()
    }
    switch verdict {
    case .allowed(let pause):
      visit.crawlDelay = pause
      return nil
    case .refused(let failure): return failure
    }
  }

  private static func userAgent(version: String, contact: String) -> String {
    let plain = contact.filter { $0.isASCII && $0 >= " " && $0 != "(" && $0 != ")" }
    return plain.isEmpty ? "feedwatch/\(version)" : "feedwatch/\(version) (+\(plain))"
  }
}
