package import Model
import Text

/// Turns changes into items: equal changes become one item that lists where they stand.
package struct ChangeItems: Sendable {
  var time: ReadableTime
  /// How old a change is, as "pending your review" shows it.
  var showsAge = false

  /// Items told at `time`, with or without the age of each.
  package init(time: ReadableTime, showsAge: Bool = false) {
    self.time = time
    self.showsAge = showsAge
  }

  /// One item per distinct change, in the order of their first appearance.
  package func items(_ changes: [RecordedChange]) -> [Item] { Self.groups(changes).map(item) }

  /// Changes that say the same, grouped in the order of their first appearance.
  static func groups(_ changes: [RecordedChange]) -> [[RecordedChange]] {
    changes.grouped { ChangeKey($0) }.map(\.members)
  }

  private func item(_ group: [RecordedChange]) -> Item {
    let (first, change) = (group[0], group[0].change)
    var item = Item(badge: badge(change), title: title(group), url: first.url)
    item.rows = first.state == .reverted ? revertedRows(first) : change.valueRows
    if let note = change.note { item.rows.append(Row("that is", SafeText.line(note))) }
    for (number, places) in places(group).enumerated() {
      item.rows += rows(places, number: number)
    }
    item.key = "change-" + first.id
    item.updated = first.firstSeen
    return item
  }

  private func badge(_ change: FactChange) -> String? {
    change.severity >= .high ? change.severity.rawValue : nil
  }

  /// `I-130: the page now says another filing address (U.S. Postal Service)`
  private func title(_ group: [RecordedChange]) -> String {
    let first = group[0]
    let sentence = ChangeWords.sentence(first.change, isReverted: first.state == .reverted)
    let forms = Self.forms(group)
    let subject =
      forms.isEmpty ? first.change.label.map { SafeText.line($0, limit: 80) } : forms.joined(separator: ", ")
    let places = group.count > 1 ? ", in \(group.count) places" : ""
    return (subject.flatMap { $0.isEmpty ? nil : $0 + ": " } ?? "") + sentence + places
  }

  /// The forms a group of changes is about, each once.
  static func forms(_ group: [RecordedChange]) -> [String] {
    var seen: Set<String> = []
    return group.compactMap { $0.change.conditions.form }.map { SafeText.line($0, limit: 20) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// A change that was taken back: what the page says again, and what it said in between.
  private func revertedRows(_ change: RecordedChange) -> [Row] {
    let (was, now) = change.change.shownValues
    guard let was else { return now.map { [Row("between", $0)] } ?? [] }
    let again = Row("again", was, role: .now)
    return now.flatMap { $0 == was ? nil : [Row("between", $0), again] } ?? [again]
  }

  /// A group by page and time, so that a page is named once for all its rows.
  private func places(_ group: [RecordedChange]) -> [[RecordedChange]] {
    group.grouped { PageReading(url: $0.url, firstSeen: $0.firstSeen, lastOldSeen: $0.lastOldSeen) }
      .map(\.members)
  }

  private func rows(_ changes: [RecordedChange], number: Int) -> [Row] {
    var rows = changes.flatMap(conditions)
    let first = changes[0]
    rows.append(Row("source", title: first.sourceTitle, id: first.source))
    rows.append(Row("url", SafeText.line(first.url), role: .link))
    rows.append(Row("read", seen(first)))
    if showsAge {
      rows.append(Row("waiting", "\(time.age(first.firstSeen)), since \(time.date(first.firstSeen))"))
    }
    rows.append(Row("id", ids(changes)))
    return rows
  }

  /// When the row counts: form, scenario, the row's own words, states, headings, and what the page says there.
  private func conditions(_ change: RecordedChange) -> [Row] {
    let conditions = change.change.conditions
    var rows: [Row] = []
    func add(_ name: String, _ text: String?, role: Row.Role = .plain) {
      guard let text = text.map({ SafeText.line($0, limit: 600) }), !text.isEmpty else { return }
      rows.append(Row(name, text, role: role))
    }
    add("form", conditions.form)
    add("when", conditions.scenario)
    add("for", conditions.appliesTo)
    if !conditions.states.isEmpty {
      let states = conditions.states.joined(separator: ", ")
      add("states", conditions.states.count > 3 ? "\(states) (\(conditions.states.count))" : states)
    }
    add("under", change.change.section.joined(separator: " > "))
    add("quote", change.change.evidence, role: .quote)
    return rows
  }

  private func seen(_ change: RecordedChange) -> String {
    var text = time.moment(change.firstSeen)
    if let before = change.lastOldSeen { text += "; last as before on " + time.moment(before) }
    if change.reads > 1 { text += "; seen in \(change.reads) reads" }
    return text
  }

  private func ids(_ changes: [RecordedChange]) -> String {
    let ids = changes.flatMap {
      [$0.id] + ($0.folds.isEmpty ? [] : ["(with \($0.folds.joined(separator: ", ")))"])
    }
    return SafeText.line(ids.joined(separator: " "))
  }
}

/// What makes two changes one for people: the same thing with the same was and now.
private struct ChangeKey: Hashable {
  var kind: FactChange.Kind
  var channel: Channel
  var factKind: String
  var carrier: Carrier?
  var severity: Severity
  var before: String?
  var after: String?
  var isReverted: Bool

  init(_ recorded: RecordedChange) {
    kind = recorded.change.kind
    channel = recorded.change.channel
    factKind = recorded.change.factKind
    carrier = recorded.change.conditions.carrier
    severity = recorded.change.severity
    before = recorded.change.before
    after = recorded.change.after
    isReverted = recorded.state == .reverted
  }
}

/// One read of one page.
private struct PageReading: Hashable {
  var url: String
  var firstSeen: Timestamp
  var lastOldSeen: Timestamp?
}

extension Row {
  /// What people call a source: its title, else its name.
  init(_ name: String, title: String, id: SourceID) {
    let title = SafeText.line(title, limit: 200)
    self.init(name, title.isEmpty || title == id.rawValue ? id.rawValue : "\(title) (\(id.rawValue))")
  }
}

/// Sources that contradict each other, with both URLs and quotes: the reader judges.
package enum ConflictItems {
  /// One item per conflict.
  package static func items(_ conflicts: [Conflict], titles: [SourceID: String] = [:]) -> [Item] {
    conflicts.map { conflict in
      let sample = FactChange(
        kind: .changed, channel: conflict.channel, factKind: conflict.kind, severity: .normal)
      let label =
        conflict.label.map { SafeText.line($0, limit: 80) }.flatMap { $0.isEmpty ? nil : $0 + ": " } ?? ""
      var item = Item(title: "\(label)sources say different things (\(ChangeWords.noun(sample)))")
      item.rows = conflict.values.flatMap { rows($0, titles: titles) }
      item.key = "conflict-" + conflict.values.map(\.value).joined(separator: "-")
      return item
    }
  }

  private static func rows(_ witness: Conflict.Witness, titles: [SourceID: String]) -> [Row] {
    var rows = [Row("says", SafeText.line(witness.value))]
    let quote = SafeText.line(witness.evidence, limit: 600)
    if !quote.isEmpty { rows.append(Row("quote", quote, role: .quote)) }
    rows.append(Row("source", title: titles[witness.source] ?? "", id: witness.source))
    rows.append(Row("url", SafeText.line(witness.url), role: .link))
    return rows
  }
}
