package import Model

/// A first reading whose document ended too early, and which entries that it hid are not new when they come to light.
///
/// A cut hides the end of a document. What a later reading shows above or among the known entries is new therefore; behind the
/// last of them its date decides. It counts as hidden when it is older than that known entry, for then the newest stand first,
/// or when it is dated more than a day before the cut reading: dates without a time are up to a day too early.
package struct CutBaseline: Hashable, Sendable {
  /// When the cut reading was.
  package let at: Timestamp
  /// An entry without a date, behind the known ones, counts as hidden.
  package let hidesUndated: Bool

  /// The silent reading at `at` was cut.
  package init(at: Timestamp, hidesUndated: Bool) {
    self.at = at
    self.hidesUndated = hidesUndated
  }

  /// Whether the cut reading hid `entry`, which stands behind all known ones; `last` is the last of these.
  func hid(_ entry: Announcement, behind last: Announcement?) -> Bool {
    guard let date = entry.published ?? entry.updated else { return hidesUndated }
    if let last = last.flatMap({ $0.published ?? $0.updated }), date < last, date <= at { return true }
    return date <= at.adding(seconds: -86_400)
  }
}
