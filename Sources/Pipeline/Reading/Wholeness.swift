import Diffing
import Model

/// Whether a feed or list page came whole, and what that means for its source.
///
/// A document that ends inside an entry is cut. One that lacks no more than its end is cut too, unless all documents of the
/// source have lacked it so far: some programs never write it.
struct Wholeness {
  let ending: DocumentEnding
  let known: SourceRecord

  /// What the document lacks may still be there.
  var isCut: Bool { ending == .insideEntry || ending == .open && known.endsWhole != false }

  /// What the source's next reading starts from.
  var endsWhole: Bool? {
    switch ending {
    case .whole: true
    case .open: known.endsWhole ?? false
    case .insideEntry: known.endsWhole
    }
  }

  /// The cut first reading that hides entries from this one's news; nil where there was none.
  var baseline: CutBaseline? {
    known.cutBaseline.map { at in
      // Where no end is ever written, an undated entry behind the others is as likely to be new.
      CutBaseline(at: at, undated: ending == .whole ? .hidden : isCut ? .undecided : .new)
    }
  }

  /// The entries of `read` that can be trusted to be whole: the last of a cut list may have lost a part of its title.
  func entries(_ read: [Announcement], of source: Source) -> [Announcement] {
    source.kind == .page && isCut && known.lastGood != nil ? read.dropLast() : read
  }

  /// Notes in `record`, after a good read at `at`, how the document ended. A cut one is asked for again: it must not pass for
  /// what its server calls unchanged.
  func note(in record: inout SourceRecord, at: Timestamp, isSilentBaseline: Bool) {
    record.endsWhole = endsWhole
    if ending == .whole { record.cutBaseline = nil }
    guard isCut else { return }
    if isSilentBaseline { record.cutBaseline = at }
    (record.etag, record.lastModified, record.bodyHash) = (nil, nil, nil)
  }
}
