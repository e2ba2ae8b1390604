import Model
import Text

/// The subject of a digest: consequence first, counts, date; under 78 characters, in this program's own words.
struct DigestSubject: Sendable {
  private let digest: Digest
  private let counts: [ChangeCounts.Count]
  static let prefix = "[feedwatch] "
  /// RFC 5322 section 2.1.1 wants lines of at most 78 characters.
  static let limit = 77

  init(digest: Digest) {
    self.digest = digest
    counts = ChangeCounts(digest.changes).counts
  }

  /// `[feedwatch] 2 filing addresses changed (I-130, I-751); 5 news, 24 Nov`
  var text: String {
    let end = ", " + ReadableTime(utcOffset: digest.utcOffset, now: digest.composed).day(digest.composed)
    let room = Self.limit - Self.prefix.count - end.count
    let attempts =
      [6, 3, 2].map { clauses(forms: $0) } + [3, 2, 1].map { shortClauses(forms: $0) }
      + [3, 2, 1].map { shorterClauses(forms: $0) } + [3, 2, 1, 0].map { shortestClauses(forms: $0) }
    let fitting = attempts.lazy.map { $0.joined(separator: "; ") }.first { $0.count <= room }
    return Self.prefix + (fitting ?? cut(clauses(forms: 0), to: room)) + end
  }

  /// As many clauses as fit, most serious first.
  private func cut(_ clauses: [String], to room: Int) -> String {
    for kept in stride(from: clauses.count - 1, through: 1, by: -1) {
      let text = clauses.prefix(kept).joined(separator: "; ") + "; and more"
      if text.count <= room { return text }
    }
    return String((clauses.first ?? "").prefix(room))
  }

  /// What there is to tell, most serious first.
  func clauses(forms: Int = .max) -> [String] {
    let told = counts.map { $0.text(forms: forms) } + news + sources
    if digest.occasion == .test { return [occasion] }
    if digest.occasion == .blind { return unique([occasion] + told) }
    return told.isEmpty ? [occasion] : unique(told)
  }

  /// The same in fewer words: the most serious count, how many others, all news as one number.
  private func shortClauses(forms: Int) -> [String] {
    guard let first = counts.first else { return clauses(forms: forms) }
    let others = otherChanges > 0 ? [counted(otherChanges, "other contact change")] : []
    return (digest.occasion == .blind ? [occasion] : []) + [first.text(forms: forms)] + others + allNews
      + sources.prefix(1)
  }

  /// The most serious count, all news as one number, and how many more things there are to tell.
  private func shorterClauses(forms: Int) -> [String] {
    guard let first = counts.first, digest.occasion != .blind else { return shortClauses(forms: forms) }
    let more = otherChanges + matters
    return [first.text(forms: forms)] + allNews + (more > 0 ? ["\(more) more"] : [])
  }

  /// The most serious count, and how many more things there are to tell.
  private func shortestClauses(forms: Int) -> [String] {
    guard let first = counts.first, digest.occasion != .blind else { return shortClauses(forms: forms) }
    return [first.text(forms: forms), "\(otherChanges + digest.entries.count + matters) more"]
  }

  /// How many contact changes there are beside those of the most serious count.
  private var otherChanges: Int { counts.dropFirst().reduce(0) { $0 + $1.number } }

  /// How many things there are to tell beside changes and news.
  private var matters: Int {
    digest.problems.count + digest.recoveries.count + digest.unread.count + digest.undelivered.count
  }

  private var allNews: [String] {
    let alerts = digest.entries.count { $0.kind == .new && $0.announcement.isAlert }
    let news = digest.entries.count - alerts
    return [alerts > 0 ? counted(alerts, "alert") : nil, news > 0 ? "\(news) news" : nil].compactMap(\.self)
  }

  private func unique(_ clauses: [String]) -> [String] {
    var seen: Set<String> = []
    return clauses.filter { seen.insert($0).inserted }
  }

  private var news: [String] {
    let alerts = digest.entries.count { $0.kind == .new && $0.announcement.isAlert }
    let new = digest.entries.count { $0.kind == .new } - alerts
    let updated = digest.entries.count { $0.kind == .updated }
    let withdrawn = digest.entries.count { $0.kind == .withdrawn }
    return [
      alerts > 0 ? counted(alerts, "alert") : nil, new > 0 ? "\(new) news" : nil,
      updated > 0 ? "\(updated) news updated" : nil, withdrawn > 0 ? "\(withdrawn) news withdrawn" : nil,
    ].compactMap(\.self)
  }

  private var sources: [String] {
    var clauses: [String] = []
    let unread = digest.problems.count
    if unread > 0, digest.occasion != .blind { clauses.append(counted(unread, "source") + " not readable") }
    if !digest.recoveries.isEmpty {
      clauses.append(counted(digest.recoveries.count, "source") + " readable again")
    }
    if !digest.undelivered.isEmpty {
      clauses.append(counted(digest.undelivered.count, "notifier") + " not reached")
    }
    if !digest.unread.isEmpty { clauses.append(counted(digest.unread.count, "passage") + " not understood") }
    return clauses
  }

  /// What kind of day it is when there is nothing else to say.
  private var occasion: String {
    switch digest.occasion {
    case .test: return "test: nothing has changed"
    case .baseline: return "watching \(counted(digest.coverage.total, "source")) from now on"
    case .blind: return "blind: none of \(counted(digest.coverage.total, "source")) could be read"
    case .quiet, .news:
      let pending = digest.pendingReview.count
      if pending > 0 { return "nothing new; \(counted(pending, "change")) pending your review" }
      return "quiet: nothing changed"
    }
  }
}

/// Changes counted by what they are about, most serious first: `2 filing addresses changed (I-130, I-751)`.
struct ChangeCounts: Sendable {
  /// One noun with all its changes.
  struct Count: Sendable {
    var noun: String
    var number: Int
    var verb: String
    var forms: [String]

    /// `2 filing addresses changed (I-130, I-751)`; at most `limit` forms, then "and n more".
    func text(forms limit: Int = 6) -> String {
      let text =
        counted(number, noun == "hours" ? "set of hours" : noun, noun == "hours" ? "sets of hours" : nil)
        + " " + verb
      guard !forms.isEmpty, limit > 0 else { return text }
      let rest = forms.count > limit ? " and \(forms.count - limit) more" : ""
      return "\(text) (\(forms.prefix(limit).joined(separator: ", "))\(rest))"
    }
  }

  var counts: [Count] = []

  /// Counts `changes`; equal ones count once.
  init(_ changes: [RecordedChange]) {
    var order: [String: Int] = [:]
    var groups: [[RecordedChange]] = []
    for group in ChangeItems.groups(changes.filter { $0.change.severity > .wording }) {
      let key = Self.noun(group[0])
      if let place = order[key] {
        groups[place].append(contentsOf: group)
        counts[place].number += 1
      } else {
        order[key] = groups.count
        groups.append(group)
        counts.append(Count(noun: key, number: 1, verb: "", forms: []))
      }
    }
    for (index, group) in groups.enumerated() {
      counts[index].verb = Self.verb(group)
      counts[index].forms = ChangeItems.forms(group).filter(Self.isFormCode)
    }
  }

  private static func noun(_ recorded: RecordedChange) -> String { ChangeWords.noun(recorded.change) }

  private static func verb(_ group: [RecordedChange]) -> String {
    if group.allSatisfy({ $0.state == .reverted }) { return "changed back" }
    switch Set(group.map(\.change.kind)) {
    case [.added]: return "added"
    case [.removed]: return "removed"
    case [.moved]: return "moved"
    default: return "changed"
    }
  }

  /// Form codes stand in the subject of a mail: letters, digits and hyphens, nothing else.
  private static func isFormCode(_ form: String) -> Bool {
    form.utf8.count <= 12
      && form.utf8.allSatisfy { byte in
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-")
      }
  }
}
