package import Model
package import Text

/// A first reading whose document ended too early, and which entries that it hid are not new when they come to light.
///
/// A cut hides the end of a document. What a later reading shows above or among the known entries is new therefore; behind the
/// last of them its date decides. It counts as hidden when it is older than that known entry, for then the newest stand first,
/// or when it is dated more than a day before the cut reading: dates without a time are up to a day too early.
package struct CutBaseline: Hashable, Sendable {
  /// What comes of an entry without a date behind the known ones.
  package enum Undated: Hashable, Sendable {
    /// It was hidden.
    case hidden
    /// It is new.
    case new
    /// This reading is cut as well: it is left to one that shows what stands behind it.
    case undecided
  }

  /// When the cut reading was.
  package let at: Timestamp
  /// What this reading makes of entries without a date.
  package let undated: Undated

  /// The entry inside of which it ended, where this reading is the next one: it did not hide that one, if it is as it was.
  package let half: HalfEntry?

  /// The silent reading at `at` was cut.
  package init(at: Timestamp, undated: Undated, half: HalfEntry? = nil) {
    self.at = at
    self.undated = undated
    self.half = half
  }

  /// Sorts the new entries of `decision` from `start` on, which stand behind all known ones; `last` is the last of these.
  /// Where a cut reading shows none of these (`isLost`), it does not show what stands behind them either.
  func sort(
    _ decision: inout AnnouncementDecision, from start: Int, behind last: Announcement?, isLost: Bool = false
  ) {
    let behind = decision.new[start...].filter {
      !(isUndecided($0) || isLost && undated == .undecided) || isHalf($0)
    }
    decision.new[start...] = behind[...]
    decision.untold = Set(decision.new.indices[start...].filter { hid(decision.new[$0], behind: last) })
  }

  /// Whether `entry` is left to a later reading.
  func isUndecided(_ entry: Announcement) -> Bool { undated == .undecided && Self.date(of: entry) == nil }

  /// Whether the cut reading hid `entry`, or had it as the one inside of which it ended; it stands behind all known ones.
  func hid(_ entry: Announcement, behind last: Announcement?) -> Bool {
    if isHalf(entry) { return true }
    guard let date = Self.date(of: entry) else { return undated == .hidden }
    if let last = last.flatMap(Self.date), date < last, date <= at { return true }
    return date <= at.adding(seconds: -86_400)
  }

  private func isHalf(_ entry: Announcement) -> Bool { half.map { HalfEntry(of: entry) == $0 } ?? false }

  private static func date(of entry: Announcement) -> Timestamp? { entry.published ?? entry.updated }
}
