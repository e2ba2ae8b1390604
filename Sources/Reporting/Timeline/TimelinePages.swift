import DigestRendering
import Model
import Text

/// The history of each fact: which values it had, from when to when, as words and as a line.
enum TimelinePages {
  private static let limit = 1000

  static func weight(_ source: SourceReport) -> Int { 1 + min(limit, source.facts.count) }

  static func pages(_ desk: ReportDesk) -> [ReportFile] {
    let plan = desk.timeline
    let first = desk.content.sources.lazy.flatMap(\.facts).map(\.known.firstSeen).min()
    let axis = TimeAxis(from: first ?? desk.content.now, to: desk.content.now)
    return plan.pages.enumerated().map { index, sources in
      var body: HTML =
        sources.isEmpty ? "<p>No facts have been read yet.</p>\n" : lead(axis, desk)
      body += sources.map { section($0, axis, desk) }.joined()
      return PageFrame.page(.timeline, number: index + 1, of: plan.pages.count, desk, body: body)
    }
  }

  private static func lead(_ axis: TimeAxis, _ desk: ReportDesk) -> HTML {
    """
    <p class="lead">Facts with a history come first. Every line runs from \(desk.time.date(axis.start)) on the left to now on \
    the right; a value begins when a reading first shows it and ends when its removal is confirmed.</p>

    """ + FilterScript.field("facts")
  }

  private static func section(_ source: SourceReport, _ axis: TimeAxis, _ desk: ReportDesk) -> HTML {
    let slots = FactSlot.slots(of: source.facts)
    let rows = slots.prefix(limit).map { row($0, axis, desk) }.joined()
    let id = source.source.id
    let rest: HTML =
      slots.count > limit ? "<p>And \(slots.count - limit) more: <code>feedwatch history</code></p>\n" : ""
    return "<section data-group id=\"\(attribute: PagePlan.anchor(id))\">\n<h2>\(desk.name(of: id))</h2>\n"
      + Markup.table(
        HTML(text: counted(slots.count, "fact")), ["Fact", "Values, newest first", "Time line"], rows: rows)
      + rest + "</section>\n"
  }

  private static func row(_ slot: FactSlot, _ axis: TimeAxis, _ desk: ReportDesk) -> HTML {
    let values = slot.bars.reversed().map { bar -> HTML in
      "<li><span class=\"value\" dir=\"auto\">\(Markup.contact(bar.known.fact))</span><br>\(span(bar, desk))</li>"
    }
    // The newest first: a short one that ended is drawn over the beginning of the next, and not hidden by it.
    let line = slot.bars.enumerated().reversed().map { index, bar in
      axis.rectangle(
        from: bar.known.firstSeen, to: bar.ended ?? desk.content.now,
        style: bar.ended != nil ? "past" : index % 2 == 0 ? "bar" : "other", title: label(bar, desk))
    }
    let words = slot.bars.map { label($0, desk) }.joined(separator: "; ")
    return """
      <tr data-entry><th scope="row">\(slot.name)</th><td><ol>\(values.joined())</ol></td>\
      <td class="line">\(axis.track(line.joined(), label: words))</td></tr>

      """
  }

  private static func span(_ bar: FactBar, _ desk: ReportDesk) -> HTML {
    let states = bar.known.fact.conditions.states.joined(separator: ", ")
    let place: HTML = states.isEmpty ? "" : "<span class=\"soft\">\(Markup.text(states))</span><br>"
    let start = desk.time.date(bar.known.firstSeen)
    return place + (bar.ended.map { "\(start) to \(desk.time.date($0))" } ?? "since \(start)")
  }

  private static func label(_ bar: FactBar, _ desk: ReportDesk) -> String {
    let value = SafeText.line(bar.known.fact.value.text, limit: 120)
    let start = desk.time.plainDate(bar.known.firstSeen)
    return "\(value), \(start) to " + (bar.ended.map(desk.time.plainDate) ?? "now")
  }
}
