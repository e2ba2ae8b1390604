package import Model

/// The last entry of a document that ends inside of it, as it stands.
///
/// Nothing tells half an entry from one whose end is never written but a second reading: two that agree are how the document is.
package struct CutEntry: Hashable, Sendable {
  /// What came of it.
  package var announcement: Announcement
  /// The last reading had the same: the entry is taken as it stands.
  package var isConfirmed: Bool
  /// It stood there at the silent first reading: nobody is told.
  package var isOfBaseline: Bool

  /// The entry `announcement`, inside of which a document ends.
  package init(_ announcement: Announcement, isConfirmed: Bool, isOfBaseline: Bool = false) {
    self.announcement = announcement
    self.isConfirmed = isConfirmed
    self.isOfBaseline = isOfBaseline
  }

  /// Whether `whole` is an entry that can have become this one by being cut: it has the same id, or where one of them has none
  /// the same link, and each text of it begins as that of `whole` does. Dates say nothing, for the half of one may be another.
  func isHead(of whole: Announcement) -> Bool {
    let half = announcement
    // The text that stands for a title until the title has come may be what stands before it.
    guard Self.isHead(half.title, of: whole.title) || Self.isHead(half.title, of: whole.summary),
      Self.isHead(half.summary, of: whole.summary)
    else { return false }
    if let id = Self.id(half), let other = Self.id(whole) { return id == other }
    return half.url == nil || half.url == whole.url
  }

  private static func id(_ announcement: Announcement) -> String? {
    announcement.keys.first { $0.hasPrefix("id:") }
  }

  /// At the end of `half` may stand what is left of a reference, a tag, the end of a section or a character that was cut in two.
  private static func isHead(_ half: String, of whole: String) -> Bool {
    if whole.hasPrefix(half) { return true }
    let marks: [Character] = ["&", "<", "]", "\u{FFFD}"]
    return marks.contains { mark in
      guard let place = half.lastIndex(of: mark) else { return false }
      var head = half[..<place]
      while let last = head.last, last == mark || last.isWhitespace { head.removeLast() }
      return whole.hasPrefix(head)
    }
  }
}
