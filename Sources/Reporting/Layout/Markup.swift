import DigestRendering
import Model
import Text

/// Pieces of HTML made of text that may hold anything.
enum Markup {
  /// `text` on one line, without characters that act.
  static func text(_ text: String, limit: Int = 1000) -> HTML {
    HTML(text: SafeText.line(text, limit: limit))
  }

  /// A link where `url` is one of the web, else the text alone.
  static func link(_ url: String?, _ text: String, limit: Int = 1000) -> HTML {
    let shown = Self.text(text, limit: limit)
    guard let link = url.flatMap(WebLink.init) else { return shown }
    let target = SafeText.line(link.url, limit: 4000)
    return
      "<a href=\"\(attribute: target)\" rel=\"noopener noreferrer\">\(shown.isEmpty ? Self.text(link.url) : shown)</a>"
  }

  /// A fact's value: a link to call, to write or to open where it is one.
  static func contact(_ fact: Fact) -> HTML {
    let value = fact.value.text
    let shown = fact.display.isEmpty ? value : fact.display
    switch fact.value {
    case .phone(let number) where number.isInternational: return anchor("tel:", value, shown)
    case .email where isMail(value): return anchor("mailto:", value, value)
    case .web, .social, .verbatim(.web, _), .verbatim(.social, _): return link(value, value)
    case .phone, .email, .address, .hours, .verbatim: return text(shown)
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
    "<a href=\"\(attribute: scheme + target)\">\(text(shown))</a>"
  }

  /// One address of plain characters: nothing that a `mailto:` (RFC 6068) could take for a header.
  private static func isMail(_ value: String) -> Bool {
    let parts = value.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
              || "._-+".utf8.contains(byte)
          }
      }
  }
}
