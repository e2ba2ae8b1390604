package import Model
import Text

/// Writes a digest as a mail.
package enum MailMessage {
  /// One RFC 5322 message with a text and an HTML part (RFC 2046 section 5.1.4), both quoted-printable UTF-8. Lines end
  /// in line feeds, as programs that take mail on standard input expect; the way to a mail server makes them CRLF.
  ///
  /// The same arguments give the same bytes. Message-ID, Date and the thread come from `digest`; recipients from
  /// `notifier`. No text of a document reaches a header but through `subject`, which is cleaned and encoded.
  package static func compose(
    digest: Digest, notifier: Notifier, subject: String, text: String, html: String
  ) -> [UInt8] {
    let boundary = boundary(digest.messageID)
    let fields =
      headers(digest: digest, notifier: notifier, subject: subject) + [
        HeaderField("MIME-Version", token: "1.0"),
        HeaderField("Content-Type", token: "multipart/alternative; boundary=\"\(boundary)\""),
      ]
    var message = Array((fields.map(\.text).joined(separator: "\n") + "\n\n").utf8)
    for (type, content) in [("plain", text), ("html", html)] {
      message += Array("--\(boundary)\nContent-Type: text/\(type); charset=utf-8\n".utf8)
      message += Array("Content-Transfer-Encoding: quoted-printable\n\n".utf8)
      message += QuotedPrintable.encode(content)
      message.append(0x0A)
    }
    return message + Array("--\(boundary)--\n".utf8)
  }

  private static func headers(digest: Digest, notifier: Notifier, subject: String) -> [HeaderField] {
    let from = MailAddress(notifier.from ?? digest.from ?? "feedwatch@localhost")
    var fields = [
      HeaderField("From", addresses: [from]), HeaderField("To", addresses: notifier.to.map(MailAddress.init)),
      HeaderField("Subject", text: subject),
      HeaderField("Date", token: MailDate.text(digest.composed, utcOffset: digest.utcOffset)),
      HeaderField("Message-ID", token: digest.messageID),
    ]
    if !digest.threadID.isEmpty, digest.threadID != digest.messageID {
      fields.append(HeaderField("In-Reply-To", token: digest.threadID))
      fields.append(HeaderField("References", token: digest.threadID))
    }
    fields.append(HeaderField("List-Id", token: listID(notifier.id, from: from)))
    fields.append(HeaderField("Auto-Submitted", token: "auto-generated"))
    if let unsubscribe = notifier.unsubscribe.map(unsubscribe), let unsubscribe { fields.append(unsubscribe) }
    return fields
  }

  /// `<office.feedwatch.example.org>`: RFC 2919, which allows 255 characters.
  private static func listID(_ id: String, from: MailAddress) -> String {
    let name = id.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(60)
    let domain = from.address.split(separator: "@").last.map(String.init) ?? "localhost"
    return "<\(name.isEmpty ? "digest" : name).feedwatch.\(domain)>"
  }

  /// RFC 2369: a URL in angle brackets; an address becomes a mailto. One that is too long for a line, which nothing may break, is
  /// left out.
  private static func unsubscribe(_ target: String) -> HeaderField? {
    let line = String(SafeText.line(target).filter { !"<>, ".contains($0) && $0.isASCII })
    guard !line.isEmpty, line.utf8.count < 900 else { return nil }
    let isURL = ["https:", "http:", "mailto:"].contains { line.lowercased().hasPrefix($0) }
    return HeaderField("List-Unsubscribe", token: "<\(isURL ? line : "mailto:" + line)>")
  }

  /// A boundary that no quoted-printable line can hold: there `=` is never followed by `_`.
  private static func boundary(_ messageID: String) -> String {
    "=_feedwatch_" + StableHash.name(of: messageID)
  }
}
