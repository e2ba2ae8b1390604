import Model
package import Text

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
  package func load(_ host: String) -> (text: String, at: Timestamp)? { nil }
  package func save(_ host: String, text: String, at: Timestamp) {}
}
