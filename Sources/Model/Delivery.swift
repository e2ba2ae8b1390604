package import Text

/// A composed digest on its way to a notifier; kept until it is delivered, and sent with the same bytes at every try, unless the
/// notifier is given another way out meanwhile that takes another form.
package struct Delivery: Hashable, Sendable {
  /// Where it stands; only `pending` and `failed` ones are tried by runs.
  package enum State: String, Hashable, Sendable {
    case pending, delivered, failed
    /// Taken out of the outbox by a person.
    case dropped
  }

  /// Unique in the store; 0 before it is stored.
  package var number: Int64
  /// Id of the notifier; it may have left the configuration since.
  package var notifier: String
  /// With its angle brackets; the same at every try, so that a second copy is known as such.
  package var messageID: String
  /// One line, for lists of the outbox; the payload of a mail has its own.
  package var subject: String
  /// What is sent: an RFC 5322 message, a rendered digest, a POST body.
  package var payload: [UInt8]
  /// The form of `payload`; nil where it was composed before stores remembered it.
  package var form: PayloadForm?
  /// File deliveries: where it goes.
  package var path: String?
  /// When the digest was composed.
  package var created: Timestamp
  /// `failed`: refused for good by the other side, and yet tried by each run until it is given up.
  package var state: State
  /// Tries so far, whatever came of them.
  package var attempts: Int
  /// One lower-case line without secrets: why the last try did not succeed.
  package var lastError: String?
  /// Not tried before this moment.
  package var nextTry: Timestamp?
  /// When the last recipient was reached.
  package var delivered: Timestamp?
  /// Addresses that a mail has yet to reach, after others took it; empty = all.
  package var recipients: [String] = []
  /// When it was given up: not tried any more until a person says so.
  package var givenUp: Timestamp?

  /// A delivery not yet tried.
  package init(
    number: Int64 = 0, notifier: String, messageID: String, subject: String, payload: [UInt8],
    form: PayloadForm? = nil, path: String? = nil, created: Timestamp, state: State = .pending,
    attempts: Int = 0, lastError: String? = nil,
    nextTry: Timestamp? = nil, delivered: Timestamp? = nil
  ) {
    self.number = number
    self.notifier = notifier
    self.messageID = messageID
    self.subject = subject
    self.payload = payload
    self.form = form
    self.path = path
    self.created = created
    self.state = state
    self.attempts = attempts
    self.lastError = lastError
    self.nextTry = nextTry
    self.delivered = delivered
  }
}

/// The form of the bytes that go out for a digest. The raw values are stored.
package enum PayloadForm: String, Hashable, Sendable {
  /// An RFC 5322 message.
  case mail
  /// A digest as it is rendered for files, and as webhooks take it.
  case text, html, markdown, json, atom
  /// The body that Slack takes.
  case slack
}

extension Notifier {
  /// The form that the notifier takes.
  package var payloadForm: PayloadForm {
    switch outlet {
    case .pipe, .smtp: .mail
    case .webhook(let webhook):
      switch webhook.body {
      case .json: .json
      case .slack: .slack
      case .ntfy: .text
      }
    case .file:
      switch format {
      case .text: .text
      case .html: .html
      case .markdown: .markdown
      case .json: .json
      case .atom: .atom
      }
    }
  }
}

/// Something to tell one notifier, waiting in the outbox for its digest.
package struct OutboxItem: Hashable, Sendable {
  /// What there is to tell; each kind has a part of its own in a digest.
  package enum Content: Hashable, Sendable {
    case change(RecordedChange)
    case news(AnnouncementNews)
    case problem(Problem)
    case recovery(Recovery)
    case unread(SourceUnread)
  }

  /// Unique in the store; 0 before it is stored.
  package var number: Int64
  /// Id of the notifier that it waits for.
  package var notifier: String
  /// As it was when it was found: what happens later is an item of its own.
  package var content: Content
  /// When it was found.
  package var created: Timestamp

  /// Item `number` for `notifier`.
  package init(number: Int64, notifier: String, content: Content, created: Timestamp) {
    self.number = number
    self.notifier = notifier
    self.content = content
    self.created = created
  }
}
