import Model
import Text

/// The JSON form of a digest; the names of the members are a contract.
enum DigestJSON {
  /// `{notifier, message_id, subject, from, to, changes, entries, problems, recoveries, unread, coverage}` and more.
  static func value(_ digest: Digest, subject: String) -> JSONValue {
    [
      "notifier": .string(digest.notifier), "message_id": .string(digest.messageID),
      "subject": .string(subject), "from": JSONValue(digest.from), "to": JSONValue(digest.to),
      "occasion": .string(digest.occasion.rawValue), "composed": JSONValue(digest.composed),
      "covers_since": JSONValue(digest.coversSince), "thread_id": .string(digest.threadID),
      "changes": .array(digest.changes.map(\.json)),
      "pending_review": .array(digest.pendingReview.map(\.json)),
      "conflicts": .array(digest.conflicts.map(\.json)), "entries": .array(digest.entries.map(entry)),
      "problems": .array(digest.problems.map { problem($0, digest: digest) }),
      "recoveries": .array(digest.recoveries.map { recovery($0, digest: digest) }),
      "undelivered": .array(digest.undelivered.map(undelivered)),
      "unread": .array(digest.unread.map(\.json)), "coverage": coverage(digest.coverage, digest: digest),
    ]
  }

  private static func entry(_ news: AnnouncementNews) -> JSONValue {
    let entry = news.announcement
    return [
      "source": .string(news.source.rawValue), "kind": .string(news.kind.rawValue), "id": .string(entry.id),
      "url": JSONValue(entry.url), "title": .string(entry.title),
      "date": JSONValue(entry.date), "date_only": .bool(entry.dateIsDay), "updated": JSONValue(entry.updated),
      "summary": .string(entry.summary), "alert": .bool(entry.isAlert),
      "also_in": JSONValue(news.alsoIn.map(\.rawValue)), "seen": JSONValue(news.seen),
    ]
  }

  private static func problem(_ problem: Problem, digest: Digest) -> JSONValue {
    [
      "source": .string(problem.source.rawValue), "url": JSONValue(digest.sourceURLs[problem.source]),
      "kind": .string(problem.kind.rawValue), "detail": .string(problem.detail),
      "since": JSONValue(problem.since),
    ]
  }

  private static func undelivered(_ undelivered: Undelivered) -> JSONValue {
    [
      "notifier": .string(undelivered.notifier), "since": JSONValue(undelivered.since),
      "digests": JSONValue(undelivered.digests), "error": .string(undelivered.error),
      "given_up": .bool(undelivered.isGivenUp),
    ]
  }

  private static func recovery(_ recovery: Recovery, digest: Digest) -> JSONValue {
    [
      "source": .string(recovery.source.rawValue), "url": JSONValue(digest.sourceURLs[recovery.source]),
      "kind": .string(recovery.kind.rawValue), "since": JSONValue(recovery.since),
      "until": JSONValue(recovery.until),
    ]
  }

  private static func coverage(_ coverage: Coverage, digest: Digest) -> JSONValue {
    [
      "total": JSONValue(coverage.total), "read": JSONValue(coverage.read),
      "unchanged": JSONValue(coverage.unchanged), "failed": JSONValue(coverage.failed),
      "blocked": JSONValue(coverage.blocked), "disabled": JSONValue(coverage.disabled),
      "skipped": JSONValue(coverage.skipped), "baseline": JSONValue(coverage.baseline),
      "persisting": .array(coverage.persisting.map { problem($0, digest: digest) }),
    ]
  }
}
