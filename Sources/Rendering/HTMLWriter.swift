import Model
import Text

// What the pages of the report, the digest and the Atom feed are made of: texts that may hold anything, and are never mark-up.

extension HTML {
  /// The beginning of a page up to the end of its head: nothing but what `policy` names is ever loaded.
  ///
  /// - Parameter more: further elements of the head, each with its line end.
  static func head(title: String, policy: HTMLAttributeValue, more: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>\(text: title)</title>
    \(more)</head>

    """
  }

  /// `text` on one line, without characters that act.
  static func line(_ text: String, limit: Int = 1000) -> HTML {
    HTML(text: SafeText.line(text, limit: limit))
  }

  /// Text with what differs in bold, which the style sheets underline too.
  static func marked(_ runs: [TextRun]) -> HTML {
    runs.map { run in run.isMarked ? "<b>\(text: run.text)</b>" : HTML(text: run.text) }.joined()
  }

  /// A link where `url` is one of the web, else `shown` alone.
  static func link(_ url: String?, shown: HTML) -> HTML {
    guard let link = url.flatMap(WebLink.init) else { return shown }
    return "<a href=\"\(attribute: link.url)\" rel=\"noopener noreferrer\">\(shown)</a>"
  }

  /// A link called `text`, or by its URL where that is empty, each cut to one line; the text alone where `url` is none of the web.
  static func link(_ url: String?, _ text: String, limit: Int = 1000) -> HTML {
    let shown = line(text, limit: limit)
    guard let link = url.flatMap(WebLink.init) else { return shown }
    return .link(SafeText.line(link.url, limit: 4000), shown: shown.isEmpty ? line(link.url) : shown)
  }

  /// A fact's value: a link to call, to write or to open where it is one.
  static func contact(_ fact: Fact) -> HTML {
    let value = fact.value.text
    let shown = fact.display.isEmpty ? value : fact.display
    switch fact.value {
    case .phone(let number) where number.isInternational: return anchor("tel:", value, shown)
    case .email where isMail(value): return anchor("mailto:", value, value)
    case .web, .social, .verbatim(.web, _), .verbatim(.social, _): return link(value, value)
    case .phone, .email, .address, .hours, .verbatim: return line(shown)
    }
  }

  /// A table with a head row; `rows` are whole `<tr>` elements.
  static func table(_ caption: HTML, _ heads: [String], rows: HTML, style: String = "cards") -> HTML {
    let head = heads.map { head -> HTML in "<th scope=\"col\">\(text: head)</th>" }.joined()
    return """
      <table class="\(attribute: style)"><caption>\(caption)</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows)</tbody></table>

      """
  }

  private static func anchor(_ scheme: String, _ target: String, _ shown: String) -> HTML {
    "<a href=\"\(attribute: scheme + target)\">\(line(shown))</a>"
  }

  /// One address of plain characters: nothing that a `mailto:` (RFC 6068) could take for a header.
  private static func isMail(_ value: String) -> Bool {
    let parts = value.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { byte in
            byte.isASCIIAlphanumeric || "._-+".utf8.contains(byte)
          }
      }
  }
}

/// Moments as elements that people and programs read.
struct HTMLTime: Sendable {
  let now: Timestamp
  private let words: ReadableTime

  init(now: Timestamp) {
    self.now = now
    words = ReadableTime(now: now)
  }

  /// `24 Nov 2026`
  func date(_ instant: Timestamp) -> HTML { element(instant, words.date(instant)) }

  /// `24 Nov 2026, 06:15 UTC`
  func moment(_ instant: Timestamp) -> HTML { element(instant, words.moment(instant)) }

  /// `24 Nov 2026`, without an element: for attributes.
  func plainDate(_ instant: Timestamp) -> String { words.date(instant) }

  /// `3 days ago`
  func ago(_ instant: Timestamp) -> String {
    let age = words.age(instant)
    return age == "under a minute" ? "just now" : age + " ago"
  }

  private func element(_ instant: Timestamp, _ text: String) -> HTML {
    "<time datetime=\"\(attribute: instant.rfc3339)\">\(text: text)</time>"
  }
}
