import Model
import Pipeline

/// What `add` found, for people.
enum ProofReport {
  /// Status, kind, and what would be watched.
  static func text(_ proof: SourceProof, now: Timestamp) -> String {
    var lines = ["\(proof.source.kind.rawValue): \(proof.title ?? "without a title")"]
    lines.append("status \(proof.status), read at \(proof.finalURL)")
    if proof.source.kind == .feed { lines += entries(proof, now: now) } else { lines += facts(proof) }
    return lines.map { SafeText.line($0) + "\n" }.joined()
  }

  private static func entries(_ proof: SourceProof, now: Timestamp) -> [String] {
    var lines = ["\(proof.announcements.count) entries"]
    if let newest = proof.newest { lines[0] += ", the newest of \(Age.clock(newest))" }
    if proof.isStale(now: now) { lines.append("STALE: nothing new for over a year; is there another feed?") }
    return lines + proof.announcements.prefix(5).map { "  \($0.title)" }
  }

  private static func facts(_ proof: SourceProof) -> [String] {
    var lines = ["\(proof.facts.count) contact facts"]
    for fact in proof.facts.prefix(40) {
      let kind = fact.kind.isEmpty ? fact.channel.rawValue : "\(fact.channel.rawValue)/\(fact.kind)"
      lines.append("  \(kind): \(fact.value)" + (fact.label.map { " (\($0))" } ?? ""))
    }
    if proof.facts.count > 40 { lines.append("  and \(proof.facts.count - 40) more") }
    for unread in proof.unread { lines.append("  not understood: \(unread.text)") }
    if !proof.feeds.isEmpty { lines.append("feeds offered by this page (`feedwatch add URL` for each):") }
    return lines + proof.feeds.map { "  \($0)" }
  }
}
