import DigestRendering
import Model
import Text

/// One fact as a row of the directory.
enum ContactRow {
  static func html(_ known: KnownFact, _ desk: ReportDesk) -> HTML {
    let fact = known.fact
    return """
      <tr data-entry><th scope="row">\(name(fact))</th>\
      <td class="contact"><span class="value" dir="auto">\(Markup.contact(fact))</span>\(zone(fact))</td>\
      <td>\(conditions(fact))</td><td class="date" data-name="seen since">\(desk.time.date(known.firstSeen))</td></tr>

      """
  }

  /// `TTY number: Contact Center`
  static func name(_ fact: Fact) -> HTML {
    let noun = SafeText.line(ChangeWords.fullNoun(fact), limit: 1000)
    let word = HTML(text: noun.prefix(1).uppercased() + noun.dropFirst())
    guard let label = fact.label, !label.isEmpty, label != fact.value.text else { return word }
    return "\(word): \(Markup.text(label, limit: 120))"
  }

  private static func zone(_ fact: Fact) -> HTML {
    fact.value.components["timezone"].map { "<br><span class=\"soft\">\(Markup.text($0))</span>" } ?? ""
  }

  private static func conditions(_ fact: Fact) -> HTML {
    let conditions = fact.conditions
    var lines: [HTML] = []
    if let form = conditions.form { lines.append("Form \(Markup.text(form))") }
    for text in [conditions.scenario, conditions.appliesTo].compactMap(\.self) where !text.isEmpty {
      lines.append(Markup.text(text, limit: 400))
    }
    if !conditions.states.isEmpty {
      lines.append("States: " + Markup.text(conditions.states.joined(separator: ", ")))
    }
    if !fact.section.isEmpty {
      let path = Markup.text(fact.section.joined(separator: " > "), limit: 300)
      lines.append("<span class=\"soft\">Under: \(path)</span>")
    }
    return lines.joined(separator: "<br>")
  }
}
