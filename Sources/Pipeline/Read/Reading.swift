import Diffing
import Fetching
import Model
import Storage
import Text

/// What one fetch of a source starts from and came to.
struct Attempt: Sendable {
  let source: Source
  /// As the store has it, after a change of rules with what is read by the new ones.
  var known: SourceRecord
  /// Version of the rules by which the source is read now.
  let rules: Int
  let result: FetchResult
  let at: Timestamp
  /// A person has looked at the document.
  var isTrusted = false

  /// Nothing was read of the source, or it was of another kind at the last good read.
  var isFirstOfKind: Bool { known.lastGood == nil || known.kind != source.kind }
  /// What is stored was read by other rules, or with other selectors.
  var isOfOtherRules: Bool { !isFirstOfKind && known.rulesVersion != rules }

  /// A list at an address of which nothing is stored: the document of the former one says nothing of it.
  var isListElsewhere: Bool { source.entries != nil && known.bodyHash == nil }

  /// The document whose hash is `hash` is that of the last good read and says nothing more. One that was incomplete may, when it
  /// comes again; but not a page with contacts of which nothing else was ever read, for a cache may have kept it.
  func isUnchanged(_ hash: [UInt8]) -> Bool {
    hash == known.bodyHash && known.isRead(byRules: rules)
      && (!known.isIncomplete
        || known.isBaselineOpen && !isTrusted && source.kind == .page && source.entries == nil)
  }

  /// An outcome that stores no more than the schedule after `result`.
  func outcome(after result: FetchResult, run: Int64) -> ReadOutcome {
    ReadOutcome(
      record: ReadSchedule.updated(known, source: source, after: result, now: at), at: at, run: run)
  }
}

extension SourceRecord {
  /// Whether what is stored was read, and by these rules: only then does an unchanged document mean unchanged facts.
  /// How its document ended may have been noted by another version of the program, or not at all.
  func isRead(byRules rules: Int) -> Bool {
    lastGood != nil && rulesVersion == rules && (ending != nil || isIncomplete)
  }
}

/// What one read of one source came to, decided but not yet stored.
struct Reading: Sendable {
  enum Verdict: Sendable {
    /// Read and parsed.
    case read
    /// 304, or the same bytes.
    case unchanged
    /// A problem of the source, never a change of its facts.
    case failed(Problem)
  }

  var source: Source
  var verdict: Verdict
  /// What is to be stored; who is told is decided when it is.
  var outcome: ReadOutcome
  /// The first good read of the source.
  var isBaseline = false
}
