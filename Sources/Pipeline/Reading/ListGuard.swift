import Diffing
import Model

/// Judges a page that lists announcements before its entries count.
enum ListGuard {
  /// The reason why the page is not the list it should be, or nil.
  ///
  /// A page on which the selector finds nothing has changed shape, one that says that there is nothing to list too.
  static func judge(
    _ signs: PageSigns, count: Int, selectors: Source.EntrySelectors
  ) -> Suspicion? {
    var reading = Extraction()
    reading.signs = signs
    if count > 0 { reading.signs.missedSelector = nil }
    if let suspicion = Guard.judge(reading, baseline: Snapshot(), status: 200, expectedFacts: nil) {
      return suspicion
    }
    guard count == 0 else { return nil }
    return Suspicion(
      problem: .shape, reason: "no element matches entries.each \"\(selectors.each)\": the page changed shape"
    )
  }
}
