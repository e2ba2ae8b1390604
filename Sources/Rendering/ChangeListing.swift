package import Model
package import Text

/// How a listing is shown on a terminal.
package struct TerminalStyle: Hashable, Sendable {
  /// Columns.
  package var width: Int
  /// Whether ANSI colours are wanted; what differs is marked without them too.
  package var colour: Bool
  /// Whether differences of wording are listed rather than counted.
  package var showsWording: Bool
  /// Whether a line of marks stands under what differs.
  package var marksDifferences: Bool

  /// A plain listing of 80 columns.
  package init(
    width: Int = 80, colour: Bool = false, showsWording: Bool = false, marksDifferences: Bool = true
  ) {
    self.width = width
    self.colour = colour
    self.showsWording = showsWording
    self.marksDifferences = marksDifferences
  }
}

/// Changes as `feedwatch diff` and `feedwatch history` print them.
package enum ChangeListing {
  /// `changes`, most serious first, each with was and now, conditions, evidence, source, time read and age; then the
  /// conflicts, and the differences of wording, counted or listed. Ends in a line feed.
  package static func text(
    _ changes: [RecordedChange], wording: [RecordedChange], conflicts: [Conflict], now: Timestamp,
    style: TerminalStyle
  ) -> TerminalText {
    let layout = PlainLayout(
      width: max(40, style.width), colour: style.colour, breaksWords: false,
      marksDifferences: style.marksDifferences)
    let maker = ChangeItems(time: ReadableTime(utcOffset: 0, now: now), showsAge: true)
    let sorted = changes.enumerated().sorted {
      ($1.element.change.severity, $0.offset) < ($0.element.change.severity, $1.offset)
    }
    var items = maker.items(sorted.map(\.element)) + ConflictItems.items(conflicts)
    if style.showsWording { items += maker.items(wording) }
    let summary = TerminalText(text: summary(changes, wording, style))
    let blocks = items.map { layout.lines($0).joined(separator: "\n") } + [summary]
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// `changes` in the form of a unified diff, one hunk per change, by source; for programs that read diffs.
  package static func unified(_ changes: [RecordedChange]) -> TerminalText {
    var text: TerminalText = ""
    var current: String?
    for recorded in bySource(changes) {
      if recorded.url != current {
        let url = SafeText.line(recorded.url)
        text +=
          "--- \(text: url)\t\(text: recorded.lastOldSeen?.rfc3339 ?? "-")\n+++ \(text: url)\t\(text: recorded.firstSeen.rfc3339)\n"
        current = recorded.url
      }
      text += hunk(recorded)
    }
    return text
  }

  private static func hunk(_ recorded: RecordedChange) -> TerminalText {
    let change = recorded.change
    let conditions = change.conditions
    let head: [String?] = [
      recorded.id, change.severity.rawValue, change.kind.rawValue, change.channel.rawValue, change.factKind,
      conditions.form, change.label, conditions.scenario, conditions.appliesTo,
      conditions.states.isEmpty ? nil : conditions.states.joined(separator: ","),
      change.section.isEmpty ? nil : change.section.joined(separator: " > "),
    ]
    let words = head.compactMap { $0.map(SafeText.line) }.filter { !$0.isEmpty }
    var text: TerminalText = "@@ \(text: words.joined(separator: " | ")) @@\n"
    let (was, now) = change.shownValues
    if let was, was == now { return text + " \(text: was)\n" }
    if let was { text += "-\(text: was)\n" }
    if let now { text += "+\(text: now)\n" }
    return text
  }

  /// Changes of one URL together, in the order in which the URLs first appear.
  private static func bySource(_ changes: [RecordedChange]) -> [RecordedChange] {
    var order: [String: Int] = [:]
    for change in changes where order[change.url] == nil { order[change.url] = order.count }
    return changes.enumerated().sorted {
      (order[$0.element.url] ?? 0, $0.offset) < (order[$1.element.url] ?? 0, $1.offset)
    }.map(\.element)
  }

  /// What to do next, and what was left out.
  private static func summary(
    _ changes: [RecordedChange], _ wording: [RecordedChange], _ style: TerminalStyle
  ) -> String {
    let pending = changes.count { $0.state == .pending }
    var parts: [String] = []
    if pending > 0 {
      parts.append("\(counted(pending, "contact change")) to review: feedwatch accept ID… or --all")
    } else if changes.isEmpty {
      parts.append("no contact changes to review")
    }
    if !wording.isEmpty {
      let count = counted(wording.count, "difference") + " of wording only"
      parts.append(style.showsWording ? count : count + " (--all lists them)")
    }
    return parts.joined(separator: "; ")
  }
}
