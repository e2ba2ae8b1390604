import Model
import Text

/// What `doctor` prints.
struct DiagnosisReport {
  var diagnoses: [Diagnosis]

  /// Whether something does not work.
  var hasFault: Bool { diagnoses.contains { $0.verdict == .fault } }

  /// `{findings, counts}`.
  var json: JSONValue {
    [
      "findings": .array(diagnoses.map(\.json)),
      "counts": ["ok": count(.ok), "note": count(.note), "fault": count(.fault)],
    ]
  }

  private func count(_ verdict: Diagnosis.Verdict) -> JSONValue {
    JSONValue(diagnoses.count { $0.verdict == verdict })
  }

  /// One line for each finding, what to do under those that want a person, the counts at the end; or the faults alone.
  func text(style: TerminalColours, width: Int, onlyFaults: Bool = false) -> TerminalText {
    var text: TerminalText = ""
    for diagnosis in diagnoses where !onlyFaults || diagnosis.verdict == .fault {
      let mark = style.paint(Self.word(diagnosis.verdict), diagnosis.verdict)
      text += "\(mark)\(wrapped("\(diagnosis.subject): \(diagnosis.what)", width))\n"
      if let advice = diagnosis.advice { text += "      \(wrapped("-> \(advice)", width))\n" }
    }
    if onlyFaults { return text }
    let faults = diagnoses.count { $0.verdict == .fault }
    let notes = diagnoses.count { $0.verdict == .note }
    return text
      + "\n\(text: counted(diagnoses.count - faults - notes, "thing")) in order, \(text: counted(notes, "note")), "
      + "\(text: counted(faults, "fault"))\n"
  }

  private func wrapped(_ line: String, _ width: Int) -> TerminalText {
    TextWrap.lines(SafeText.line(line), width: max(30, width - 8), breaksWords: false)
      .map { TerminalText(text: $0) }.joined(separator: "\n        ")
  }

  private static func word(_ verdict: Diagnosis.Verdict) -> TerminalText {
    switch verdict {
    case .ok: "ok    "
    case .note: "note  "
    case .fault: "FAULT "
    }
  }
}
