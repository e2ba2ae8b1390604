import Model
import Text

/// The directory of what the pages say now, by agency and source, with age.
enum ContactPages {
  /// Facts shown of one source; a longer page is no directory any more.
  private static let limit = 1000

  /// Sources that have something to list, those of one agency together, in the order of the configuration.
  static func ordered(_ sources: [SourceReport]) -> [SourceReport] {
    let listed = sources.filter { source in
      source.facts.contains { $0.ended == nil } || !source.unread.isEmpty
    }
    var places: [String?: Int] = [:]
    for source in listed where places[source.agency] == nil { places[source.agency] = places.count }
    return listed.enumerated().sorted { left, right in
      (places[left.element.agency] ?? 0, left.offset) < (places[right.element.agency] ?? 0, right.offset)
    }.map(\.element)
  }

  static func weight(_ source: SourceReport) -> Int {
    1 + min(limit, source.facts.count { $0.ended == nil }) + source.unread.count
  }

  static func pages(_ context: ReportContext) -> [ReportFile] {
    let plan = context.contacts
    return plan.pages.enumerated().map { index, sources in
      var body: HTML =
        sources.isEmpty ? "<p>No contact facts have been read yet.</p>\n" : FilterScript.field("contacts")
      if index == 0 { body += contents(context) }
      body += groups(sources).map { group(agency: $0, $1, context) }.joined()
      return PageFrame.page(.contacts, number: index + 1, of: plan.pages.count, context, body: body)
    }
  }

  /// Links to all sources, where there are several.
  private static func contents(_ context: ReportContext) -> HTML {
    let all = context.contacts.pages.joined()
    guard all.count > 1 else { return "" }
    let links = all.compactMap { source -> HTML? in
      context.contacts.link(to: source.source.id, from: 1).map {
        "<li><a href=\"\(attribute: $0)\">\(context.name(of: source.source.id))</a></li>\n"
      }
    }
    return
      "<details open><summary>\(text: counted(links.count, "source"))</summary>\n<ul class=\"columns\">\n\(links.joined())</ul></details>\n"
  }

  private static func groups(_ sources: [SourceReport]) -> [(agency: String?, sources: [SourceReport])] {
    var groups: [(agency: String?, sources: [SourceReport])] = []
    for source in sources {
      if let last = groups.last, last.agency == source.agency {
        groups[groups.count - 1].sources.append(source)
      } else {
        groups.append((source.agency, [source]))
      }
    }
    return groups
  }

  private static func group(agency: String?, _ sources: [SourceReport], _ context: ReportContext) -> HTML {
    let title: HTML = agency.map { HTML.line($0) } ?? "Without a tag"
    return "<section data-group>\n<h2>\(title)</h2>\n" + sources.map { section($0, context) }.joined()
      + "</section>\n"
  }

  private static func section(_ source: SourceReport, _ context: ReportContext) -> HTML {
    let current = source.facts.filter { $0.ended == nil }
    let id = source.source.id
    var html: HTML =
      "<section data-group id=\"\(attribute: Pagination.anchor(id))\">\n<h3>\(context.name(of: id))</h3>\n"
    html += "<p>\(HTML.link(source.url, source.url))<br>\(age(source, context))\(history(id, context))</p>\n"
    if !current.isEmpty {
      html += HTML.table(
        HTML(text: counted(current.count, "contact")), ["What", "Contact", "Applies to", "Seen since"],
        rows: current.prefix(limit).map { $0.known.directoryRow(context) }.joined())
    }
    if current.count > limit {
      html +=
        "<p>And \(current.count - limit) more: <code>feedwatch show \(HTML.line(id.rawValue))</code></p>\n"
    }
    return html + unread(source.unread) + "</section>\n"
  }

  private static func age(_ source: SourceReport, _ context: ReportContext) -> HTML {
    guard let read = source.record?.lastGood else { return "Never read well." }
    let warning: HTML =
      source.isUnconfirmed
      ? " <strong class=\"unconfirmed\">Unconfirmed: not read for more than three intervals.</strong>" : ""
    return "Last read \(context.time.moment(read)), \(text: context.time.ago(read)).\(warning)"
  }

  private static func history(_ source: SourceID, _ context: ReportContext) -> HTML {
    context.timeline.link(to: source).map {
      " <a href=\"\(attribute: $0)\">History of \(context.name(of: source))</a>"
    } ?? ""
  }

  private static func unread(_ passages: [Unread]) -> HTML {
    guard !passages.isEmpty else { return "" }
    let lines: [HTML] = passages.prefix(100).map {
      "<li data-entry><q dir=\"auto\">\(HTML.line($0.text))</q> <span class=\"soft\">\(HTML.line($0.kind))</span></li>\n"
    }
    let rest: HTML = passages.count > 100 ? "<li>and \(passages.count - 100) more</li>\n" : ""
    return
      "<p><strong>Not understood, please read it on the page:</strong></p>\n<ul>\n\(lines.joined())\(rest)</ul>\n"
  }
}

extension KnownFact {
  /// The fact as a row of the directory.
  func directoryRow(_ context: ReportContext) -> HTML {
    """
    <tr data-entry><th scope="row">\(fact.directoryName)</th>\
    <td class="contact"><span class="value" dir="auto">\(HTML.contact(fact))</span>\(fact.directoryZone)</td>\
    <td>\(fact.directoryConditions)</td><td class="date" data-name="seen since">\(context.time.date(firstSeen))</td></tr>

    """
  }
}

extension Fact {
  /// `TTY number: Contact Center`
  var directoryName: HTML {
    let noun = SafeText.line(ChangeWords.fullNoun(self), limit: 1000)
    let word = HTML(text: noun.prefix(1).uppercased() + noun.dropFirst())
    guard let label, !label.isEmpty, label != value.text else { return word }
    return "\(word): \(HTML.line(label, limit: 120))"
  }

  fileprivate var directoryZone: HTML {
    value.components["timezone"].map { "<br><span class=\"soft\">\(HTML.line($0))</span>" } ?? ""
  }

  fileprivate var directoryConditions: HTML {
    var lines: [HTML] = []
    if let form = conditions.form { lines.append("Form \(HTML.line(form))") }
    for text in [conditions.scenario, conditions.appliesTo].compactMap(\.self) where !text.isEmpty {
      lines.append(HTML.line(text, limit: 400))
    }
    if !conditions.states.isEmpty {
      lines.append("States: " + HTML.line(conditions.states.joined(separator: ", ")))
    }
    if !section.isEmpty {
      let path = HTML.line(section.joined(separator: " > "), limit: 300)
      lines.append("<span class=\"soft\">Under: \(path)</span>")
    }
    return lines.joined(separator: "<br>")
  }
}
