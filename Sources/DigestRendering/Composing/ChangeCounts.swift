import Model
import Text

/// Changes counted by what they are about, most serious first: `2 filing addresses changed (I-130, I-751)`.
struct ChangeCounts: Sendable {
  /// One noun with all its changes.
  struct Count: Sendable {
    var noun: String
    var number: Int
    var verb: String
    var forms: [String]

    /// `2 filing addresses changed (I-130, I-751)`; at most `limit` forms, then "and n more".
    func text(forms limit: Int = 6) -> String {
      let text =
        counted(number, noun == "hours" ? "set of hours" : noun, noun == "hours" ? "sets of hours" : nil)
        + " " + verb
      guard !forms.isEmpty, limit > 0 else { return text }
      let rest = forms.count > limit ? " and \(forms.count - limit) more" : ""
      return "\(text) (\(forms.prefix(limit).joined(separator: ", "))\(rest))"
    }
  }

  var counts: [Count] = []

  /// Counts `changes`; equal ones count once.
  init(_ changes: [RecordedChange]) {
    var order: [String: Int] = [:]
    var groups: [[RecordedChange]] = []
    for group in ChangeItems.groups(changes.filter { $0.change.severity > .wording }) {
      let key = Self.noun(group[0])
      if let place = order[key] {
        groups[place].append(contentsOf: group)
        counts[place].number += 1
      } else {
        order[key] = groups.count
        groups.append(group)
        counts.append(Count(noun: key, number: 1, verb: "", forms: []))
      }
    }
    for (index, group) in groups.enumerated() {
      counts[index].verb = Self.verb(group)
      counts[index].forms = ChangeItems.forms(group).filter(Self.isFormCode)
    }
  }

  private static func noun(_ recorded: RecordedChange) -> String { ChangeWords.noun(recorded.change) }

  private static func verb(_ group: [RecordedChange]) -> String {
    if group.allSatisfy({ $0.state == .reverted }) { return "changed back" }
    switch Set(group.map(\.change.kind)) {
    case [.added]: return "added"
    case [.removed]: return "removed"
    case [.moved]: return "moved"
    default: return "changed"
    }
  }

  /// Form codes stand in the subject of a mail: letters, digits and hyphens, nothing else.
  private static func isFormCode(_ form: String) -> Bool {
    form.utf8.count <= 12
      && form.utf8.allSatisfy { byte in
        byte == 0x2D || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      }
  }
}
