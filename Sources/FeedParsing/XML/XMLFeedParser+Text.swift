import Markup
import Model
import Text

/// Text constructs: what type they are, and their value.
extension XMLFeedParser {
  /// The text of the element of the last start event; nil when blank.
  ///
  /// Sources: RFC 4287 section 3.1 (`type`), Atom 0.3 (`type` and `mode`), RSS 2.0 (HTML written as text). Markup that
  /// stands unescaped where text was due is taken as HTML.
  mutating func readText(isHTML: Bool? = nil, limit: Int = Limit.text) -> FeedText? {
    let type = reader.attribute("type")?.trimmed.lowercased() ?? ""
    let mode = reader.attribute("mode")?.trimmed.lowercased() ?? ""
    let (base, language) = (reader.base, reader.language)
    let isXHTML = type == "xhtml" || type.hasPrefix("application/xhtml")
    buffer.removeAll(keepingCapacity: true)
    let hasMarkup = reader.readFragment(
      into: &buffer, limit: limit, isTextHTML: type == "html" || type == "text/html" && mode == "escaped"
    )
    cut(to: limit)
    if mode == "base64" || isBinary(type), let decoded = Base64.decode(buffer), UTF8Text.isValid(decoded) {
      buffer = decoded
    }
    let bytes = buffer[...].trimmed { $0 <= 0x20 }
    guard !bytes.isEmpty else { return nil }
    var text = FeedText(
      "", type: mediaType(type, mode: mode, isHTML: isHTML ?? feed.format.escapesHTML), language: language,
      base: base)
    let resolved = text.isMarkup && !hasMarkup ? HTMLAddresses.resolved(bytes, base: base) : nil
    text.value = resolved.map { String(validUTF8: $0[...]) } ?? String(validUTF8: bytes)
    if hasMarkup, !text.isMarkup { text.type = "text/html" }
    if isXHTML { finishXHTML(&text, hasMarkup: hasMarkup) }
    return text
  }

  /// Shortens the text in hand to `limit` bytes, between two characters, and says so.
  mutating func cut(to limit: Int) {
    if Self.cut(&buffer, to: limit) { noteCut(limit) }
  }

  /// Notes that a text was cut.
  mutating func noteCut(_ limit: Int) { reader.note("a text longer than \(limit) bytes was cut") }

  /// Shortens `text` to `limit` bytes, between two characters; false when it is no longer than that.
  static func cut(_ text: inout [UInt8], to limit: Int) -> Bool {
    guard text.count > limit else { return false }
    var end = limit
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    text.removeLast(text.count - end)
    return true
  }

  /// Media types whose content is base64 (RFC 4287, section 4.1.3.3): not text and not XML.
  private func isBinary(_ type: String) -> Bool {
    type.hasByte(UInt8(ascii: "/")) && !type.hasPrefix("text/") && !type.hasSuffix("xml")
      && !type.hasPrefix("multipart/")
      && !type.contains("html") && !type.contains("json")
  }

  private func mediaType(_ type: String, mode: String, isHTML: Bool) -> String {
    switch type {
    case "text", "text/plain", "plain": return "text/plain"
    case "html", "text/html": return "text/html"
    case "xhtml", "application/xhtml+xml", "application/xhtml": return "application/xhtml+xml"
    case "": return isHTML || mode == "escaped" && feed.format == .atom03 ? "text/html" : "text/plain"
    default: return type
    }
  }

  /// Text alone in an XHTML construct is text: it is escaped. A `div` that only wraps the content goes.
  private func finishXHTML(_ text: inout FeedText, hasMarkup: Bool) {
    if !hasMarkup {
      var escaped: [UInt8] = []
      HTMLText.append(escaping: Array(text.value.utf8), to: &escaped)
      text.value = String(decoding: escaped, as: UTF8.self)
    } else if text.value.hasPrefix("<div>"), text.value.hasSuffix("</div>"),
      text.value.dropFirst(5).firstRange(of: "<div") == nil
    {
      text.value = String(text.value.dropFirst(5).dropLast(6)).trimmed
    }
  }
}
