package import Model

/// The last entry of a document that ends inside of it, as it stands.
///
/// Nothing tells half an entry from one whose end is never written but other readings of the source.
package struct CutEntry: Hashable, Sendable {
  /// How much it counts.
  package enum Standing: Hashable, Sendable {
    /// It may be half: it is left out.
    case doubtful
    /// The last reading had the same: it is taken as it stands, unless it is the head of a known one.
    case confirmed
    /// The source's documents end inside their last entry: it is taken as it stands, unless it is the head of a known one and
    /// others are missing.
    case usual
  }

  /// What came of it.
  package let announcement: Announcement
  package let standing: Standing
  /// It stood there at the silent first reading: nobody is told.
  package let isOfBaseline: Bool
  private let title: Head
  private let summary: Head
  private let id: String?

  /// The entry `announcement`, inside of which a document ends.
  package init(_ announcement: Announcement, standing: Standing, isOfBaseline: Bool = false) {
    self.announcement = announcement
    self.standing = standing
    self.isOfBaseline = isOfBaseline
    title = Head(announcement.title)
    summary = Head(announcement.summary)
    id = Self.id(announcement)
  }

  /// Whether `whole` is an entry that can have become this one by being cut: it has the same id, or where one of them has none
  /// the same link, and each text of it begins as that of `whole` does. Dates say nothing, for the half of one may be another.
  func isHead(of whole: Announcement) -> Bool {
    // The text that stands for a title until the title has come may be what stands before it.
    guard title.begins(whole.title) || title.begins(whole.summary), summary.begins(whole.summary) else {
      return false
    }
    if let id, let other = Self.id(whole) { return id == other }
    return announcement.url == nil || announcement.url == whole.url
  }

  private static func id(_ announcement: Announcement) -> String? {
    announcement.keys.first { $0.hasPrefix("id:") }
  }

  /// A text that may be cut. At its end may stand what is left of a reference, a tag, the end of a section or a character that
  /// was cut in two.
  private struct Head: Hashable, Sendable {
    /// The text, and what it is without such an end; made once, for many entries are asked.
    private let texts: [String]

    init(_ text: String) {
      let marks: [Character] = ["&", "<", "]", "\u{FFFD}"]
      texts =
        [text]
        + marks.compactMap { mark in
          guard let place = text.lastIndex(of: mark) else { return nil }
          var head = text[..<place]
          while let last = head.last, last == mark || last.isWhitespace { head.removeLast() }
          return String(head)
        }
    }

    func begins(_ whole: String) -> Bool { texts.contains { whole.utf8.starts(with: $0.utf8) } }
  }
}
