import Model
import Pipeline
import Text

/// What `add` found, for people.
enum ProofReport {
  /// Status, kind, and what would be watched.
  static func text(_ proof: SourceProof, now: Timestamp) -> TerminalText {
    var lines = ["\(proof.source.kind.rawValue): \(proof.title ?? "without a title")"]
    lines.append("status \(proof.status), read at \(PublicURL.of(proof.finalURL))")
    if let moved = proof.movedTo { lines.append("moved for good to \(PublicURL.of(moved)): better add that") }
    lines += proof.source.kind == .feed ? entries(proof, now: now) : facts(proof, now: now)
    return lines.map { line -> TerminalText in "\(text: SafeText.line(line).indentedLike(line))\n" }.joined()
  }

  private static func entries(_ proof: SourceProof, now: Timestamp) -> [String] {
    var lines = [counted(proof.announcements.count, "entry", "entries")]
    if let newest = proof.newest { lines[0] += ", the newest of \(newest.minuteText)" }
    if proof.isStale(now: now) { lines.append("STALE: nothing new for over a year; is there another feed?") }
    return lines
      + proof.announcements.prefix(5).map { entry in
        let date = entry.date.map { $0.dayText } ?? "no date"
        return "  \(date) \(entry.title)"
      }
  }

  private static func facts(_ proof: SourceProof, now: Timestamp) -> [String] {
    var lines = [counted(proof.facts.count, "contact fact")]
    for fact in proof.facts.prefix(40) {
      let kind = fact.kind.isEmpty ? fact.channel.rawValue : "\(fact.channel.rawValue)/\(fact.kind)"
      lines.append("  \(kind): \(fact.value.text)" + (fact.label.map { " (\($0))" } ?? ""))
    }
    if proof.facts.count > 40 { lines.append("  and \(proof.facts.count - 40) more") }
    if proof.hasNothingToWatch {
      lines.append("nothing on this page would ever be told: it has no contact fact and no feed was read")
      lines.append("  where it lists announcements, give the source `entries:` (Reference: Configuration)")
    }
    for unread in proof.unread { lines.append("  not understood: \(unread.text)") }
    if !proof.feeds.isEmpty { lines.append("feeds offered by this page (`feedwatch add URL` for each):") }
    return lines + proof.feeds.map { feed(feed: $0, now: now) }
  }

  private static func feed(feed: OfferedFeed, now: Timestamp) -> String {
    let name = feed.title.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
    let url = PublicURL.of(feed.url)
    switch feed.look {
    case .none(let reason): return "  \(url)\(name): \(reason)"
    case .feed(let entries, let newest):
      let date = newest.map { ", the newest of \($0.dayText)" } ?? ""
      let stale = SourceProof.isStale(newest, now: now) ? "; STALE: nothing new for over a year" : ""
      return "  \(url)\(name): \(counted(entries, "entry", "entries"))\(date)\(stale)"
    }
  }
}

extension String {
  /// With the spaces in front of `other`: making a line safe takes them away.
  fileprivate func indentedLike(_ other: String) -> String {
    String(repeating: " ", count: other.utf8.prefix { $0 == 0x20 }.count) + self
  }
}
