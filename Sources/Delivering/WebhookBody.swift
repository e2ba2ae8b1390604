package import Model
import Text

extension Outlet.Webhook.Body {
  /// What a webhook of this form is sent: the JSON digest, a Slack-compatible message, or ntfy's plain text; in UTF-8.
  package func compose(subject: String, text: String, json: String) -> [UInt8] {
    switch self {
    case .json: Array(json.utf8)
    case .slack: Array(JSONWriter.text(Self.slack(subject: subject, text: text), indented: false).utf8)
    case .ntfy: Array(Self.cut(text, bytes: 4000).utf8)
    }
  }

  /// `{text}`: the subject in bold, the digest as preformatted text; nothing in it is a link, a
  /// mention or a mark.
  private static func slack(subject: String, text: String) -> JSONValue {
    let body = SlackCode(text: cut(text, bytes: 30_000))
    let message: SlackText = "*\(text: subject)*\n```\n\(body)```"
    return ["text": .string(message.source)]
  }

  /// `text` cut at a line end, with a word about it.
  private static func cut(_ text: String, bytes limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    var kept: [Substring] = []
    var size = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      size += line.utf8.count + 1
      if size > limit { break }
      kept.append(line)
    }
    return kept.joined(separator: "\n") + "\n… cut here: feedwatch diff shows the rest\n"
  }
}
