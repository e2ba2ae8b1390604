import Model
import Text

/// What `history` prints for people.
enum HistoryReport {
  /// One paragraph for each change, oldest first.
  static func text(_ changes: [RecordedChange], isPlain: Bool) -> TerminalText {
    guard !changes.isEmpty else {
      return Console.paragraph("no contact changes seen so far", isPlain: isPlain)
    }
    return changes.map { change -> TerminalText in
      Console.paragraph(head(change), isPlain: isPlain)
        + details(change).map { Console.paragraph($0, indent: 2, isPlain: isPlain) }.joined()
    }.joined(separator: "\n")
  }

  private static func head(_ line: RecordedChange) -> String {
    let change = line.change
    return "\(line.firstSeen.minuteText)  [\(line.id)] \(change.severity.rawValue): "
      + "\(change.channel.rawValue) \(change.kind.rawValue), \(SafeText.line(line.sourceTitle))"
  }

  private static func details(_ line: RecordedChange) -> [String] {
    let change = line.change
    var lines: [String] = []
    if let label = change.label { lines.append(SafeText.line(label)) }
    if let before = change.beforeDisplay ?? change.before { lines.append("was: \(SafeText.line(before))") }
    if let after = change.afterDisplay ?? change.after { lines.append("now: \(SafeText.line(after))") }
    switch line.state {
    case .pending: lines.append("not reviewed")
    case .reverted: lines.append("changed back before anybody reviewed it")
    case .accepted: lines.append(acceptance(line.acceptance))
    }
    return lines
  }

  private static func acceptance(_ acceptance: Acceptance?) -> String {
    guard let acceptance else { return "accepted" }
    let note = acceptance.note.map { ": " + SafeText.line($0) } ?? ""
    return "accepted by \(SafeText.line(acceptance.by)), \(acceptance.at.minuteText)\(note)"
  }
}
