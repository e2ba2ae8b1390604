/// A message in Slack's mrkdwn, which Mattermost and others read too: marks of this program, and texts that are never marks.
package typealias SlackText = Escaped<SlackRules>

/// A preformatted part of a message in Slack's mrkdwn, to stand between two lines of three grave accents.
package typealias SlackCode = Escaped<SlackCodeRules>

/// A text of a message.
package enum SlackRules: EscapingRules {
  /// Writes `&`, `<` and `>` as references, so that nothing is a link, a mention or a call of the channel. What makes text
  /// bold, struck out or code has no escape there: a middle dot, a small tilde and an apostrophe stand for it.
  ///
  /// Source: https://docs.slack.dev/messaging/formatting-message-text
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "*"): bytes += "·".utf8
      case UInt8(ascii: "~"): bytes += "\u{02DC}".utf8
      case UInt8(ascii: "`"): bytes.append(UInt8(ascii: "'"))
      default: SlackCodeRules.append(byte, to: &bytes)
      }
    }
  }
}

/// A text of a preformatted part.
package enum SlackCodeRules: EscapingRules {
  /// Writes `&`, `<` and `>` as references, and apostrophes for three and more grave accents, which would end the part.
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let accent = UInt8(ascii: "`")
    var index = 0
    while index < text.count {
      let run = text[index...].prefix { $0 == accent }.count
      guard run > 0 else {
        append(text[index], to: &bytes)
        index += 1
        continue
      }
      bytes.append(contentsOf: repeatElement(run < 3 ? accent : UInt8(ascii: "'"), count: run))
      index += run
    }
  }

  fileprivate static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "&"): bytes += "&amp;".utf8
    case UInt8(ascii: "<"): bytes += "&lt;".utf8
    case UInt8(ascii: ">"): bytes += "&gt;".utf8
    default: bytes.append(byte)
    }
  }
}

extension Escaped<SlackRules>.StringInterpolation {
  /// Appends a preformatted part; the lines of grave accents around it belong to the literal.
  package mutating func appendInterpolation(_ code: SlackCode) { append(code) }
}
