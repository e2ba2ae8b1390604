import Model
import PageReading

/// Postal addresses of a page, each with the conditions under which it applies.
enum AddressExtractor {
  /// What the page states about addresses.
  ///
  /// - Returns: facts of the channel `address`; passages that send mail to a place without giving its address; and
  ///   warnings about routing that cannot be right (a state in two rows, in none, a row without its courier address).
  static func extract(_ page: Page) -> (facts: [Fact], unread: [Unread], warnings: [Warning]) {
    ([], [], [])
  }
}
