import Model
import Text

/// What a mail server answered to each recipient.
struct RecipientAnswers: Sendable {
  private var answers: [(recipient: String, status: Int, line: String)] = []

  /// Reads the answers out of the lines of a session.
  init(_ talk: [(isSent: Bool, line: String)]) {
    var asked: String?
    for (isSent, line) in talk {
      let line = SafeText.line(line, limit: 200)
      if isSent {
        asked = line.hasPrefix("RCPT TO:") ? String(line.dropFirst(8).filter { !"<>".contains($0) }) : nil
      } else if let recipient = asked, line.dropFirst(3).first != "-" {
        answers.append((recipient, Int(line.prefix(3)) ?? 0, line))
        asked = nil
      }
    }
  }

  /// Whether all recipients were refused for good.
  var isEveryoneRefused: Bool { !answers.isEmpty && answers.allSatisfy { $0.status >= 500 } }

  /// Those whom the server wants to be asked about again.
  var putOff: [String] { answers.filter { (400...499).contains($0.status) }.map(\.recipient) }

  /// The refused and the put-off ones, each with the server's words.
  var refused: String {
    answers.filter { $0.status >= 400 }.map { "\($0.recipient) (\($0.line))" }.joined(separator: ", ")
  }

  /// The result of a session that ended well.
  var result: DeliveryResult {
    refused.isEmpty ? .delivered : .partlyDelivered(left: putOff, "refused for \(refused)")
  }
}
