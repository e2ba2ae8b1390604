import Fetching
import Model
import Support
import Synchronization
import Text

/// robots.txt files in memory.
final class MemoryRobotsCache: RobotsCache {
  private let files = Mutex<[String: (String, Timestamp)]>([:])

  func load(_ host: String) -> (text: String, at: Timestamp)? { files.withLock { $0[host] } }
  func save(_ host: String, text: String, at: Timestamp) { files.withLock { $0[host] = (text, at) } }
}

/// Fetches once, on loopback, with time caps that end only what hangs.
func fetch(
  _ request: FetchRequest, robots: (any RobotsCache)? = nil,
  clock: @escaping @Sendable () -> Timestamp = { .systemClock },
  _ change: (inout FetchSettings) -> Void = { _ in }
) async -> FetchResult {
  var settings = FetchSettings()
  settings.allowsPrivateAddresses = true
  settings.obeysRobots = robots != nil
  (settings.connectTimeout, settings.timeout) = (600_000, 600_000)
  change(&settings)
  let fetcher = Fetcher(settings: settings, version: "1.2", robots: robots ?? NoRobotsCache(), clock: clock)
  defer { fetcher.shutdown() }
  return await fetcher.fetch(request)
}

/// Fetches `url` with nothing known of it.
func fetch(_ url: String, _ change: (inout FetchSettings) -> Void = { _ in }) async -> FetchResult {
  await fetch(FetchRequest(url: url), change)
}

extension FetchResult {
  var response: FetchedResponse? {
    if case .fetched(let response) = self { response } else { nil }
  }
  var notModified: FetchedResponse? {
    if case .notModified(let response) = self { response } else { nil }
  }
  var failure: FetchFailure? {
    if case .failed(let failure) = self { failure } else { nil }
  }
  var text: String? { response.map { String(decoding: $0.body, as: UTF8.self) } }
}
