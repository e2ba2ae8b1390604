import Model

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
    messageID = "<feedwatch.\(notifier.id).\(now.milliseconds).\(last)@\(domain)>"
    threadID = "<feedwatch.\(notifier.id).\(date)@\(domain)>"
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
