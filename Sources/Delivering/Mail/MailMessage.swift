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
    let type: MailHeader = "multipart/alternative; boundary=\"\(token: boundary)\""
    let fields =
      headers(digest: digest, notifier: notifier, subject: subject) + [
        ("MIME-Version", "1.0"), ("Content-Type", type),
      ]
    var message: [UInt8] = []
    for (name, value) in fields { message += value.field(name) + [0x0A] }
    message.append(0x0A)
    for (type, content) in [("plain", text), ("html", html)] {
      message += Array("--\(boundary)\nContent-Type: text/\(type); charset=utf-8\n".utf8)
      message += Array("Content-Transfer-Encoding: quoted-printable\n\n".utf8)
      message += QuotedPrintable.encode(content)
      message.append(0x0A)
    }
    return message + Array("--\(boundary)--\n".utf8)
  }

  private static func headers(
    digest: Digest, notifier: Notifier, subject: String
  ) -> [(name: StaticString, value: MailHeader)] {
    let from = MailAddress(notifier.from ?? digest.from ?? "feedwatch@localhost")
    var fields: [(name: StaticString, value: MailHeader)] = [
      ("From", list([from])), ("To", list(notifier.to.map(MailAddress.init))),
      ("Subject", MailHeader(text: subject)),
      ("Date", MailHeader(text: MailDate.text(digest.composed, utcOffset: digest.utcOffset))),
      ("Message-ID", "\(token: digest.messageID)"),
    ]
    if !digest.threadID.isEmpty, digest.threadID != digest.messageID {
      fields.append(("In-Reply-To", "\(token: digest.threadID)"))
      fields.append(("References", "\(token: digest.threadID)"))
    }
    fields.append(("List-Id", "\(token: listID(notifier.id, from: from))"))
    fields.append(("Auto-Submitted", "auto-generated"))
    if let target = notifier.unsubscribe.flatMap(unsubscribe) {
      fields.append(("List-Unsubscribe", "<\(token: target)>"))
    }
    return fields
  }

  private static func list(_ addresses: [MailAddress]) -> MailHeader {
    addresses.filter { !$0.address.isEmpty }.map(\.header).joined(separator: ", ")
  }

  /// `<office.feedwatch.example.org>`: RFC 2919, which allows 255 characters.
  private static func listID(_ id: String, from: MailAddress) -> String {
    let name = id.utf8.map(\.asciiLowercased).filter { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    let domain = from.address.split(separator: "@").last.map(String.init) ?? "localhost"
    let shown = name.isEmpty ? "digest" : String(decoding: name.prefix(60), as: UTF8.self)
    return "<\(shown).feedwatch.\(domain)>"
  }

  /// RFC 2369: a URL in angle brackets; an address becomes a mailto. One that is too long for a line, which nothing may break, is
  /// left out.
  private static func unsubscribe(_ target: String) -> String? {
    let kept = SafeText.line(target).utf8.filter { (0x21...0x7E).contains($0) && !"<>,".utf8.contains($0) }
    let line = String(decoding: kept, as: UTF8.self)
    guard !line.isEmpty, line.utf8.count < 900 else { return nil }
    let isURL = ["https:", "http:", "mailto:"].contains { line.lowercased().hasPrefix($0) }
    return isURL ? line : "mailto:" + line
  }

  /// A boundary that no quoted-printable line can hold: there `=` is never followed by `_`.
  private static func boundary(_ messageID: String) -> String {
    "=_feedwatch_" + StableHash.name(of: messageID)
  }
}
