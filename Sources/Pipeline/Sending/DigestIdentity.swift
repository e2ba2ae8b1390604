import Model
import Text

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
