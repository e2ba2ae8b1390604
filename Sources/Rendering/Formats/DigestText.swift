import Model
import Text

/// A digest as plain text, under 78 columns.
enum DigestText {
  static let width = 77

  static func render(_ document: DigestDocument) -> TerminalText {
    let layout = PlainLayout(width: width)
    var blocks: [[TerminalText]] = [
      layout.paragraph(document.subject), document.lead.flatMap { layout.paragraph($0) },
    ]
    for section in document.sections {
      blocks.append(layout.heading(section.title) + (section.source.map { layout.paragraph($0.text) } ?? []))
      blocks += section.items.map { layout.lines($0) }
      if let rest = section.rest { blocks.append(layout.paragraph(rest)) }
    }
    blocks.append(layout.heading("Coverage") + layout.paragraph(document.coverage))
    blocks.append(["-- "] + document.footer.flatMap { layout.paragraph($0) })
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}

/// Sets items as plain text: a title, and under it named lines with a hanging indent.
struct PlainLayout: Sendable {
  /// Columns.
  var width: Int
  var colour = false
  /// Whether a word longer than the line is cut; a terminal breaks it better itself.
  var breaksWords = true
  /// Whether what differs is marked by a line under it; a voice that reads the screen would spell it out.
  var marksDifferences = true

  private static let nameWidth = 9
  private static let indent: TerminalText = "    "
  private static let indentWidth = 4

  /// The lines of `item`.
  func lines(_ item: Item) -> [TerminalText] {
    let badge = item.badge.map { "[\($0)] " } ?? ""
    let title = TextWrap.lines(badge + item.title, width: width - 2, breaksWords: breaksWords)
    var lines = title.enumerated().map { number, line -> TerminalText in
      "\(number == 0 ? "* " : "  ")\(painted(TerminalText(text: line), titleColour(item)))"
    }
    for row in item.rows { lines += self.lines(row) }
    return lines
  }

  /// The lines of one row: its name, its text, and a line of marks under the parts that differ.
  func lines(_ row: Row) -> [TerminalText] {
    let name = row.name + String(repeating: " ", count: max(1, Self.nameWidth - row.name.count))
    let margin = Self.indent + TerminalText(text: String(repeating: " ", count: name.count))
    let indented = Self.indent + painted(TerminalText(text: name), .dim)
    let runs = row.role == .quote ? [TextRun("\u{201C}" + row.text + "\u{201D}")] : row.runs
    let wrapped = TextWrap.lines(
      runs, width: max(20, width - Self.indentWidth - name.count), breaksWords: breaksWords)
    var lines: [TerminalText] = []
    for (number, line) in wrapped.enumerated() {
      lines.append((number == 0 ? indented : margin) + text(line, role: row.role))
      if marksDifferences, line.contains(where: \.isMarked) {
        lines.append(margin + marks(line, role: row.role))
      }
    }
    return lines
  }

  /// `text` in lines.
  func paragraph(_ text: String) -> [TerminalText] {
    TextWrap.lines(text, width: width, breaksWords: breaksWords).map { TerminalText(text: $0) }
  }

  /// A heading, underlined.
  func heading(_ title: String) -> [TerminalText] {
    let lines = TextWrap.lines(title, width: width, breaksWords: breaksWords)
    let longest = lines.map { $0.displayWidth }.max() ?? 0
    return lines.map { painted(TerminalText(text: $0), .bold) }
      + [TerminalText(text: String(repeating: "-", count: longest))]
  }

  private func text(_ line: [TextRun], role: Row.Role) -> TerminalText {
    guard colour else { return line.map { TerminalText(text: $0.text) }.joined() }
    let paint: Paint? = role == .was ? .red : role == .now ? .green : nil
    return line.map { run -> TerminalText in
      painted(painted(TerminalText(text: run.text), paint), run.isMarked ? .bold : nil)
    }.joined()
  }

  /// `~~~` under what went, `^^^` under what came: the value itself stays fit for copying.
  private func marks(_ line: [TextRun], role: Row.Role) -> TerminalText {
    var result = ""
    for run in line {
      let sign = run.isMarked ? (role == .was ? "~" : "^") : " "
      let blanks = run.text.utf8.reversed().prefix { $0 == 0x20 }.count
      result += String(repeating: sign, count: run.text.displayWidth - blanks)
      result += String(repeating: " ", count: blanks)
    }
    while result.last == " " { result.removeLast() }
    return painted(TerminalText(text: result), role == .was ? .red : .green)
  }

  /// How a stretch of text looks (ECMA-48, section 8.3.117).
  private enum Paint {
    case bold, dim, red, green, boldRed

    var code: TerminalText {
      switch self {
      case .bold: "1"
      case .dim: "2"
      case .red: "31"
      case .green: "32"
      case .boldRed: "1;31"
      }
    }
  }

  private func titleColour(_ item: Item) -> Paint { item.badge == "critical" ? .boldRed : .bold }

  private func painted(_ text: TerminalText, _ paint: Paint?) -> TerminalText {
    guard colour, let paint else { return text }
    return "\u{1B}[\(paint.code)m\(text)\u{1B}[0m"
  }
}
