/// A composed digest on its way to a notifier; kept until it is delivered, and sent with the same bytes at every try.
package struct Delivery: Hashable, Sendable {
  package enum State: String, Hashable, Sendable {
    case pending, delivered, failed
    /// Taken out of the outbox by a person.
    case dropped
  }

  package var number: Int64
  package var notifier: String
  package var messageID: String
  package var subject: String
  /// What is sent: an RFC 5322 message, a rendered digest, a POST body.
  package var payload: [UInt8]
  /// File deliveries: where it goes.
  package var path: String?
  package var created: Timestamp
  package var state: State
  package var attempts: Int
  package var lastError: String?
  /// Not tried before this moment.
  package var nextTry: Timestamp?
  package var delivered: Timestamp?
  /// Addresses that a mail has yet to reach, after others took it; empty = all.
  package var recipients: [String] = []
  /// When it was given up: not tried any more until a person says so.
  package var givenUp: Timestamp?

  /// A delivery not yet tried.
  package init(
    number: Int64 = 0, notifier: String, messageID: String, subject: String, payload: [UInt8],
    path: String? = nil,
    created: Timestamp, state: State = .pending, attempts: Int = 0, lastError: String? = nil,
    nextTry: Timestamp? = nil, delivered: Timestamp? = nil
  ) {
    self.number = number
    self.notifier = notifier
    self.messageID = messageID
    self.subject = subject
    self.payload = payload
    self.path = path
    self.created = created
    self.state = state
    self.attempts = attempts
    self.lastError = lastError
    self.nextTry = nextTry
    self.delivered = delivered
  }
}

/// Something to tell one notifier, waiting in the outbox for its digest.
package struct OutboxItem: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case change(RecordedChange)
    case news(AnnouncementNews)
    case problem(Problem)
    case recovery(Recovery)
    case unread(SourceUnread)
  }

  package var number: Int64
  package var notifier: String
  package var content: Content
  package var created: Timestamp

  /// Item `number` for `notifier`.
  package init(number: Int64, notifier: String, content: Content, created: Timestamp) {
    self.number = number
    self.notifier = notifier
    self.content = content
    self.created = created
  }
}
