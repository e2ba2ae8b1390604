import Model
import Text

/// The runs as two drawings, a column and a point for each, and as a table.
enum RunPlots {
  static func html(_ context: ReportContext) -> HTML {
    let runs = context.content.runs
    guard let first = runs.first, let last = runs.last else {
      return "<h2>Runs</h2>\n<p>No run has ended yet.</p>\n"
    }
    let earlier = context.content.runCount - runs.count
    let more: HTML = earlier > 0 ? " \(text: counted(earlier, "earlier run")) not shown." : ""
    let ends: HTML =
      "<p class=\"ends\"><span>\(context.time.moment(first.started))</span><span>\(context.time.moment(last.started))</span></p>\n"
    return """
      <h2>Runs</h2>
      <p>The newest \(text: counted(runs.count, "run")), oldest on the left.\(more)</p>
      \(hatch)<h3>Sources read by each run</h3>
      \(columns(runs, ends, context))<h3>Time taken by each run</h3>
      \(durations(runs, ends, context))\(figures(runs, context))
      """
  }

  /// Strokes over what failed, so that colour is not the only sign.
  private static let hatch: HTML = """
    <svg class="skip" aria-hidden="true" width="0" height="0"><defs><pattern id="hatch" width="8" height="8" \
    patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="8"/></pattern></defs></svg>

    """

  private static func columns(_ runs: [ReportedRun], _ ends: HTML, _ context: ReportContext) -> HTML {
    let top = max(1, runs.map(\.asked).max() ?? 1)
    let breadth = 1000 / Double(runs.count)
    let columns = runs.enumerated().map { index, run in
      column(run, left: Double(index) * breadth, breadth: breadth, top: top, context)
    }
    let failures = runs.count { $0.failed > 0 }
    return """
      <figure>
      <p class="ends">\(text: counted(top, "source"))</p>
      <svg viewBox="0 0 1000 200" preserveAspectRatio="none" role="img" aria-label="Sources read by each of \(attribute: counted(runs.count, "run")); \(attribute: counted(failures, "run")) could not read some.">
      \(columns.joined(separator: "\n"))
      </svg>
      \(ends)<ul class="key"><li>\(swatch("read"))read</li><li>\(swatch("unchanged"))read and unchanged</li>\
      <li>\(swatch("failed", isHatched: true))not readable</li></ul>
      </figure>

      """
  }

  private static func column(
    _ run: ReportedRun, left: Double, breadth: Double, top: Int, _ context: ReportContext
  ) -> HTML {
    let scale = 200 / Double(top)
    let width = max(breadth * 0.8, 0.5)
    var floor = 200.0
    func part(_ count: Int, _ style: String) -> HTML {
      guard count > 0 else { return "" }
      let height = Double(count) * scale
      floor -= height
      let shape: HTML =
        "x=\"\(figure: left + breadth * 0.1)\" y=\"\(figure: floor)\" width=\"\(figure: width)\" height=\"\(figure: height)\"/>"
      let strokes: HTML = style == "failed" ? "<rect fill=\"url(#hatch)\" \(shape)" : ""
      return "<rect class=\"\(attribute: style)\" \(shape)\(strokes)"
    }
    let title =
      "\(context.time.plainDate(run.started)): \(run.read) read, \(run.unchanged) unchanged, \(run.failed) not readable"
    let parts = part(run.read, "read") + part(run.unchanged, "unchanged") + part(run.failed, "failed")
    return "<g class=\"run\"><title>\(text: title)</title>\(parts)</g>"
  }

  private static func durations(_ runs: [ReportedRun], _ ends: HTML, _ context: ReportContext) -> HTML {
    let top = max(1, runs.map(\.duration).max() ?? 1)
    let breadth = 1000 / Double(runs.count)
    let points = runs.enumerated().map { index, run in
      (
        x: (Double(index) + 0.5) * breadth, y: 190 - Double(run.duration) / Double(top) * 180
      )
    }
    let dots = zip(points, runs).map { point, run -> HTML in
      "<path class=\"dot\" d=\"M\(figure: point.x) \(figure: point.y)h0.01\"><title>\(text: context.time.plainDate(run.started)): \(text: seconds(run.duration))</title></path>"
    }
    let line = points.map { point -> HTML in "\(figure: point.x),\(figure: point.y)" }.joined(separator: " ")
    return """
      <figure>
      <p class="ends">\(text: seconds(top))</p>
      <svg viewBox="0 0 1000 200" preserveAspectRatio="none" role="img" aria-label="Time taken by each of \(attribute: counted(runs.count, "run")); the longest took \(attribute: seconds(top)).">
      <polyline class="curve" points="\(line)"/>
      \(dots.joined(separator: "\n"))
      </svg>
      \(ends)</figure>

      """
  }

  private static func figures(_ runs: [ReportedRun], _ context: ReportContext) -> HTML {
    let rows = runs.reversed().map { run -> HTML in
      """
      <tr><th scope="row">\(context.time.moment(run.started))</th><td class="number" data-name="read">\(run.read)</td>\
      <td class="number" data-name="unchanged">\(run.unchanged)</td><td class="number" data-name="not readable">\(run.failed)</td>\
      <td class="number" data-name="changes">\(run.changes)</td><td class="number" data-name="time">\(text: seconds(run.duration))</td></tr>

      """
    }
    let heads = ["Started", "Read", "Unchanged", "Not readable", "Changes", "Time taken"]
    return "<details><summary>The same in figures</summary>\n"
      + HTML.table("Runs, newest first", heads, rows: rows.joined()) + "</details>\n"
  }

  private static func swatch(_ style: String, isHatched: Bool = false) -> HTML {
    let strokes: HTML = isHatched ? "<rect fill=\"url(#hatch)\" width=\"20\" height=\"20\"/>" : ""
    return
      "<svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><rect class=\"\(attribute: style)\" width=\"20\" height=\"20\"/>\(strokes)</svg>"
  }

  /// `50 ms`, `2.8 s`, `75 s`
  private static func seconds(_ milliseconds: Int64) -> String {
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    return (milliseconds >= 10_000 ? "\(milliseconds / 1000)" : (Double(milliseconds) / 1000).figure)
      + " s"
  }
}
