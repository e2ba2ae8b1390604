import Diffing
import FeedParsing
import Fetching
package import Model
import Text

/// One polite look at every source: robots.txt, status, shape, expectations. Nothing is stored or told.
package struct ExamineSources: Sendable {
  /// Seconds by which the clock may differ from those of the servers.
  private static let clockSlack: Int64 = 300

  private let settings: Settings
  private let version: String
  private let records: [SourceID: SourceRecord]
  private let clock: Clock

  /// An examination; `records` is what the store remembers, for sources that asked for a pause.
  package init(
    settings: Settings, version: String, records: [SourceID: SourceRecord] = [:], clock: Clock = .system
  ) {
    self.settings = settings
    self.version = version
    self.records = records
    self.clock = clock
  }

  /// A diagnosis of each source, in the order of the configuration, and one of the clock.
  package func callAsFunction(
    progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) async -> [Diagnosis] {
    let sources = settings.sources
    let enabled = sources.indices.filter { sources[$0].isEnabled }
    let fetcher = Fetcher(settings: settings.fetch, version: version, robots: NoRobotsCache())
    defer { fetcher.shutdown() }
    progress(.started(total: enabled.count))
    var looks: [SourceID: Look] = [:]
    let order = sources.interleavedByHost(enabled).map { sources[$0] }
    await WorkerPool.run(order, connections: settings.fetch.connections) { source in
      progress(.begun(source.id, host: HostName.of(source.url)))
      return true
    } fetch: { source in
      (source, await answer(of: source, fetcher))
    } work: { source, answer in
      (source.id, look(at: source, answer))
    } finish: { id, look in
      looks[id] = look
      progress(.read(id))
    }
    progress(.finished)
    return settings.sources.map { looks[$0.id]?.diagnosis ?? off($0) } + clockDiagnosis(Array(looks.values))
  }

  private struct Look: Sendable {
    var diagnosis: Diagnosis
    /// Seconds by which the server's clock is ahead of ours; nil where it says none.
    var skew: Int64?
  }

  private func off(_ source: Source) -> Diagnosis { Diagnosis("source \(source.id)", .ok, "off") }

  /// What a request for `source` came to.
  private enum Answer: Sendable {
    case answered(FetchResult)
    /// Not asked: the server wants no request before then.
    case paused(until: Timestamp)
  }

  private func answer(of source: Source, _ fetcher: Fetcher) async -> Answer {
    if let until = records[source.id]?.notBefore, until > clock.now() { return .paused(until: until) }
    return .answered(await fetcher.fetch(FetchRequest(source, record: nil)))
  }

  private func look(at source: Source, _ answer: Answer) -> Look {
    let subject = "source \(source.id)"
    switch answer {
    case .paused(let until):
      let what = "not asked: the server wants no request before \(until.rfc3339)"
      return Look(diagnosis: Diagnosis(subject, .note, what, advice: "wait: the next run after that asks it"))
    case .answered(.failed(let failure)):
      return Look(diagnosis: fault(subject, failure.kind, failure.detail))
    case .answered(.fetched(let response)), .answered(.notModified(let response)):
      let now = clock.now()
      let date = response.headers.first { $0.name.lowercased() == "date" }.flatMap { HTTPDate.read($0.value) }
      return Look(
        diagnosis: judge(source, subject, response), skew: date.map { $0.seconds(since: now) })
    }
  }

  private func fault(_ subject: String, _ kind: ProblemKind, _ detail: String) -> Diagnosis {
    Diagnosis(subject, .fault, "\(kind.rawValue): \(detail)", advice: kind.advice)
  }

  private func judge(_ source: Source, _ subject: String, _ response: FetchedResponse) -> Diagnosis {
    do throws(Suspicion) {
      let content = try DocumentReading.content(
        of: response.body, contentType: response.contentType, url: response.url, source: source)
      switch content {
      case .announcements(let read):
        return remark(
          source, subject, response, entries: read.announcements.count,
          newest: SourceProof.newest(of: read.announcements))
      case .page(let extraction):
        if let suspicion = Guard.judge(
          extraction, baseline: Snapshot(facts: []), status: response.status,
          expectedFacts: source.expectedFacts)
        {
          throw suspicion
        }
        return remark(
          source, subject, response, facts: extraction.facts.count, unread: extraction.unread.count)
      }
    } catch {
      return fault(subject, error.problem, error.reason)
    }
  }

  /// A feed or a list page that was read well.
  private func remark(
    _ source: Source, _ subject: String, _ response: FetchedResponse, entries: Int, newest: Timestamp?
  ) -> Diagnosis {
    let date = newest.map { ", the newest of \($0.rfc3339.prefix(10))" } ?? ""
    let what = "\(source.kind.rawValue), \(entries) entries\(date)"
    if SourceProof.isStale(newest, now: clock.now()) {
      return Diagnosis(
        subject, .note, what + ": nothing new for over a year",
        advice: "look for the feed that took its place: `feedwatch add` the site's news page")
    }
    return general(source, subject, response, what)
  }

  /// A contact page that was read well.
  private func remark(
    _ source: Source, _ subject: String, _ response: FetchedResponse, facts: Int, unread: Int
  ) -> Diagnosis {
    let what = "page, \(facts) contact facts" + (unread > 0 ? ", \(unread) passages not understood" : "")
    if facts == 0 {
      return Diagnosis(
        subject, .note, what,
        advice: "set `select:` to the part that counts, or `entries:` where the page lists announcements")
    }
    return general(source, subject, response, what)
  }

  /// What can be better about any source.
  private func general(
    _ source: Source, _ subject: String, _ response: FetchedResponse, _ what: String
  ) -> Diagnosis {
    if let moved = response.permanentURL {
      let place = PublicURL.of(moved)
      return Diagnosis(subject, .note, what + ", moved for good", advice: "change `url:` to \(place)")
    }
    if source.url.lowercased().hasPrefix("http://") {
      return Diagnosis(
        subject, .note, what + ", read over http",
        advice: "use https where the site offers it: http can be forged")
    }
    return Diagnosis(subject, .ok, what)
  }

  /// The middle of what the servers say: one server with a wrong clock is no reason to doubt ours.
  private func clockDiagnosis(_ looks: [Look]) -> [Diagnosis] {
    let skews = looks.compactMap(\.skew).sorted()
    guard let skew = skews.isEmpty ? nil : skews[skews.count / 2] else {
      return [Diagnosis("clock", .ok, "no server told the time; this machine says \(clock.now().rfc3339)")]
    }
    guard abs(skew) > Self.clockSlack else {
      return [Diagnosis("clock", .ok, "agrees with the servers to \(abs(skew)) s")]
    }
    return [
      Diagnosis(
        "clock", .fault, "\(abs(skew)) s \(skew > 0 ? "behind" : "ahead of") the servers",
        advice: "set the clock, and keep it right (`timedatectl set-ntp true`)")
    ]
  }
}
