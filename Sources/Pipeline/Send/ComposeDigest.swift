import Diffing
package import Model
package import Storage
package import Text

/// Composes the digest of one notifier from what waits in its outbox. Reads the store, changes nothing.
package struct ComposeDigest: Sendable {
  private let settings: Settings
  private let store: any SnapshotStore

  /// Composes for the notifiers of `settings`.
  package init(settings: Settings, store: any SnapshotStore) {
    self.settings = settings
    self.store = store
  }

  /// The digest that tells `items` to `notifier` at `now`, with what still waits for a review.
  package func callAsFunction(
    _ notifier: Notifier, items: [OutboxItem], undelivered: [Undelivered] = [], coverage: Coverage,
    now: Timestamp,
    since: Timestamp?
  ) throws(StorageError) -> Digest {
    let offset = LocalTime(notifier.schedule.timezone).offset(at: now)
    let identity = DigestIdentity(notifier: notifier, at: now, utcOffset: offset, items: items)
    var digest = Digest(
      notifier: notifier.id, composed: now, utcOffset: offset, messageID: identity.messageID,
      threadID: identity.threadID, coverage: coverage)
    digest.coversSince = since
    digest.undelivered = undelivered
    (digest.from, digest.to, digest.limit) = (notifier.from, notifier.to, notifier.limit)
    for source in settings.sources {
      digest.sourceTitles[source.id] = source.name
      digest.sourceURLs[source.id] = PublicURL.of(source.url)
    }
    sort(items, into: &digest)
    try review(&digest, notifier)
    try nameOtherSources(&digest)
    mergeTwins(&digest)
    digest.occasion = occasion(of: digest)
    return digest
  }

  private func sort(_ items: [OutboxItem], into digest: inout Digest) {
    for item in items {
      switch item.content {
      case .change(let change): digest.changes.append(change)
      case .news(let news): digest.entries.append(news)
      case .problem(let problem): digest.problems.append(problem)
      case .recovery(let recovery): digest.recoveries.append(recovery)
      case .unread(let unread): digest.unread.append(unread)
      }
    }
  }

  /// Folds the told changes with those pending before them, and adds the rest that still waits for a review.
  private func review(_ digest: inout Digest, _ notifier: Notifier) throws(StorageError) {
    let recipients = Recipients(settings)
    let configured = Set(settings.sources.map(\.id))
    let told = Set(digest.changes.map(\.id))
    var changes: [RecordedChange] = []
    var covered: Set<String> = []
    for line in ReviewFold.fold(try unreviewed()) {
      let ids = [line.id] + line.folds
      if !told.isDisjoint(with: ids) {
        changes.append(line)
        covered.formUnion(ids)
      } else if line.state == .pending, configured.contains(line.source),
        recipients.wanting(line.change.severity, of: line.source).contains(notifier.id)
      {
        digest.pendingReview.append(line)
      }
    }
    changes += digest.changes.filter { !covered.contains($0.id) }
    digest.changes = changes.sorted { $0.change.severity > $1.change.severity }
    let naming = SourceNaming(settings.sources)
    digest.changes = naming.applied(to: digest.changes)
    digest.pendingReview = naming.applied(to: digest.pendingReview)
    digest.pendingReview.sort { $0.change.severity > $1.change.severity }
  }

  /// What waits for review; with all that was reviewed where a change of several states may wait for some of them only.
  private func unreviewed() throws(StorageError) -> [RecordedChange] {
    let pending = try store.changes(pendingOnly: true)
    let isPlain = pending.allSatisfy { $0.change.conditions.states.count < 2 }
    return isPlain ? pending : try store.changes(pendingOnly: false)
  }

  /// Names, under each new announcement, the other sources that carry it; it stands under the first of the configuration.
  private func nameOtherSources(_ digest: inout Digest) throws(StorageError) {
    var position: [SourceID: Int] = [:]
    for (index, source) in settings.sources.enumerated() { position[source.id] = index }
    var shared = SharedAnnouncements(store: store)
    let new = digest.entries.indices.filter { digest.entries[$0].kind == .new }
    let occurrences = try shared.occurrences(
      of: new.map { (digest.entries[$0].source, digest.entries[$0].announcement) })
    for (place, found) in occurrences {
      let others = Set(found.map(\.source)).filter { position[$0] != nil }
      guard !others.isEmpty else { continue }
      let all = others.union([digest.entries[new[place]].source]).sorted {
        (position[$0] ?? 0) < (position[$1] ?? 0)
      }
      digest.entries[new[place]].source = all[0]
      digest.entries[new[place]].alsoIn = Array(all.dropFirst())
    }
  }

  /// An update or a withdrawal that two sources show alike is told once, under the first of the configuration.
  private func mergeTwins(_ digest: inout Digest) {
    var place: [String: Int] = [:]
    var merged: [AnnouncementNews] = []
    for news in digest.entries {
      let keys =
        news.kind == .new
        ? [] : SharedAnnouncements.marks(of: news.announcement).map { "\(news.kind)\n\($0)" }
      if let index = keys.lazy.compactMap({ place[$0] }).first, merged[index].source != news.source {
        merge(news, into: &merged[index])
      } else {
        for key in keys { place[key] = merged.count }
        merged.append(news)
      }
    }
    digest.entries = merged
  }

  private func merge(_ twin: AnnouncementNews, into news: inout AnnouncementNews) {
    let all = Set([news.source, twin.source] + news.alsoIn)
    let ordered = settings.sources.map(\.id).filter { all.contains($0) }
    guard let first = ordered.first else { return }
    news.source = first
    news.alsoIn = Array(ordered.dropFirst())
  }

  private func occasion(of digest: Digest) -> Digest.Occasion {
    let coverage = digest.coverage
    let enabled = coverage.total - coverage.disabled
    if enabled > 0, coverage.failed == enabled, digest.changes.isEmpty, digest.entries.isEmpty {
      return .blind
    }
    if digest.hasNews { return .news }
    let isFirst = coverage.baseline > 0 && coverage.baseline == coverage.read + coverage.unchanged
    return isFirst ? .baseline : .quiet
  }
}

/// Names of a digest: its Message-ID (RFC 5322 section 3.6.4) and that of the day's thread.
struct DigestIdentity {
  let messageID: String
  let threadID: String

  /// `mark` takes the place of the last item where there is none. Made once, when the digest is composed; every later try sends the stored bytes.
  init(notifier: Notifier, at now: Timestamp, utcOffset: Int, items: [OutboxItem] = [], mark: String? = nil) {
    let domain = Self.domain(of: notifier.from)
    let day = CivilDate(now, offset: utcOffset)
    let date = "\(padded(day.year, 4))\(padded(day.month, 2))\(padded(day.day, 2))"
    let last = items.last.map { String($0.number) } ?? mark ?? "0"
    let name = Self.atoms(notifier.id)
    messageID = "<feedwatch.\(name).\(now.milliseconds).\(last)@\(domain)>"
    threadID = "<feedwatch.\(name).\(date)@\(domain)>"
  }

  /// The id of a notifier as it may stand in a Message-ID: words with single dots between them (dot-atom-text of RFC 5322
  /// section 3.2.3), not too long. What has to be changed for that is told apart by a hash.
  private static func atoms(_ id: String) -> String {
    let words = id.split(separator: ".").joined(separator: ".")
    return words == id && id.utf8.count <= 64 ? id : "\(words.prefix(40))-\(StableHash.name(of: id))"
  }

  /// The domain of the sender, as far as it is one that may stand in a Message-ID.
  private static func domain(of from: String?) -> String {
    guard let from, let at = from.lastIndex(of: "@") else { return "feedwatch.invalid" }
    let domain = from[from.index(after: at)...].prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-")
    }
    return domain.isEmpty ? "feedwatch.invalid" : String(domain)
  }
}
