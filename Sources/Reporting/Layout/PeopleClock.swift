import DigestRendering
import Model
import Text

/// Moments as elements that people and programs read.
struct PeopleClock: Sendable {
  let now: Timestamp
  private let words: PeopleTime

  init(now: Timestamp) {
    self.now = now
    words = PeopleTime(now: now)
  }

  /// `24 Nov 2026`
  func date(_ instant: Timestamp) -> HTML { element(instant, words.date(instant)) }

  /// `24 Nov 2026, 06:15 UTC`
  func moment(_ instant: Timestamp) -> HTML { element(instant, words.moment(instant)) }

  /// `24 Nov 2026`, without an element: for attributes.
  func plainDate(_ instant: Timestamp) -> String { words.date(instant) }

  /// `3 days ago`
  func ago(_ instant: Timestamp) -> String {
    let age = words.age(instant)
    return age == "under a minute" ? "just now" : age + " ago"
  }

  private func element(_ instant: Timestamp, _ text: String) -> HTML {
    "<time datetime=\"\(attribute: instant.rfc3339)\">\(text: text)</time>"
  }
}
