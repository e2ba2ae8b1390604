import Diffing
import Model

/// Judges a page that lists announcements before its entries count.
enum ListGuard {
  /// The reason why the page is not the list it should be, or nil.
  ///
  /// Where entries stand, only the title of the page can say that they are not those of the list: the entries themselves may
  /// well speak of maintenance. A page on which the selector finds nothing has changed its shape, unless it is another
  /// page altogether, or says in words that there is nothing to list.
  static func judge(
    title: String?, _ signs: PageSigns, count: Int, selectors: Source.EntrySelectors
  ) -> Suspicion? {
    var reading = Extraction(title: title)
    reading.signs = signs
    reading.signs.missedSelector = nil
    if count > 0 {
      (reading.signs.opening, reading.signs.heading) = ("", nil)
      (reading.signs.needsScript, reading.signs.hasOnlyWallScript) = (false, false)
    }
    if let suspicion = Guard.judge(reading, baseline: Snapshot(), status: 200, expectedFacts: nil) {
      return suspicion
    }
    guard count == 0, !signs.saysThatNothingIsListed else { return nil }
    let reason =
      signs.missedSelector == nil
      ? "no entry under entries.each \"\(selectors.each)\" has a title"
      : "no element matches entries.each \"\(selectors.each)\": the page changed shape"
    return Suspicion(problem: .shape, reason: reason)
  }
}
