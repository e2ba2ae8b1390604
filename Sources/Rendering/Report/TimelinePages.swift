import Model
import Text

/// The history of each fact: which values it had, from when to when, as words and as a line.
enum TimelinePages {
  private static let limit = 1000

  static func weight(_ source: SourceReport) -> Int { 1 + min(limit, source.facts.count) }

  static func pages(_ context: ReportContext) -> [ReportFile] {
    let plan = context.timeline
    let first = context.content.sources.lazy.flatMap(\.facts).map(\.known.firstSeen).min()
    let axis = TimeAxis(from: first ?? context.content.now, to: context.content.now)
    return plan.pages.enumerated().map { index, sources in
      var body: HTML =
        sources.isEmpty ? "<p>No facts have been read yet.</p>\n" : lead(axis, context)
      body += sources.map { section($0, axis, context) }.joined()
      return PageFrame.page(.timeline, number: index + 1, of: plan.pages.count, context, body: body)
    }
  }

  private static func lead(_ axis: TimeAxis, _ context: ReportContext) -> HTML {
    """
    <p class="lead">Facts with a history come first. Every line runs from \(context.time.date(axis.start)) on the left to now on \
    the right; a value begins when a reading first shows it and ends when its removal is confirmed.</p>

    """ + FilterScript.field("facts")
  }

  private static func section(_ source: SourceReport, _ axis: TimeAxis, _ context: ReportContext) -> HTML {
    let slots = FactSlot.slots(of: source.facts)
    let rows = slots.prefix(limit).map { row($0, axis, context) }.joined()
    let id = source.source.id
    let rest: HTML =
      slots.count > limit ? "<p>And \(slots.count - limit) more: <code>feedwatch history</code></p>\n" : ""
    return
      "<section data-group id=\"\(attribute: Pagination.anchor(id))\">\n<h2>\(context.name(of: id))</h2>\n"
      + HTML.table(
        HTML(text: counted(slots.count, "fact")), ["Fact", "Values, newest first", "Time line"], rows: rows)
      + rest + "</section>\n"
  }

  private static func row(_ slot: FactSlot, _ axis: TimeAxis, _ context: ReportContext) -> HTML {
    let values = slot.periods.reversed().map { period -> HTML in
      "<li><span class=\"value\" dir=\"auto\">\(HTML.contact(period.known.fact))</span><br>\(span(period, context))</li>"
    }
    // The newest first: a short one that ended is drawn over the beginning of the next, and not hidden by it.
    let line = slot.periods.enumerated().reversed().map { index, period in
      axis.rectangle(
        from: period.known.firstSeen, to: period.ended ?? context.content.now,
        style: period.ended != nil ? "past" : index % 2 == 0 ? "bar" : "other", title: label(period, context))
    }
    let words = slot.periods.map { label($0, context) }.joined(separator: "; ")
    return """
      <tr data-entry><th scope="row">\(slot.name)</th><td><ol>\(values.joined())</ol></td>\
      <td class="line">\(axis.track(line.joined(), label: words))</td></tr>

      """
  }

  private static func span(_ period: FactPeriod, _ context: ReportContext) -> HTML {
    let states = period.known.fact.conditions.states.joined(separator: ", ")
    let place: HTML = states.isEmpty ? "" : "<span class=\"soft\">\(HTML.line(states))</span><br>"
    let start = context.time.date(period.known.firstSeen)
    return place + (period.ended.map { "\(start) to \(context.time.date($0))" } ?? "since \(start)")
  }

  private static func label(_ period: FactPeriod, _ context: ReportContext) -> String {
    let value = SafeText.line(period.known.fact.value.text, limit: 120)
    let start = context.time.plainDate(period.known.firstSeen)
    return "\(value), \(start) to " + (period.ended.map(context.time.plainDate) ?? "now")
  }
}

/// A place on a page, and the values that stood in it one after the other.
struct FactSlot: Sendable {
  /// What it is called.
  var name: HTML
  /// At least one, in the order in which they began.
  var periods: [FactPeriod]

  /// `facts` by the place they stand in; places that had several values first, else in the order of their beginning.
  static func slots(of facts: [FactPeriod]) -> [FactSlot] {
    var places: [Key: [Int]] = [:]
    var slots: [FactSlot] = []
    for period in facts {
      let key = Key(period.known.fact)
      let free = (places[key] ?? []).suffix(candidates).filter { slots[$0].isFree(for: period) }
      if let place = free.max(by: { slots[$0].commonStates(period) < slots[$1].commonStates(period) }) {
        slots[place].periods.append(period)
      } else {
        places[key, default: []].append(slots.count)
        slots.append(FactSlot(name: name(period.known.fact), periods: [period]))
      }
    }
    return slots.filter(\.hasHistory) + slots.filter { !$0.hasHistory }
  }

  /// Twins of one place (rows with one label) that are looked at: few, so that no page takes long.
  private static let candidates = 50

  /// Whether `period` begins where the last value here had ended: two values that stand together are two places.
  private func isFree(for period: FactPeriod) -> Bool {
    periods.last?.ended.map { $0 <= period.known.firstSeen } ?? false
  }

  /// How much the states of `period` are those of the last value here.
  private func commonStates(_ period: FactPeriod) -> Int {
    let states = Set(periods.last?.known.fact.conditions.states ?? [])
    return period.known.fact.conditions.states.count(where: states.contains)
  }

  /// Something in it has changed or gone.
  private var hasHistory: Bool { periods.count > 1 || periods.contains { $0.ended != nil } }

  private static func name(_ fact: Fact) -> HTML {
    let conditions = fact.conditions
    let details = [conditions.form, conditions.scenario, conditions.appliesTo]
      .compactMap(\.self).filter { !$0.isEmpty }.map { HTML.line($0, limit: 200) }
    guard !details.isEmpty else { return fact.directoryName }
    return fact.directoryName + "<br><span class=\"soft\">\(details.joined(separator: "; "))</span>"
  }

  /// What stays where the value changes.
  private struct Key: Hashable {
    var channel: Channel
    var kind: String
    var label: String?
    var section: [String]
    var form: String?
    var scenario: String?
    var appliesTo: String?
    var carrier: Carrier?

    init(_ fact: Fact) {
      channel = fact.channel
      kind = fact.kind
      label = fact.label
      section = fact.section
      form = fact.conditions.form
      scenario = fact.conditions.scenario
      appliesTo = fact.conditions.appliesTo
      carrier = fact.conditions.carrier
    }
  }
}
