/// The form a digest takes.
package enum DigestFormat: String, CaseIterable, Hashable, Sendable { case text, html, markdown, json, atom }

/// Somebody who is told, and how.
package struct Notifier: Hashable, Sendable {
  package var id: String
  package var outlet: Outlet
  /// The form of file and webhook digests; mail always carries text and HTML.
  package var format: DigestFormat
  package var schedule: Schedule
  /// Only sources with one of these; empty = all.
  package var tags: [String]
  /// This and above; nil = all.
  package var severity: Severity?
  /// Entries told per source before "and n more"; nil = all. Contact changes are never cut.
  package var limit: Int?
  /// A scheduled digest with nothing to tell is left out.
  package var skipsEmpty: Bool
  package var from: String?
  package var to: [String]
  /// URL or address for List-Unsubscribe.
  package var unsubscribe: String?
  /// Seconds after which a digest that cannot be delivered is given up; nil = never.
  package var givesUpAfter: Int64?

  /// A notifier with the defaults of the configuration.
  package init(
    id: String, outlet: Outlet, format: DigestFormat = .text, schedule: Schedule = Schedule(),
    tags: [String] = [],
    severity: Severity? = nil, limit: Int? = nil, skipsEmpty: Bool = false, from: String? = nil,
    to: [String] = [],
    unsubscribe: String? = nil
  ) {
    self.id = id
    self.outlet = outlet
    self.format = format
    self.schedule = schedule
    self.tags = tags
    self.severity = severity
    self.limit = limit
    self.skipsEmpty = skipsEmpty
    self.from = from
    self.to = to
    self.unsubscribe = unsubscribe
  }
}

/// The way out of a digest.
package enum Outlet: Hashable, Sendable {
  /// An absolute path that may hold `{date}`, `{time}`, `{run}`.
  case file(path: String)
  /// A program that takes one RFC 5322 message on its standard input; seconds before it is ended.
  case pipe(command: [String], timeout: Int64)
  case smtp(SMTP)
  case webhook(Webhook)

  /// A mail server.
  package struct SMTP: Hashable, Sendable {
    /// smtp://host:587 or smtps://host:465.
    package var url: String
    /// STARTTLS is required; false only with `tls: none`.
    package var requiresTLS: Bool
    package var username: String?
    package var passwordFile: String?
    package var caFile: String?
    package var timeout: Int64

    /// A server that demands TLS.
    package init(
      url: String, requiresTLS: Bool = true, username: String? = nil, passwordFile: String? = nil,
      caFile: String? = nil, timeout: Int64 = 60
    ) {
      self.url = url
      self.requiresTLS = requiresTLS
      self.username = username
      self.passwordFile = passwordFile
      self.caFile = caFile
      self.timeout = timeout
    }
  }

  /// An HTTP endpoint that takes a POST.
  package struct Webhook: Hashable, Sendable {
    package enum Body: String, CaseIterable, Hashable, Sendable { case json, slack, ntfy }
    package var url: String
    package var body: Body
    /// File with the HMAC-SHA256 key for the `X-Feedwatch-Signature` header.
    package var secretFile: String?
    package var timeout: Int64

    /// An endpoint that gets the JSON digest.
    package init(url: String, body: Body = .json, secretFile: String? = nil, timeout: Int64 = 30) {
      self.url = url
      self.body = body
      self.secretFile = secretFile
      self.timeout = timeout
    }
  }
}

/// When a notifier is due.
package struct Schedule: Hashable, Sendable {
  package enum Every: String, CaseIterable, Hashable, Sendable { case run, daily, weekly }
  package var every: Every
  /// Minutes after midnight, in `timezone`.
  package var at: Int
  /// 0 = Sunday to 6 = Saturday; for `weekly`.
  package var on: Int
  /// IANA name; nil = the machine's.
  package var timezone: String?

  /// At every run, unless told otherwise.
  package init(every: Every = .run, at: Int = 0, on: Int = 1, timezone: String? = nil) {
    self.every = every
    self.at = at
    self.on = on
    self.timezone = timezone
  }
}
