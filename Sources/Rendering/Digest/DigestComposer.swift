import Model
import Text

/// Puts a digest into the order people read it: what can get a filing returned; other contact changes; what waits for
/// review; announcements by source; sources and passages that were not read; coverage.
struct DigestComposer: Sendable {
  private let digest: Digest
  private let time: ReadableTime
  private let subject: DigestSubject
  private let detail: AnnouncementSections.Detail

  /// What `digest` says, with `announcements` told at length or not.
  init(_ digest: Digest, announcements detail: AnnouncementSections.Detail = .full) {
    self.detail = detail
    self.digest = digest
    time = ReadableTime(utcOffset: digest.utcOffset, now: digest.composed)
    subject = DigestSubject(digest: digest)
  }

  /// The document, ready for a renderer.
  var document: DigestDocument {
    DigestDocument(
      subject: subject.text, lead: lead,
      sections: (contact + AnnouncementSections(digest: digest, time: time, detail: detail).sections + sources)
        .filter { !$0.items.isEmpty },
      coverage: coverage, footer: footer)
  }

  private var coverage: String {
    guard digest.occasion != .test else {
      return "\(counted(digest.coverage.total, "source")) watched; the test reads none of them"
    }
    return CoverageLine(coverage: digest.coverage, time: time).text
  }

  private var contact: [DigestSection] {
    let items = ChangeItems(time: time)
    let told = digest.changes.filter { $0.change.severity > .wording }
    return [
      DigestSection(
        name: "critical", title: "What can get a filing returned",
        items: items.items(told.filter { $0.change.severity == .critical })),
      DigestSection(
        name: "contact", title: "Other contact changes",
        items: items.items(told.filter { $0.change.severity < .critical })),
      DigestSection(
        name: "conflicts", title: "Sources that disagree",
        items: ConflictItems.items(digest.conflicts, titles: digest.sourceTitles)),
      DigestSection(
        name: "pending", title: "Pending your review",
        items: ChangeItems(time: time, showsAge: true).items(digest.pendingReview)),
    ]
  }

  private var sources: [DigestSection] {
    let items = SourceItems(digest: digest, time: time)
    return [
      DigestSection(name: "problems", title: "Sources not readable", items: items.problems),
      DigestSection(name: "undelivered", title: "Digests that do not arrive", items: items.undelivered),
      DigestSection(name: "recoveries", title: "Readable again", items: items.recoveries),
      DigestSection(name: "unread", title: "Not understood, please read yourself", items: items.unread),
    ]
  }

  /// What kind of day it is, and what is to be told.
  private var lead: [String] {
    var lead: [String] = []
    if let since = digest.coversSince {
      lead.append("Covers \(time.moment(since)) to \(time.moment(digest.composed)).")
    }
    switch digest.occasion {
    case .quiet: lead.append("A quiet day: nothing changed on what could be read.")
    case .blind:
      lead.append(
        "A blind day: no source could be read. What they say now is not known; what was read before stays the baseline."
      )
    case .baseline:
      lead.append(
        "The first reading: what the sources say now is the baseline. Changes are told from now on; nothing here is a change."
      )
    case .test:
      lead.append(
        "A test: somebody tried the way to this notifier. Nothing is told, and nothing that waits to be told is taken."
      )
    case .news: lead.append(sentence(subject.clauses()))
    }
    let wording = digest.changes.count { $0.change.severity == .wording }
    if wording > 0 {
      lead.append("\(counted(wording, "difference")) of wording only, not listed (feedwatch diff --all).")
    }
    if detail != .full {
      lead.append(
        "Announcements are given by title and link, so that this mail is shown whole (feedwatch search has their texts)."
      )
    }
    return lead
  }

  private func sentence(_ clauses: [String]) -> String {
    let text = clauses.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private var footer: [String] {
    var footer: [String] = []
    if !digest.changes.isEmpty || !digest.pendingReview.isEmpty {
      footer.append("Reviewed a change? feedwatch accept ID, so that it is not shown as pending any more.")
    }
    footer.append("Before you rely on it, read the page itself: only the page is official.")
    footer.append("feedwatch, \(time.moment(digest.composed)), for \(SafeText.line(digest.notifier)).")
    return footer
  }
}

/// How many sources were read, as every digest says: `21 sources: 19 read, 1 blocked since 20 Nov, 1 changed shape`.
struct CoverageLine: Sendable {
  var coverage: Coverage
  var time: ReadableTime

  var text: String {
    var parts = ["\(coverage.read + coverage.unchanged) read"]
    if coverage.baseline > 0 { parts[0] += " (\(coverage.baseline) for the first time)" }
    parts += problems
    let failed = coverage.failed - coverage.persisting.count
    if failed > 0 { parts.append("\(failed) not readable") }
    if notDue > 0 { parts.append("\(notDue) not due") }
    if coverage.disabled > 0 { parts.append("\(coverage.disabled) disabled") }
    return "\(counted(coverage.total, "source")): \(parts.joined(separator: ", "))"
  }

  /// Skipped, and neither disabled nor waiting with a problem that is named already.
  private var notDue: Int {
    coverage.skipped - coverage.disabled - max(0, coverage.persisting.count - coverage.failed)
  }

  /// Problems by kind, in the order in which they began.
  private var problems: [String] {
    var order: [ProblemKind] = []
    var groups: [ProblemKind: [Problem]] = [:]
    for problem in coverage.persisting {
      if groups[problem.kind] == nil { order.append(problem.kind) }
      groups[problem.kind, default: []].append(problem)
    }
    return order.compactMap { kind in groups[kind].map { "\($0.count) \(kind.words)\(since($0))" } }
  }

  private func since(_ problems: [Problem]) -> String {
    guard let first = problems.map(\.since).min(), !time.isToday(first) else { return "" }
    let isOne = Set(problems.map { time.date($0.since) }).count == 1
    return isOne ? " since \(time.shortDate(first))" : " (the first since \(time.shortDate(first)))"
  }
}

extension ProblemKind {
  /// What is wrong, after a number of sources.
  var words: String {
    switch self {
    case .blocked: "blocked"
    case .http: "answered with an error"
    case .network: "not reachable"
    case .tls: "without a trusted certificate"
    case .timeout: "too slow"
    case .redirect: "redirected elsewhere"
    case .suspect: "suspect"
    case .shape: "changed shape"
    case .robots: "closed by robots.txt"
    case .gone: "gone"
    case .malformed: "malformed"
    case .empty: "empty"
    case .tooLarge: "too large"
    case .notAFeed: "not a feed any more"
    case .needsScript: "needing a script"
    }
  }
}
