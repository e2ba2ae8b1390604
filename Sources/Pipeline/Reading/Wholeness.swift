import Diffing
import Model

/// Whether a feed or list page came whole, and what that means for its source.
///
/// A document that ends inside an entry is cut. One that lacks no more than its end is cut too, unless all documents of the
/// source have lacked it so far: some programs never write it.
struct Wholeness {
  let ending: DocumentEnding
  /// The entry inside of which the document ends, as it stands; nil where it ends otherwise.
  var half: Announcement?
  let known: SourceRecord

  /// Readings in a row that end inside an entry before that is a problem of the source.
  private static let patience = 3

  /// What the document lacks may still be there.
  var isCut: Bool { ending == .insideEntry || ending == .open && known.endsWhole != false }

  /// What the source's next reading starts from.
  private var endsWhole: Bool? {
    switch ending {
    case .whole: true
    case .open: known.endsWhole ?? false
    case .insideEntry: known.endsWhole
    }
  }

  /// Good readings in a row that ended inside an entry, this one included.
  private var cutReads: Int { isCut && (ending == .insideEntry || half != nil) ? known.cutReads + 1 : 0 }

  /// The cut first reading that hides entries from this one's news; nil where there was none.
  var baseline: CutBaseline? {
    // Where the first reading lacked no more than its end, and this one ends where the last did, none is likely to have been cut.
    if known.endsWhole == false, cut?.isConfirmed == true { return nil }
    return known.cutBaseline.map { at in
      // Where no end is ever written, an undated entry behind the others is as likely to be new; so where readings end in the same
      // place again.
      let isHabit = !isCut || cut.map { $0.isConfirmed && !$0.isOfBaseline } ?? false
      return CutBaseline(at: at, undated: ending == .whole ? .hidden : isHabit ? .new : .undecided)
    }
  }

  /// The half entry, and whether it counts: the last reading ended inside the same one, with the same content; or inside the same
  /// one again and again, whatever became of its content.
  var cut: CutEntry? {
    half.map { half in
      let now = HalfEntry(of: half)
      return CutEntry(
        half,
        isConfirmed: now == known.half
          || cutReads >= Self.patience && now.identity == known.half?.identity,
        isOfBaseline: known.cutBaseline != nil && known.cutBaseline == known.lastGood)
    }
  }

  /// Notes in `record`, after a good read at `at`, how the document ended. A cut one is asked for again: it must not pass for
  /// what its server calls unchanged.
  func note(in record: inout SourceRecord, at: Timestamp, isSilentBaseline: Bool) {
    record.endsWhole = endsWhole
    (record.half, record.cutReads) = (half.map(HalfEntry.init), cutReads)
    if ending == .whole { record.cutBaseline = nil }
    guard isCut else { return }
    if isSilentBaseline { record.cutBaseline = at }
    (record.etag, record.lastModified, record.bodyHash) = (nil, nil, nil)
  }

  /// Why the source has a problem although it was read.
  var suspicion: Suspicion? {
    guard cutReads >= Self.patience else { return nil }
    return Suspicion(
      problem: .suspect,
      reason:
        "the document has ended inside an entry at the last \(cutReads) reads: what stands behind is not known"
    )
  }
}
