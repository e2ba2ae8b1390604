import Diffing
import Model
import Text

/// Whether the first reading of a page with contacts may have been cut, and what that means for the next ones.
///
/// A page has no entries to leave out: what a cut first reading has at its end may be half a value, and what is behind is missing.
/// The next reading that ends better, or otherwise, takes its place without a word.
struct PageWholeness {
  let ending: DocumentEnding
  let known: SourceRecord
  /// There was no reading before.
  let isFirst: Bool
  /// A person has looked at it.
  let isTrusted: Bool
  /// Its bytes are those of the reading before.
  let isSame: Bool

  /// Readings in a row with the same bytes before that is how the page is.
  private static let patience = 3

  /// What differs from the first reading says nothing of the page.
  var isSilent: Bool {
    guard known.cutBaseline != nil, let first = known.ending else { return false }
    return ending != first && ending.place >= first.place
  }

  /// Whether a later reading may show what this one hides.
  private var isCut: Bool {
    guard ending != .whole, !isTrusted, isFirst || known.cutBaseline != nil else { return false }
    return isFirst || ending != known.ending || isSame && known.cutReads + 1 < Self.patience
  }

  /// Notes in `record` how the page ended; `wasInside`: so did the document before.
  func note(in record: inout SourceRecord, at: Timestamp, wasInside: Bool?) {
    let isAsBefore = !isFirst && !isTrusted && !isSilent && ending.place == .inside
    record.ending = isAsBefore ? known.ending ?? (wasInside == false ? .open : ending) : ending
    record.cutReads = isCut ? known.cutReads + 1 : 0
    record.cutBaseline = isCut ? at : nil
    if isCut { (record.etag, record.lastModified) = (nil, nil) }
  }
}
