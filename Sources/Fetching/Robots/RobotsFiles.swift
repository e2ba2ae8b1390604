import Model
package import Text

/// What a site's robots.txt means for one document.
enum RobotsVerdict: Sendable {
  /// It may be read, with so many milliseconds between requests.
  case allowed(pause: Int64)
  case refused(FetchFailure)
}

/// The robots.txt files of this run: each asked for once, and kept for a day over runs.
actor RobotsFiles {
  /// What asking for a file brought.
  enum Answer: Sendable {
    case rules(RobotsRules)
    /// It cannot be had now, so nothing may be read (RFC 9309, section 2.3.1.4).
    case unreachable(FetchFailure)
  }

  /// Seconds for which a kept file holds (RFC 9309, section 2.4).
  private static let freshness: Int64 = 86_400

  private let cache: any RobotsCache
  private let clock: @Sendable () -> Timestamp
  /// By origin, and apart for those that may go to private addresses: what one may not reach says nothing to the other.
  private var answers: [Asker: Task<Answer, Never>] = [:]

  private struct Asker: Hashable {
    var origin: String
    var allowsPrivateAddresses: Bool
  }

  init(cache: any RobotsCache, clock: @escaping @Sendable () -> Timestamp) {
    self.cache = cache
    self.clock = clock
  }

  /// Whether the document at `address` may be read; `fetch` gets the file where none is kept.
  func verdict(
    for address: FetchURL, allowsPrivateAddresses: Bool,
    fetch: @escaping @Sendable () async -> RobotsFetch.Outcome
  ) async -> RobotsVerdict {
    let asker = Asker(origin: address.origin, allowsPrivateAddresses: allowsPrivateAddresses)
    let task = answers[asker] ?? Task { await self.ask(asker.origin, fetch) }
    answers[asker] = task
    switch await task.value {
    case .unreachable(let failure): return .refused(failure)
    case .rules(let rules):
      guard rules.allows(address.target) else {
        return .refused(
          FetchFailure(
            kind: .robots, detail: "robots.txt of \(address.host) does not allow \(address.target)"))
      }
      return .allowed(pause: rules.crawlDelay)
    }
  }

  private func ask(_ origin: String, _ fetch: @Sendable () async -> RobotsFetch.Outcome) async -> Answer {
    let kept = cache.load(origin)
    let now = clock()
    if let kept, (0..<Self.freshness).contains(now.seconds(since: kept.at)) {
      return .rules(RobotsRules(kept.text))
    }
    switch await fetch() {
    case .text(let text):
      cache.save(origin, text: text, at: now)
      return .rules(RobotsRules(text))
    case .unreachable(let failure):
      return kept.map { .rules(RobotsRules($0.text)) } ?? .unreachable(failure)
    }
  }
}

/// Gets one robots.txt, under the same checks as the document it is asked for.
struct RobotsFetch: Sendable {
  enum Outcome: Sendable {
    /// The file; empty where the site has none.
    case text(String)
    case unreachable(FetchFailure)
  }

  let loop: FetchLoop
  let settings: FetchSettings
  let chain: RedirectChain

  /// Follows a few redirects; a site whose file leads nowhere, or off the hosts, has none (RFC 9309, section 2.3.1).
  func read() async -> Outcome {
    guard let first = FetchURL("/robots.txt", base: chain.address) else { return .text("") }
    var address = first.withCredentials(of: chain.address)
    for _ in 0...5 {
      let reply: Reply
      switch await loop.perform(exchange(address)) {
      case .success(let answer): reply = answer
      case .failure(let failure): return .unreachable(failure)
      }
      switch reply.status {
      case 200: return .text(String(decoding: reply.body, as: UTF8.self))
      case 300..<400:
        guard let location = reply.head["Location"], let target = FetchURL(location, base: address),
          target.isWeb, chain.hosts.admits(target.host)
        else { return .text("") }
        address = target.withCredentials(of: chain.address)
      case 500...: return .unreachable(unavailable(reply))
      default: return .text("")
      }
    }
    return .text("")
  }

  private func exchange(_ address: FetchURL) -> Exchange {
    Exchange(
      address: address, allowsPrivateAddresses: chain.allowsPrivateAddresses, timeout: settings.timeout,
      maxBody: Int64(RobotsRules.maxBytes), cutsBody: true, pause: settings.hostDelay)
  }

  private func unavailable(_ reply: Reply) -> FetchFailure {
    var failure = reply.statusFailure
    failure.detail = "nothing may be read while robots.txt fails: " + failure.detail
    return failure
  }
}

/// Keeps robots.txt files from run to run.
package protocol RobotsCache: Sendable {
  /// The file kept for an origin (`https://www.example.gov:443`) and when it was read; an empty text where there is none.
  func load(_ host: String) -> (text: String, at: Timestamp)?
  /// Keeps what was read at `at`.
  func save(_ host: String, text: String, at: Timestamp)
}

/// Forgets everything: for single fetches.
package struct NoRobotsCache: RobotsCache {
  /// A cache that keeps nothing.
  package init() {}
  /// Nil for every origin.
  package func load(_ host: String) -> (text: String, at: Timestamp)? { nil }
  /// Does nothing.
  package func save(_ host: String, text: String, at: Timestamp) {}
}
