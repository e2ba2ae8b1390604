import Model
import Text

/// A stretch of time as the breadth of a drawing: 1,000 units.
struct TimeAxis: Sendable {
  static let width = 1000.0
  let start: Timestamp
  let end: Timestamp

  /// From `start` to `end`; at least a second.
  init(from start: Timestamp, to end: Timestamp) {
    self.start = min(start, end.adding(seconds: -1))
    self.end = end
  }

  /// Where `instant` stands, from 0 to 1,000.
  func place(_ instant: Timestamp) -> Double {
    let share =
      Double(instant.milliseconds - start.milliseconds) / Double(end.milliseconds - start.milliseconds)
    return min(max(share, 0), 1) * Self.width
  }

  /// A stretch as a rectangle of a drawing, broad enough to be seen; `height` units high from `top`.
  func rectangle(
    from begin: Timestamp, to stop: Timestamp, style: String, title: String, height: Int = 20
  ) -> HTML {
    let left = min(place(begin), Self.width - 6)
    let breadth = max(place(stop) - left - 3, 6)
    return
      "<rect class=\"\(attribute: style)\" x=\"\(figure: left)\" y=\"0\" width=\"\(figure: breadth)\" height=\"\(height)\"><title>\(text: title)</title></rect>"
  }

  /// A drawing of one line, `label` for those who do not see it.
  func track(_ rectangles: HTML, label: String) -> HTML {
    "<svg class=\"track\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(attribute: label)\">\(rectangles)</svg>"
  }
}

extension Double {
  /// The number to a tenth, written the same everywhere: for drawings.
  var figure: String {
    guard isFinite, abs(self) < 1e12 else { return "0" }
    let tenths = Int64((self * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}

extension HTML.StringInterpolation {
  /// Appends a number of a drawing.
  mutating func appendInterpolation(figure value: Double) { appendInterpolation(text: value.figure) }
}
