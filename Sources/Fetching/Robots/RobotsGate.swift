import Model
import Text

/// What a site's robots.txt means for one document.
enum RobotsVerdict: Sendable {
  /// It may be read, with so many milliseconds between requests.
  case allowed(pause: Int64)
  case refused(FetchFailure)
}

/// The robots.txt files of this run: each asked for once, and kept for a day over runs.
actor RobotsGate {
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
    for address: WebAddress, allowsPrivateAddresses: Bool,
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
