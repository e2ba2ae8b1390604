import Model
import Text

/// Digests of a fictional agency, for all renderers.
enum Samples {
  static let now = Timestamp(seconds: 1_795_500_900)  // 2026-11-24T06:15:00Z

  static func before(days: Int64) -> Timestamp { now.adding(seconds: -days * 86_400) }

  static func filing(
    id: String, form: String, carrier: Carrier = .usps, was: String, now after: String, url: String? = nil
  ) -> RecordedChange {
    let change = FactChange(
      kind: .changed, channel: .address, factKind: carrier == .usps ? "usps" : "courier",
      before: was.uppercased(),
      after: after.uppercased(), beforeDisplay: was, afterDisplay: after, severity: .critical,
      section: ["Where to file", "Filing from inside the country"],
      conditions: Conditions(
        form: form, scenario: "Filing from inside the country", appliesTo: "You live in one of these states",
        states: ["AK", "AL", "AR", "AZ"], carrier: carrier),
      fields: ["po_box", "zip"], evidence: "Postal Service: \(after)", slot: form)
    return RecordedChange(
      id: id, source: "addresses", sourceTitle: "Filing addresses",
      url: url ?? "https://agency.example/\(form.lowercased())-addresses", change: change,
      firstSeen: Samples.now,
      lastOldSeen: before(days: 1))
  }

  static func phone(id: String, state: RecordedChange.State = .pending, age: Int64 = 0) -> RecordedChange {
    let change = FactChange(
      kind: .changed, channel: .phone, factKind: "tty", label: "TTY", before: "+18005550100",
      after: "+18005550199",
      beforeDisplay: "800-555-0100", afterDisplay: "800-555-0199", severity: .high,
      section: ["Contact Center"],
      fields: ["number"], evidence: "For deaf callers: 800-555-0199.", slot: "tty")
    return RecordedChange(
      id: id, source: "contact", sourceTitle: "Contact Center", url: "https://agency.example/contact",
      change: change,
      firstSeen: before(days: age), lastOldSeen: before(days: age + 1), reads: Int(age) + 1, state: state)
  }

  static func entry(
    _ number: Int, source: SourceID = "news", kind: AnnouncementNews.Kind = .new, title: String? = nil,
    isAlert: Bool = false
  ) -> AnnouncementNews {
    let announcement = Announcement(
      keys: ["id:\(number)"], id: "\(number)", url: "https://agency.example/news/\(number)",
      title: title ?? "Announcement number \(number)", summary: "What announcement \(number) is about.",
      published: before(days: 1), isAlert: isAlert)
    return AnnouncementNews(source: source, kind: kind, announcement: announcement, seen: now)
  }

  /// An empty digest that knows its sources.
  static func plain(_ occasion: Digest.Occasion = .news) -> Digest {
    var digest = Digest(
      notifier: "office", occasion: occasion, composed: now, messageID: "<20261124.1@feedwatch.example>",
      threadID: "<20261124@feedwatch.example>")
    digest.from = "feedwatch@example.org"
    digest.to = ["office@example.org"]
    digest.sourceTitles = [
      "addresses": "Filing addresses", "contact": "Contact Center", "news": "Agency news",
    ]
    digest.sourceURLs = [
      "addresses": "https://agency.example/addresses", "contact": "https://agency.example/contact",
      "news": "https://agency.example/news.xml",
    ]
    digest.coverage.total = 21
    digest.coverage.read = 11
    digest.coverage.unchanged = 10
    return digest
  }

  /// A day with something of everything.
  static func full() -> Digest {
    var digest = plain()
    let (was, after) = (
      "Agency, Attn: I-130, P.O. Box 1, Dallas, TX 75000-0001",
      "Agency, Attn: I-130, P.O. Box 2, Dallas, TX 75000-0002"
    )
    digest.changes = [
      filing(id: "1", form: "I-130", was: was, now: after),
      filing(
        id: "2", form: "I-751", carrier: .courier, was: "Agency, 1 Old Rd, Elgin, IL 60000",
        now: "Agency, 1 Old Rd, Floor 2, Elgin, IL 60000"),
      phone(id: "3"),
    ]
    digest.pendingReview = [phone(id: "9", age: 3)]
    digest.entries = [
      entry(1), entry(2), entry(3, title: "Offices closed on Friday", isAlert: true),
      entry(4, kind: .updated),
      entry(5, kind: .withdrawn), entry(6), entry(7),
    ]
    digest.entries[3].previousTitle = "Announcement number 3"
    digest.entries[0].alsoIn = ["contact"]
    let blocked = Problem(
      source: "contact", kind: .blocked, detail: "the server answered 403 with a challenge",
      since: before(days: 4))
    let shape = Problem(source: "addresses", kind: .shape, detail: "2 facts expected, 0 found", since: now)
    digest.problems = [shape]
    digest.recoveries = [Recovery(source: "news", kind: .timeout, since: before(days: 2), until: now)]
    digest.unread = [
      SourceUnread(
        source: "addresses", url: "https://agency.example/addresses",
        unread: Unread(
          kind: "address-not-given", text: "Mail your form to the Springfield Lockbox.",
          section: ["Other forms"]))
    ]
    digest.conflicts = [
      Conflict(
        channel: .hours, kind: "", label: "Contact Center",
        values: [
          .init(
            value: "Mo-Fr 08:00-18:00", source: "contact", url: "https://agency.example/contact",
            evidence: "8 to 6"),
          .init(
            value: "Mo-Fr 08:00-20:00", source: "news", url: "https://agency.example/help", evidence: "8 to 8"
          ),
        ])
    ]
    digest.coverage.read = 12
    digest.coverage.unchanged = 7
    digest.coverage.failed = 2
    digest.coverage.blocked = 1
    digest.coverage.persisting = [blocked, shape]
    return digest
  }

  /// Text that tries to get out of every form.
  static let hostile =
    "Evil\r\nBcc: victim@example.com\r\n\r\n--boundary\u{1B}[31m\u{202E}gnp.exe</td><script>alert(1)</script> [x](javascript:alert(1)) \u{0}\u{85}"

  /// A digest all of whose texts are ``hostile``.
  static func attacked() -> Digest {
    var digest = full()
    let text = hostile
    for index in digest.changes.indices {
      digest.changes[index].sourceTitle = text
      digest.changes[index].url = "javascript:alert(1)//" + text
      digest.changes[index].change.label = text
      digest.changes[index].change.afterDisplay = text
      digest.changes[index].change.evidence = text
      digest.changes[index].change.section = [text, text]
      digest.changes[index].change.conditions.form = text
      digest.changes[index].change.conditions.scenario = text
    }
    for index in digest.entries.indices {
      digest.entries[index].announcement.title = text
      digest.entries[index].announcement.summary = text
      digest.entries[index].announcement.url = "javascript:alert(1)//" + text
    }
    digest.sourceTitles = ["addresses": text, "contact": text, "news": text]
    digest.sourceURLs = ["addresses": text, "news": "javascript:alert(1)"]
    digest.unread[0].unread.text = text
    digest.problems[0].detail = text
    digest.conflicts[0].values[0].evidence = text
    return digest
  }
}
