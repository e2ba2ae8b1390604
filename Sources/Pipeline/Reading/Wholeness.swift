import Diffing
import Model
import Text

/// Whether the document of a feed or list page is cut, and what that means for its source.
///
/// How a source's documents end is learnt from them. One that has its end is whole, and so is one that ends as the source's
/// documents are known to end; one that ends otherwise, and not better, is cut.
struct Wholeness {
  /// One reading.
  struct Reading {
    let ending: DocumentEnding
    /// In the order of the document.
    var entries: [Announcement] = []
    /// The entry inside of which the document ends, as it stands; nil where it ends otherwise.
    var half: Announcement?
    var at: Timestamp
    /// In HTML entries may be left open. In a feed that is a fault that a person has to have looked at.
    var isPage = false
    /// A person has looked at it.
    var isTrusted = false
    /// Its bytes are those of the reading before.
    var isSame = false
  }

  private let reading: Reading
  private let known: SourceRecord
  /// What the document lacks may still be there.
  let isCut: Bool

  /// Readings in a row that end alike before that is how the documents are, or a problem of the source.
  private static let patience = 3

  init(_ reading: Reading, known: SourceRecord) {
    (self.reading, self.known) = (reading, known)
    isCut = !reading.isTrusted && Self.isCut(reading, known)
  }

  private static func isCut(_ reading: Reading, _ known: SourceRecord) -> Bool {
    guard reading.ending != .whole else { return false }
    guard let usual = known.ending else { return true }
    guard [usual, known.cutBaselineEnding].contains(reading.ending) else {
      return reading.ending.place <= usual.place || known.cutReads > 0
    }
    return known.cutReads > 0 && !confirms(reading, known)
  }

  /// After a cut reading one that ends alike tells more than the same bytes once again, which a cache may have kept; and more
  /// than another cut would.
  private static func confirms(_ reading: Reading, _ known: SourceRecord) -> Bool {
    guard !reading.isSame || known.cutReads + 1 >= patience else { return false }
    guard reading.ending.place == .inside else { return true }
    return isConfirmed(reading, known) || reading.entries.contains { HalfEntry(of: $0) == known.half }
  }

  /// The last reading ended inside the same entry, with the same content; or inside the same one again and again, whatever
  /// became of its content.
  private static func isConfirmed(_ reading: Reading, _ known: SourceRecord) -> Bool {
    let half = reading.half.map(HalfEntry.init)
    return half == known.half
      || known.cutReads + 1 >= patience && half?.identity == known.half?.identity
  }

  /// The last reading was the silent first one, which may have been cut, or had its bytes.
  private var isAfterBaseline: Bool { known.cutBaseline != nil && known.cutBaseline == known.lastGood }

  /// The cut first reading that hides entries from this one's news; nil where there was none.
  var baseline: CutBaseline? {
    guard let at = known.cutBaseline else { return nil }
    let isAgain = cut.map { $0.standing == .confirmed && !$0.isOfBaseline } ?? false
    // The first reading ended as the documents do, or not inside an entry, where one does again and again: it was not cut.
    let first = known.cutBaselineEnding
    let isAlike = reading.ending == first && (reading.ending.place == .open || isAfterBaseline)
    if isCut ? isAgain && first?.place == .open : isAlike { return nil }
    // A clock that was ahead must not hide what comes until then.
    return CutBaseline(
      at: min(at, reading.at), undated: !isCut ? .hidden : isAgain && !reading.isSame ? .new : .undecided,
      half: isAfterBaseline ? known.half : nil)
  }

  /// The half entry, and whether it counts.
  var cut: CutEntry? {
    reading.half.map { half in
      let isConfirmed = Self.isConfirmed(reading, known)
      return CutEntry(
        half, standing: !isCut ? .usual : isConfirmed ? .confirmed : .doubtful,
        isOfBaseline: isAfterBaseline && HalfEntry(of: half).identity == known.half?.identity)
    }
  }

  /// Leaves untold what the first reading had as half an entry, which turns out to have been all of it.
  func settle(_ decision: inout AnnouncementDecision) {
    guard baseline == nil, isAfterBaseline, let half = known.half else { return }
    decision.untold.formUnion(decision.new.indices.filter { HalfEntry(of: decision.new[$0]) == half })
  }

  /// How the source's documents end, as far as is known after this one.
  private var usual: DocumentEnding? {
    let ending = reading.ending
    if !isCut { return ending }
    guard let usual = known.ending else { return ending.place == .inside && !reading.isPage ? nil : ending }
    if ending.place > usual.place { return ending }
    return ending.place == usual.place && known.cutReads > 0 && !reading.isSame ? ending : usual
  }

  /// Cut readings in a row: those that end alike, where that may be how the documents end, or those that end inside an entry.
  private var reads: Int {
    usual == known.ending && (known.half != nil || reading.half == nil) ? known.cutReads + 1 : 1
  }

  /// Notes in `record`, after a good read, how the document ended. A cut one is asked for again: it must not pass for what its
  /// server calls unchanged.
  func note(in record: inout SourceRecord, isSilentBaseline: Bool) {
    record.ending = usual
    record.half = reading.half.map(HalfEntry.init)
    record.cutReads = isCut ? reads : 0
    if !isCut { (record.cutBaseline, record.cutBaselineEnding) = (nil, nil) }
    if isCut, isSilentBaseline || isAfterBaseline && reading.isSame {
      (record.cutBaseline, record.cutBaselineEnding) = (reading.at, reading.ending)
    }
    if isCut { (record.etag, record.lastModified) = (nil, nil) }
  }

  /// Why the source has a problem although it was read. That the last entry of a list ends otherwise than others did that were not
  /// closed either is none.
  var suspicion: Suspicion? {
    guard isCut, reading.ending.place == .inside, known.ending?.place != .inside, reads >= Self.patience
    else { return nil }
    return Suspicion(
      problem: .suspect,
      reason: "the document has ended too early at the last \(reads) reads: what stands behind is not known")
  }
}
