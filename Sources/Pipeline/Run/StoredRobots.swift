import Fetching
import Model
import Storage
import Text

/// Keeps robots.txt files in the store from run to run; a store that fails here only costs a request.
struct StoredRobots: RobotsCache {
  let store: any SnapshotStore

  func load(_ host: String) -> (text: String, at: Timestamp)? {
    guard let note = try? store.note("robots:" + host) else { return nil }
    return (note.value, note.at)
  }

  func save(_ host: String, text: String, at: Timestamp) {
    try? store.setNote("robots:" + host, value: text, at: at)
  }
}
