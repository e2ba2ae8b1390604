import Diffing
import Fetching
import Model
import Storage

/// What one read of one source came to, decided but not yet stored.
struct Reading: Sendable {
  enum Verdict: Sendable {
    /// Read and parsed.
    case read
    /// 304, or the same bytes.
    case unchanged
    /// Read and parsed, but not to its end: the source has a problem, and what was read of it counts.
    case readInPart(Problem)
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
