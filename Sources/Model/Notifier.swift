/// The form a digest takes.
package enum DigestFormat: String, CaseIterable, Hashable, Sendable { case text, html, markdown, json, atom }

/// Somebody who is told, and how.
package struct Notifier: Hashable, Sendable {
  /// Letters, digits, `-`, `.` and `_`; part of Message-IDs and of file names.
  package var id: String
  /// The one way out it has.
  package var outlet: Outlet
  /// The form of file and webhook digests; mail always carries text and HTML.
  package var format: DigestFormat
  /// When its digests are due.
  package var schedule: Schedule
  /// Only sources with one of these; empty = all.
  package var tags: [String]
  /// This and above; nil = all.
  package var severity: Severity?
  /// Entries told per source before "and n more"; nil = all. Contact changes are never cut.
  package var limit: Int?
  /// A scheduled digest with nothing to tell is left out.
  package var skipsEmpty: Bool
  /// Mail address of the sender; needed by `pipe` and `smtp`.
  package var from: String?
  /// Mail addresses, at least one for `pipe` and `smtp`.
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
    /// Nil together with `passwordFile`: no login.
    package var username: String?
    /// Absolute path; read anew at each delivery and not kept.
    package var passwordFile: String?
    /// Absolute path of the certificates that are trusted; nil = those of the machine.
    package var caFile: String?
    /// Seconds.
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
    /// What is posted: the digest as JSON, or the form that the service wants.
    package enum Body: String, CaseIterable, Hashable, Sendable { case json, slack, ntfy }
    /// https or http.
    package var url: String
    /// The form of the body.
    package var body: Body
    /// File with the HMAC-SHA256 key for the `X-Feedwatch-Signature` header.
    package var secretFile: String?
    /// Seconds.
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
  /// `run`: whenever a run has news. The others are due once a day or a week, quiet or not.
  package enum Every: String, CaseIterable, Hashable, Sendable { case run, daily, weekly }
  /// How often at most.
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
