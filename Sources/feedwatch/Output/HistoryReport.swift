import Model

/// What `history` prints for people.
enum HistoryReport {
  /// One paragraph for each change, oldest first.
  static func text(_ changes: [RecordedChange]) -> String {
    guard !changes.isEmpty else { return "no contact changes seen so far\n" }
    return changes.map(paragraph).joined(separator: "\n")
  }

  private static func paragraph(_ line: RecordedChange) -> String {
    let change = line.change
    var text = "\(Age.clock(line.firstSeen))  [\(line.id)] \(change.severity.rawValue): "
    text += "\(change.channel.rawValue) \(change.kind.rawValue), \(SafeText.line(line.sourceTitle))\n"
    if let label = change.label { text += "  \(SafeText.line(label))\n" }
    if let before = change.beforeDisplay ?? change.before { text += "  was: \(SafeText.line(before))\n" }
    if let after = change.afterDisplay ?? change.after { text += "  now: \(SafeText.line(after))\n" }
    switch line.state {
    case .pending: text += "  not reviewed\n"
    case .reverted: text += "  changed back before anybody reviewed it\n"
    case .accepted: text += "  " + acceptance(line.acceptance) + "\n"
    }
    return text
  }

  private static func acceptance(_ acceptance: Acceptance?) -> String {
    guard let acceptance else { return "accepted" }
    let note = acceptance.note.map { ": " + SafeText.line($0) } ?? ""
    return "accepted by \(SafeText.line(acceptance.by)), \(Age.clock(acceptance.at))\(note)"
  }
}
