package import Model

/// Whether a document that was read well ends too early, and what that means for its source.
///
/// A document is truncated where it ends worse than its source's documents do: what it holds counts, and what it lacks may still be
/// there. How they end is learnt from them; what ends inside an element after others that did not is a fault, and so is a feed that
/// ends inside an entry. Where the first document of a source has no end, what it hid is not new when it comes to light.
package struct Truncation: Hashable, Sendable {
  /// The document has its end.
  package let hasEnd: Bool
  /// What the document lacks may still be there.
  package let isTruncated: Bool
  /// Until this reading none showed all that there was at the silent first one.
  package let hadOpenBaseline: Bool
  /// This reading shows what the silent first one may have hidden.
  package let completesBaseline: Bool
  /// ``SourceRecord/tail`` of the reading before.
  package let formerTail: UInt64?
  private let ending: DocumentEnding
  private let usual: DocumentEnding?
  private let tail: UInt64?
  private let isBaselineOpen: Bool

  /// Of a document that has its end, as all before it had.
  package static let none = Truncation(.init(.complete), after: nil)

  /// What ``SourceRecord/tail`` is of a feed or list: its last entry, and where behind the beginning of it the document ends, for
  /// the same entry last in another place is another end.
  private enum Tail {
    /// Inside or behind the entry, inside an element around it, inside a tag.
    enum Place: UInt64, CaseIterable { case entry, between, markup }

    static func of(_ entry: Announcement, at place: Place) -> UInt64 {
      entry.contentHash ^ place.rawValue &* 0x9E37_79B9_7F4A_7C15
    }
  }

  /// The document before ended in the same place of the same entry.
  package var endsInFormerTail: Bool { tail != nil && tail == formerTail }

  /// Whether `entry` was the last one of the document before.
  package func wasLast(_ entry: Announcement) -> Bool {
    Tail.Place.allCases.contains { Tail.of(entry, at: $0) == formerTail }
  }

  /// What is known of one document.
  package struct Document {
    let ending: DocumentEnding
    /// A hash of what stands last.
    package let tail: UInt64?
    let showsTail: (UInt64) -> Bool
    let sort: Sort

    enum Sort { case feed, list, page }

    /// A document of which nothing but its ending is known.
    init(_ ending: DocumentEnding) {
      (self.ending, tail, showsTail, sort) = (ending, nil, { _ in false }, .list)
    }

    /// A feed, or a page that lists announcements: `entries` in the order of the document, and `half` the one inside of which it
    /// ends.
    ///
    /// `endsInMarkup`: the document ends inside a tag.
    package init(
      _ ending: DocumentEnding, entries: [Announcement], half: Announcement?, isFeed: Bool,
      endsInMarkup: Bool = false
    ) {
      self.ending = ending
      // Of an entry of a feed that has only begun nothing is known that could come again.
      let last = half ?? (isFeed && ending == .inside ? nil : entries.last)
      // A list that ends inside an element around its entries, or inside a tag, may be cut behind any of them.
      let isBetween = !isFeed && half == nil && ending == .inside
      let place: Tail.Place = endsInMarkup ? .markup : isBetween ? .between : .entry
      tail = last.map { Tail.of($0, at: place) }
      let shown = place == .entry && !(isFeed && half == nil && ending == .inside) ? entries : []
      showsTail = { tail in
        (shown + [last].compactMap(\.self)).contains { Tail.of($0, at: place) == tail }
      }
      sort = isFeed ? .feed : .list
    }

    /// A page with contacts.
    package init(_ page: Extraction) {
      ending = page.signs.ending
      let last = page.signs.lastText
      tail = last
      showsTail = { $0 == last }
      sort = .page
    }
  }

  /// Judges `document` by what is remembered of its source.
  ///
  /// - Parameters:
  ///   - known: nil at the first reading.
  ///   - isSilent: the entries of a first reading are not told.
  ///   - isTrusted: a person has looked at the document.
  package init(
    _ document: Document, after known: SourceRecord?, isSilent: Bool = true, isTrusted: Bool = false
  ) {
    ending = document.ending
    hasEnd = ending == .complete
    tail = document.tail
    formerTail = known?.tail
    hadOpenBaseline = known?.isBaselineOpen ?? false
    let former = known?.ending
    let showsFormerTail = formerTail.map(document.showsTail) ?? false
    switch ending {
    case .complete: isTruncated = false
    case .open: isTruncated = !isTrusted && (former == nil || former == .complete)
    case .inside:
      isTruncated = !isTrusted && (former != .inside || document.sort == .page && !showsFormerTail)
    }
    let endsAsBefore = !hasEnd && showsFormerTail && ending == former ?? .inside
    completesBaseline = hadOpenBaseline && !endsAsBefore
    isBaselineOpen =
      !hasEnd && !isTrusted && !endsAsBefore && (known.map(\.isBaselineOpen) ?? isSilent)
    let isFault = ending == .inside && !isTrusted && (document.sort == .feed || former ?? .inside != .inside)
    usual = isFault ? former : ending
  }

  /// Notes in `record`, after a good read, how the document ended. One that is truncated, or of which an entry was left out
  /// (`leavesHalfOut`), leaves no validators: it must not pass for what its server calls unchanged.
  package func note(in record: inout SourceRecord, leavesHalfOut: Bool = false) {
    record.ending = usual
    record.tail = hasEnd ? nil : tail
    record.isIncomplete = isTruncated || leavesHalfOut
    record.isBaselineOpen = isBaselineOpen
    if record.isIncomplete { (record.etag, record.lastModified) = (nil, nil) }
  }
}
